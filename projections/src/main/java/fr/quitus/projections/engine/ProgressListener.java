package fr.quitus.projections.engine;

import fr.quitus.projections.engine.RebuildReport.Rebuilt;

/** Hears how a rebuild goes on, in the rebuild's own thread, and may stop it. What it does must not take long. */
@FunctionalInterface
public interface ProgressListener {
    ProgressListener SILENT = (_, _, _) -> {};

    /** A batch was folded. */
    void progressed(long position, long target, double eventsPerSecond);

    /** The log was read: this view is completed, compared and switched now. */
    default void finishing(String view) {}

    /** A view ended, well or not. */
    default void ended(Rebuilt view) {}

    /** Asked at each step: once true, nothing more is switched. */
    default boolean cancelled() {
        return false;
    }
}
