package fr.quitus.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Looks at admission twice a second beside a load: how late requests run, and how many places there are. */
final class AdmissionWatch implements AutoCloseable {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final HttpDoor door;
    private final Thread thread;
    private volatile boolean closed;
    private int looks;
    private int misses;
    private double lateMsSum;
    private double lateMsMost;
    private final Limits commands = new Limits();
    private final Limits reads = new Limits();

    AdmissionWatch(HttpDoor door) {
        this.door = door;
        this.thread = Thread.ofPlatform().name("admission-watch").daemon().start(this::watch);
    }

    private static final class Limits {
        private int least = Integer.MAX_VALUE;
        private int most;

        void seen(int limit) {
            least = Math.min(least, limit);
            most = Math.max(most, limit);
        }

        @Override
        public String toString() {
            return most == 0 ? "unseen" : least + " to " + most;
        }
    }

    private void watch() {
        while (!closed) {
            try {
                look(door.ask("/api/v1/admission", OverloadSite.AUDITOR, -1));
            } catch (Door.NotAccepted e) {
                misses++;
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    private void look(JsonNode admission) {
        looks++;
        double late = admission.path("latenessMs").asDouble();
        lateMsSum += late;
        lateMsMost = Math.max(lateMsMost, late);
        commands.seen(admission.at("/pools/0/limit").asInt());
        reads.seen(admission.at("/pools/1/limit").asInt());
    }

    /**
     * What was seen.
     *
     * @param cells of the table of loads
     */
    record Seen(String cells) {}

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When it is closed. */
    Seen seen() {
        return new Seen(String.format(
                Locale.ROOT,
                "%.1f / %.1f (%d looks, %d missed) | %s, %s",
                looks == 0 ? 0 : lateMsSum / looks,
                lateMsMost,
                looks,
                misses,
                commands,
                reads));
    }
}
