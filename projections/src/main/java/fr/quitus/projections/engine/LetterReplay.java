package fr.quitus.projections.engine;

import fr.quitus.projections.engine.DeadLetters.Kept;
import fr.quitus.projections.engine.DeadLetters.Kind;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.UnreadableLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to fold what a view keeps aside. It goes through all of it in the order of the log and decides again what
 * waits: a letter that is not tried, or failed, parks its keys; what touches none of those parked is folded. An event
 * that was folded meanwhile touched no key of those kept before it, so that each key is changed in order.
 */
final class LetterReplay {
    /** Events read from the log at once; those kept are among them. */
    private static final int READ_EVENTS_MAX = 1_000;

    private final Projection projection;
    private final LogReader log;
    private final @Nullable Long only;
    private final Map<Long, Throwable> failures;
    private final int chunkEvents;

    private final ParkedKeys parked;
    private final List<LoggedEvent> chunk = new ArrayList<>();
    private final List<Long> folded = new ArrayList<>();
    private final Map<LoggedEvent, Throwable> failed = new LinkedHashMap<>();
    private final Map<LoggedEvent, Long> waiting = new LinkedHashMap<>();
    private List<LoggedEvent> read = List.of();

    /** How many events the view shows now, and how many it still keeps. */
    record Result(int folded, int left) {}

    /**
     * @param only the letter to try; all of them when absent
     * @param failures what failed in attempts before this one, and why
     * @param chunkEvents folded together
     */
    LetterReplay(
            Projection projection, LogReader log, @Nullable Long only, Map<Long, Throwable> failures, int chunkEvents) {
        this.projection = projection;
        this.log = log;
        this.only = only;
        this.failures = failures;
        this.chunkEvents = chunkEvents;
        this.parked = ParkedKeys.none(projection.name());
    }

    /** The first event of those being folded when the attempt failed; absent when it failed otherwise. */
    @Nullable Long folding() {
        return chunk.isEmpty() ? null : chunk.getFirst().position();
    }

    /** @throws ReplayRefused when nobody can tell what one of the events kept touches */
    Result run(Connection connection) throws SQLException {
        Bookmark bookmark = Bookmarks.lock(connection, projection.name());
        if (bookmark.version() != projection.version() || bookmark.state() == ProjectionState.OUTDATED) {
            // Its tables are of another fold: the rebuild that is due passes the letters.
            return new Result(0, bookmark.letters());
        }
        List<Kept> kept =
                List.copyOf(DeadLetters.kept(connection, projection.name()).values());
        for (Kept one : kept) {
            take(connection, one, event(one.position(), kept.getLast().position()));
        }
        fold(connection);
        write(connection, bookmark.keeping(kept.size() - folded.size()));
        return new Result(folded.size(), kept.size() - folded.size());
    }

    private void take(Connection connection, Kept one, LoggedEvent event) throws SQLException {
        Set<String> keys = touched(event);
        Long letter = parked.letterOf(keys);
        Throwable error = failures.get(one.position());
        if (letter != null) {
            parked.park(keys, letter);
            waiting.put(event, letter);
        } else if (error != null) {
            parked.park(keys, one.position());
            failed.put(event, error);
        } else if (one.kind() == Kind.LETTER && only != null && one.position() != only) {
            parked.park(keys, one.position());
        } else {
            chunk.add(event);
            folded.add(one.position());
            if (chunk.size() >= chunkEvents) {
                fold(connection);
            }
        }
    }

    private Set<String> touched(LoggedEvent event) {
        try {
            return ParkedKeys.touched(projection, event);
        } catch (RuntimeException | AssertionError e) {
            throw new ReplayRefused(event.position(), event.name(), e);
        }
    }

    private void fold(Connection connection) throws SQLException {
        BatchFold.fold(connection, projection, chunk);
        chunk.clear();
    }

    private void write(Connection connection, Bookmark bookmark) throws SQLException {
        DeadLetters.passFolded(connection, projection.name(), folded);
        DeadLetters.keepWaiting(connection, projection.name(), waiting);
        for (Map.Entry<LoggedEvent, Throwable> one : failed.entrySet()) {
            DeadLetters.keep(connection, projection.name(), one.getKey(), Kind.LETTER, one.getValue());
        }
        ParkedKeys.forget(connection, projection.name());
        parked.write(connection);
        Bookmarks.write(connection, bookmark);
    }

    private LoggedEvent event(long position, long last) {
        if (read.isEmpty() || read.getLast().position() < position) {
            try {
                read = log.read(position - 1, Math.toIntExact(Math.min(READ_EVENTS_MAX, last - position + 1)));
            } catch (UnreadableLog e) {
                throw new ReplayRefused(e.position(), e.event(), e);
            }
        }
        return read.stream()
                .filter(event -> event.position() == position)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the log gave no event " + position));
    }
}
