package fr.quitus.projections.engine;

/** Hears how a rebuild goes on, after each batch. */
@FunctionalInterface
public interface ProgressListener {
    ProgressListener SILENT = (_, _, _) -> {};

    void progressed(long position, long target, double eventsPerSecond);
}
