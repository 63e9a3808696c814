package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lettres mortes : what views keep aside, and its replay once whoever knows why it failed mended the cause. A replay
 * folds the letter and what waits for it in the order of the log, in one transaction; then the rows are those there
 * would be if nothing had happened.
 */
public final class DeadLetterOffice {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterOffice.class);

    private final ProjectionRegistry registry;
    private final Database database;
    private final LogReader log;
    private final ProjectionLimits limits;

    public DeadLetterOffice(ProjectionRegistry registry, Database database, LogReader log, ProjectionLimits limits) {
        this.registry = registry;
        this.database = database;
        this.log = log;
        this.limits = limits;
    }

    /**
     * What a replay did.
     *
     * @param folded events that the view shows now
     * @param left events that it still keeps aside
     * @param resumed whether it tries again the event that it had stopped before
     */
    public record Replayed(String projection, int folded, int left, boolean resumed) {}

    /** Those of one view, or of all; at most a thousand. */
    public List<DeadLetter> letters(@Nullable String projection) {
        return database.snapshot(DeadLetters::waiting).stream()
                .filter(letter -> projection == null || letter.projection().equals(projection))
                .toList();
    }

    /**
     * Replays every letter of a view, and lets it try again the event it stopped before.
     *
     * @throws ReplayRefused when nobody can tell what one of the events kept touches
     */
    public Replayed replay(String name) {
        Projection projection = registry.named(name);
        return replay(projection, null, resumed(name, null));
    }

    /**
     * Replays one letter with what waits for it.
     *
     * @throws NoSuchElementException when the view keeps no such letter
     * @throws ReplayRefused when nobody can tell what one of the events kept touches
     */
    public Replayed replay(String name, long position) {
        Projection projection = registry.named(name);
        if (letters(name).stream().noneMatch(letter -> letter.position() == position)) {
            throw new NoSuchElementException("the view " + name + " keeps no letter " + position);
        }
        boolean resumed = resumed(name, position);
        return resumed ? new Replayed(name, 0, status(name).letters(), true) : replay(projection, position, false);
    }

    /** The first event that a view keeps aside, as the transaction sees it; absent when it keeps none. */
    public static OptionalLong firstKept(Connection connection, String name) throws SQLException {
        return DeadLetters.firstKept(connection, name);
    }

    private ProjectionStatus status(String name) {
        return registry.status(name).orElseThrow();
    }

    private boolean resumed(String name, @Nullable Long position) {
        boolean stopped = letters(name).stream()
                .anyMatch(letter -> letter.stopping() && (position == null || letter.position() == position));
        if (stopped) {
            registry.retry(name);
        }
        return stopped;
    }

    /** What fails again stays a letter: the others are tried anew without it, in a transaction of their own. */
    private Replayed replay(Projection projection, @Nullable Long only, boolean resumed) {
        Map<Long, Throwable> failures = new TreeMap<>();
        int chunk = limits.liveBatchEventsMax();
        while (true) {
            LetterReplay attempt = new LetterReplay(projection, log, only, failures, chunk);
            try {
                LetterReplay.Result done = database.write(Database.Side.LIVE, attempt::run);
                registry.signalMoved();
                return new Replayed(projection.name(), done.folded(), done.left(), resumed);
            } catch (ReplayRefused e) {
                throw e;
            } catch (RuntimeException | AssertionError e) {
                Long failed = attempt.folding();
                boolean passing = e instanceof ViewsFailed views && !views.wouldFailAgain();
                if (passing || failed == null || failures.size() >= DeadLetters.LETTERS_MAX) {
                    throw e;
                }
                if (chunk > 1) {
                    chunk = 1;
                } else {
                    LOG.warn("view {} still cannot fold event {}", projection.name(), failed, e);
                    failures.put(failed, e);
                }
            }
        }
    }
}
