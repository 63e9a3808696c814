package fr.quitus.projections.engine;

import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LogReader;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What a rebuild reads: each page of the log once, folded into every view whose target it does not pass. */
final class SharedReading implements AutoCloseable {
    private final ProjectionLimits limits;
    private final ProgressListener listener;
    private final Runnable requireGoing;
    private final LogScan scan;
    private final long started = System.nanoTime();
    private long eventsRead;

    /** @param requireGoing throws when nothing more is to be read */
    SharedReading(LogReader log, ProjectionLimits limits, ProgressListener listener, Runnable requireGoing) {
        this.limits = limits;
        this.listener = listener;
        this.requireGoing = requireGoing;
        this.scan = new LogScan(log, limits);
    }

    long eventsRead() {
        return eventsRead;
    }

    /** How many connections a rebuild may keep busy at once: one while others write to the log. */
    int workers() {
        return scan.alone() || !limits.rebuildYields() ? limits.rebuildReaders() : 1;
    }

    /** Since it began. */
    Duration duration() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /**
     * One reading of the log for all views, from the place of each to its target.
     *
     * @param step does what is to be done for a view, and answers for its failure by taking it out of those going
     */
    void together(Map<Reconstruction, Long> going, BiConsumer<Reconstruction, Runnable> step) {
        together(scan, going, step);
    }

    private void together(LogScan from, Map<Reconstruction, Long> going, BiConsumer<Reconstruction, Runnable> step) {
        if (going.isEmpty()) {
            return;
        }
        TreeSet<Long> places = new TreeSet<>(going.values());
        going.keySet().forEach(reconstruction -> places.add(reconstruction.position()));
        long last = places.last();
        long position = places.removeFirst();
        for (long place : places) {
            read(from, position, place, last, going, step);
            position = place;
        }
    }

    /** The same from a copy of the log, as far as it goes. */
    void copy(LogReader copy, Map<Reconstruction, Long> going, BiConsumer<Reconstruction, Runnable> step) {
        long head = copy.head();
        try (LogScan copied = new LogScan(copy, limits)) {
            Map<Reconstruction, Long> nearer = new LinkedHashMap<>(going);
            nearer.replaceAll((reconstruction, target) -> Math.min(target, head));
            together(copied, nearer, (reconstruction, work) -> {
                step.accept(reconstruction, work);
                nearer.keySet().retainAll(going.keySet());
            });
        }
    }

    /** Folds the pages between two places into the views whose target they do not pass. */
    private void read(
            LogScan from,
            long after,
            long upTo,
            long target,
            Map<Reconstruction, Long> going,
            BiConsumer<Reconstruction, Runnable> step) {
        Interest interest = going.keySet().stream()
                .map(reconstruction -> reconstruction.projection().interest())
                .reduce(Interest::and)
                .orElse(Interest.EVERYTHING);
        from.each(after, upTo, interest, requireGoing, page -> {
            Map.copyOf(going).forEach((reconstruction, last) -> {
                if (page.upTo() <= last) {
                    step.accept(reconstruction, () -> reconstruction.fold(page));
                }
            });
            makeRoom(going, step);
            eventsRead += page.upTo() - page.after();
            double seconds = Math.max(1e-9, (System.nanoTime() - started) / 1e9);
            listener.progressed(page.upTo(), target, eventsRead / seconds);
        });
    }

    /** The view that holds most rows is written out first: views of few rows keep theirs to the end. */
    private void makeRoom(Map<Reconstruction, Long> going, BiConsumer<Reconstruction, Runnable> step) {
        while (going.keySet().stream().mapToLong(Reconstruction::held).sum() > limits.rebuildRowsHeldMax()) {
            Reconstruction largest = Collections.max(going.keySet(), Comparator.comparingInt(Reconstruction::held));
            step.accept(largest, largest::spill);
        }
    }

    /** Folds one view on; what fails is the caller's. */
    void advance(Reconstruction reconstruction, long until) {
        if (reconstruction.position() < until) {
            read(scan, reconstruction.position(), until, until, Map.of(reconstruction, until), (_, step) -> step.run());
        }
    }

    @Override
    public void close() {
        scan.close();
    }
}
