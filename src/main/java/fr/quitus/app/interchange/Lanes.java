package fr.quitus.app.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Files de traitement : the items of a file side by side, those of one dossier one after the other and in their order.
 * Appends of the lanes are written together, so that many lanes cost little more than one.
 */
public final class Lanes {
    /** Items under way at a time. */
    static final int LANES = 16;
    /** How long one request works; what is left is said, and done by the next. */
    static final long WORK_TIME_MAX_MS = 120_000;

    private Lanes() {}

    /** Does each item unless the time is over, and waits for all that began. */
    static <T> void each(List<T> items, Function<T, String> dossier, Consumer<T> work) {
        each(items, dossier, work, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WORK_TIME_MAX_MS));
    }

    /** @param end as {@link System#nanoTime} tells it: nothing is begun after it */
    public static <T> void each(List<T> items, Function<T, String> dossier, Consumer<T> work, long end) {
        List<List<T>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(new ArrayList<>());
        }
        items.forEach(item ->
                lanes.get(Math.floorMod(dossier.apply(item).hashCode(), LANES)).add(item));
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> under = new ArrayList<>();
            for (List<T> lane : lanes) {
                under.add(workers.submit(() -> run(lane, work, end)));
            }
            for (Future<?> lane : under) {
                await(lane);
            }
        }
    }

    private static <T> void run(List<T> lane, Consumer<T> work, long end) {
        for (T item : lane) {
            if (System.nanoTime() - end > 0) {
                return;
            }
            work.accept(item);
        }
    }

    private static void await(Future<?> lane) {
        try {
            lane.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a file was worked on", e);
        }
    }
}
