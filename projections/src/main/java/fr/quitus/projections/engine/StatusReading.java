package fr.quitus.projections.engine;

import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LogReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how views stand beside the log. */
final class StatusReading {
    private final Database database;
    private final LogReader log;
    private final Clock clock;

    /** @param clock tells how long an event has been waited for */
    StatusReading(Database database, LogReader log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /** In the order of their names; those that were never prepared are not there. */
    List<ProjectionStatus> of(Collection<Projection> projections) {
        record Read(Map<String, Bookmark> own, Map<String, VerifiedView> verified, List<DeadLetter> letters) {}
        Read read = database.snapshot(connection -> new Read(
                Following.own(connection, projections),
                VerifiedViews.all(connection),
                DeadLetters.waiting(connection)));
        long head = log.head();
        Map<Long, Long> lags = new HashMap<>();
        List<ProjectionStatus> statuses = new ArrayList<>();
        for (Bookmark bookmark : read.own().values()) {
            @Nullable DeadLetter letter = read.letters().stream()
                    .filter(l -> l.projection().equals(bookmark.name()) && !bookmark.aside())
                    .findFirst()
                    .orElse(null);
            @Nullable VerifiedView verified = read.verified().get(bookmark.name());
            statuses.add(new ProjectionStatus(
                    bookmark.name(),
                    bookmark.version(),
                    bookmark.state(),
                    bookmark.aside(),
                    bookmark.position(),
                    bookmark.shownAt(),
                    head - bookmark.position(),
                    lags.computeIfAbsent(bookmark.position(), _ -> lagSeconds(bookmark, head)),
                    bookmark.letters(),
                    verified == null || verified.version() != bookmark.version() ? null : verified,
                    letter));
        }
        return statuses;
    }

    /** The age of the first event that the view does not show. */
    private long lagSeconds(Bookmark bookmark, long head) {
        if (head <= bookmark.position()) {
            return 0;
        }
        Instant since;
        try {
            since = log.page(bookmark.position(), bookmark.position() + 1, Interest.ENTRIES)
                    .recordedAt();
        } catch (RuntimeException e) {
            // An event that cannot be read is waited for no less: its age is at most that of the one before it.
            since = Objects.requireNonNullElse(bookmark.shownAt(), clock.instant());
        }
        return Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }
}
