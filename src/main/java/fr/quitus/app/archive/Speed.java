package fr.quitus.app.archive;

import fr.quitus.projections.engine.ProgressListener;

/** Tells now and then how far a reading has come, and how fast. */
final class Speed {
    private static final int TOLD_EVERY_EVENTS = 5_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long events;
    private final ProgressListener progress;
    private final long begun = System.nanoTime();

    Speed(long events, ProgressListener progress) {
        this.events = events;
        this.progress = progress;
    }

    void at(long position) {
        long done = position + 1;
        if (done % TOLD_EVERY_EVENTS == 0 || done == events) {
            progress.progressed(done, events, done * NANOS_PER_SECOND / Math.max(1, System.nanoTime() - begun));
        }
    }
}
