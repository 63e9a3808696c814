package fr.quitus.web.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            @Nullable List<Verdict> verdicts,
            String message) {}

    /** How the rebuild of one view ended. */
    public record Verdict(String name, String outcome, long position, long rowsCompared, String detail) {}

    public record Letters(List<Letter> items) {}

    /** Lettre morte : an event that a view keeps aside. */
    public record Letter(
            String projection,
            long position,
            String event,
            String file,
            boolean stopping,
            String reason,
            Instant since,
            int attempts,
            int behind) {}

    /** Admission on this node. */
    public record Admission(
            boolean refusesMost,
            int windowS,
            int retryAfterFromS,
            int retryAfterToS,
            List<Pool> pools,
            List<Lane> lately,
            List<Refused> refused) {}

    /** Places of one kind. */
    public record Pool(String pool, int limit, int min, int max, int held) {}

    /** File of demands in the last seconds; {@code refused} by reason. */
    public record Lane(String lane, String french, int admitted, Map<String, Integer> refused) {}

    public record Refused(String administration, int refused) {}

    /** Guichet. */
    public record Desk(
            String state,
            boolean open,
            String message,
            @Nullable Instant since,
            boolean takesDeposits,
            int copies,
            long waiting,
            long accepted,
            long refused,
            @Nullable Instant oldestWaiting,
            @Nullable String key,
            List<Place> places) {}

    /** Storage of deposits. */
    public record Place(String folder, String state, String detail) {}

    public record Deposits(List<Deposit> items, @Nullable String next) {}

    /** Dépôt : what was handed in, and what became of it. */
    public record Deposit(
            String number,
            String command,
            String commandId,
            String depositor,
            Instant depositedAt,
            String state,
            int copies,
            @Nullable List<String> unchecked,
            @Nullable String code,
            @Nullable String detail,
            @Nullable String remede,
            @Nullable Long position,
            @Nullable Instant decidedAt,
            @Nullable Map<String, String> ids) {}

    /** Point de contrôle. */
    public record Checkpoint(String origin, long size, String root, String note) {}
}
