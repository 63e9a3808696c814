package fr.quitus.projections.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Steps of a rebuild that the database does on several connections at once, each on a core of its own. */
final class AtOnce {
    private static final ThreadFactory THREADS = Thread.ofPlatform()
            .name("projections-rebuild-step-", 0)
            .daemon(true)
            .factory();

    /** One step, on a connection that no other step uses. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    private AtOnce() {}

    /**
     * Returns when none of the steps is under way any more, whatever became of one: who goes on must meet no other that
     * still works.
     *
     * @param workers how many are under way at once
     * @throws SQLException as the first of them that failed
     */
    static void run(int workers, List<Step> steps) throws SQLException {
        List<? extends Future<?>> ended;
        try (ExecutorService executor = Executors.newFixedThreadPool(workers, THREADS)) {
            ended = steps.stream().map(step -> executor.submit(callable(step))).toList();
        }
        for (Future<?> step : ended) {
            switch (step.state()) {
                case SUCCESS -> {}
                case FAILED -> rethrow(step.exceptionNow());
                // Whoever interrupts this thread takes the steps that wait away from it.
                case CANCELLED, RUNNING -> throw new RebuildCancelled();
            }
        }
    }

    private static Callable<Void> callable(Step step) {
        return () -> {
            step.run();
            return null;
        };
    }

    private static void rethrow(Throwable failure) throws SQLException {
        switch (failure) {
            case SQLException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
