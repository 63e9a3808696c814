package fr.quitus.web.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service says of its own parts. */
public final class Machinery {
    private Machinery() {}

    /** Baies. */
    public record Bays(List<Bay> items, long rootsAsOf, boolean rootsDiffer) {}

    public record Bay(
            String name,
            String folder,
            List<String> sharesDeviceWith,
            String state,
            @Nullable Long position,
            @Nullable String root,
            @Nullable Long lagEvents,
            String detail,
            @Nullable Scrub scrub) {}

    /** Last reading of all that a bay holds. */
    public record Scrub(
            String verdict,
            @Nullable Instant eventsAt,
            @Nullable String damage) {}

    public record Projections(List<Projection> items) {}

    public record Projection(
            String name, int version, String state, long position, long lagEvents, long lagSeconds, int letters) {}

    public record Archive(
            String state,
            String detail,
            long position,
            long lagEvents,
            @Nullable Trial trial) {}

    /** Last restoration on trial. */
    public record Trial(boolean sound, Instant at, long seconds, long position, String detail) {}

    public record Rebuilds(List<Rebuild> items) {}

    public record Rebuild(
            String id,
            String state,
            String author,
            List<String> views,
            Instant begunAt,
            @Nullable Instant endedAt,
            long position,
            long target,
            @Nullable Long remainingSeconds,
            String message) {}
}
