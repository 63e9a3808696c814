package fr.quitus.projections.asking;

import fr.quitus.projections.engine.Bookmark;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import fr.quitus.projections.engine.ViewReading;
import fr.quitus.projections.engine.ViewsFailed;
import fr.quitus.projections.ports.CurrentReader;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.projections.ports.Reader;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Answers a question from one view: waits for the position asked, reads everything at one instant, says which. */
@Component
public final class Questions {
    /** Request header: the least position that the answer must show. */
    public static final String MIN_POSITION = "Quitus-Min-Position";
    /** Answer header: the position that the answer shows. */
    public static final String POSITION = "Quitus-Position";
    /** Answer header: how many events before that position a dead letter keeps from it; absent when none. */
    public static final String LETTERS = "Quitus-Letters";
    /** Tries of a question whose connection was lost. */
    static final int READ_ATTEMPTS_MAX = 4;

    /** How long a question waits for the position it asks for. */
    public static final Duration MIN_POSITION_WAIT_MAX = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final ProjectionRegistry registry;
    private final ViewReading views;
    private final CurrentReader currentReader;
    private final ReadOutage outage = new ReadOutage(System::nanoTime);

    public Questions(ProjectionRegistry registry, Database database, CurrentReader currentReader) {
        this.registry = registry;
        this.views = new ViewReading(registry, database);
        this.currentReader = currentReader;
    }

    /** Reads the rows of an answer. */
    @FunctionalInterface
    public interface Rows<T> {
        Page<T> read(Connection connection) throws SQLException;
    }

    /** Reads an answer of a shape of its own, from a view that shows everything up to a position. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Connection connection, Bookmark shown) throws SQLException;
    }

    public Reader reader() {
        return currentReader.reader();
    }

    /** @param minPosition the header as it came, if it came */
    public <T> ResponseEntity<Answer<T>> answer(String view, @Nullable String minPosition, Rows<T> rows) {
        return respond(page(view, minPosition, rows));
    }

    /** As {@link #answer}, for what is answered when no connection is held any more. */
    public <T> Answer<T> page(String view, @Nullable String minPosition, Rows<T> rows) {
        return ask(view, minPosition, (connection, shown) -> {
            Page<T> page = rows.read(connection);
            return new Answer<>(
                    shown.position(), shown.shownAt(), page.items(), page.next(), letters(shown), page.totals());
        });
    }

    /** As {@link #answer}, for an answer of another shape. */
    public <T> T ask(String view, @Nullable String minPosition, Reading<T> reading) {
        try (ReadOutage.Attempt attempt = outage.begin(() -> Refusals.unavailable(view))) {
            for (int tries = 1; ; tries++) {
                try {
                    T answer = tried(view, minPosition, reading);
                    attempt.succeeded();
                    return answer;
                } catch (ViewsFailed e) {
                    // A pool hands out connections to a bay that is gone until each has been tried: asking again is
                    // cheap, but for the wait for a server that is not there.
                    boolean lasts = tries == READ_ATTEMPTS_MAX || !attempt.maySpendMore();
                    if (lasts && !e.wouldFailAgain()) {
                        attempt.failed();
                    }
                    if (lasts || e.wouldFailAgain()) {
                        LOG.warn("view {} could not be read", view, e);
                        throw Refusals.unavailable(view);
                    }
                }
            }
        }
    }

    private <T> T tried(String view, @Nullable String minPosition, Reading<T> reading) {
        await(view, minPosition);
        return views.read(view, (connection, shown) -> {
                    tellLetters(shown);
                    return reading.read(connection, shown);
                })
                .orElseThrow(() -> Refusals.unavailable(view));
    }

    /**
     * As {@link #ask}, for what is decided or published on the answer.
     *
     * @throws QuestionRefused when a dead letter keeps events from the view
     */
    public <T> T askWhole(String view, @Nullable String minPosition, Reading<T> reading) {
        return ask(view, minPosition, (connection, shown) -> {
            requireWhole(shown);
            return reading.read(connection, shown);
        });
    }

    private static void requireWhole(Bookmark shown) {
        if (!shown.whole()) {
            throw Refusals.letters(shown.name(), shown.letters());
        }
    }

    private static @Nullable Integer letters(Bookmark shown) {
        return shown.whole() ? null : shown.letters();
    }

    /** On whatever answer is being made, so that no shape of answer forgets it. */
    private static void tellLetters(Bookmark shown) {
        if (shown.whole()
                || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
            return;
        }
        HttpServletResponse response = request.getResponse();
        if (response != null) {
            response.setHeader(LETTERS, String.valueOf(shown.letters()));
        }
    }

    public static <T> ResponseEntity<Answer<T>> respond(Answer<T> answer) {
        return ResponseEntity.ok()
                .header(POSITION, String.valueOf(answer.position()))
                .body(answer);
    }

    private void await(String view, @Nullable String minPosition) {
        if (minPosition == null) {
            return;
        }
        if (!minPosition.matches("[0-9]{1,18}")) {
            throw Refusals.invalid(MIN_POSITION + " est un entier positif.");
        }
        long position = Long.parseLong(minPosition);
        if (!registry.awaitPosition(view, position, MIN_POSITION_WAIT_MAX)) {
            boolean follows =
                    registry.status(view).filter(ProjectionStatus::healthy).isPresent();
            throw follows ? Refusals.late(position) : Refusals.unavailable(view);
        }
    }
}
