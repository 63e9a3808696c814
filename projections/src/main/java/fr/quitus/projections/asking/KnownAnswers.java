package fr.quitus.projections.asking;

import fr.quitus.projections.engine.Bookmark;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Réponses à deux dates : asks one view on two time axes, the date of what it shows and what of the log was known. The
 * statements {@code first_after} and {@code last_entry} of the file find the view's own rows by when they were
 * recorded.
 */
public final class KnownAnswers {
    private static final String POSITION = "[0-9]{1,18}";

    private final Questions questions;
    private final String view;
    private final SqlFile sql;

    /** @param known the file of the two statements */
    public KnownAnswers(Questions questions, String view, SqlFile known) {
        this.questions = questions;
        this.view = view;
        this.sql = known;
    }

    /** Reads a page of what was known. */
    @FunctionalInterface
    public interface Rows<T> {
        Page<T> read(Connection connection, Known known) throws SQLException;
    }

    /** Reads anything of what was known. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Connection connection, Known known) throws SQLException;
    }

    /**
     * @param from the first date counted, {@code asOf} the last; null where the answer counts whatever the date
     * @param knownAt a position of the log, or an instant; null is now
     * @param minPosition the header as it came, if it came
     */
    public <T> ResponseEntity<DatedAnswer<T>> answer(
            @Nullable LocalDate from,
            @Nullable LocalDate asOf,
            @Nullable String knownAt,
            @Nullable String minPosition,
            Rows<T> rows) {
        DatedAnswer<T> answer = read(knownAt, minPosition, (connection, known) -> {
            Page<T> page = rows.read(connection, known);
            return new DatedAnswer<>(
                    known.position(),
                    known.at(),
                    from,
                    asOf,
                    CanonicalJson.sha256(CanonicalJson.bytes(page.items())),
                    page.items(),
                    page.next(),
                    known.letters() == 0 ? null : known.letters(),
                    page.totals());
        });
        return ResponseEntity.ok()
                .header(Questions.POSITION, String.valueOf(answer.position()))
                .body(answer);
    }

    /** As {@link #answer}, for an answer of another shape. */
    public <T> T read(@Nullable String knownAt, @Nullable String minPosition, Reading<T> reading) {
        Long asked = knownAt != null && knownAt.matches(POSITION) ? Long.valueOf(knownAt) : null;
        Instant instant = knownAt == null || asked != null ? null : instant(knownAt);
        return questions.ask(view, least(asked, minPosition), (connection, shown) -> {
            long position = asked == null ? shown.position() : asked;
            long known = instant == null ? position : positionAt(connection, instant, position);
            return reading.read(connection, known(connection, known, shown));
        });
    }

    /** A position that the view has not reached is waited for, as the header's is. */
    private static @Nullable String least(@Nullable Long asked, @Nullable String minPosition) {
        if (asked == null || (minPosition != null && !minPosition.matches(POSITION))) {
            return minPosition;
        }
        return String.valueOf(minPosition == null ? asked : Math.max(asked, Long.parseLong(minPosition)));
    }

    /** Everything before the first row that was recorded later: what is recorded afterwards does not move it. */
    private long positionAt(Connection connection, Instant instant, long shown) throws SQLException {
        long first = shown;
        for (long later : Query.list(
                connection,
                sql.statement("first_after"),
                row -> {
                    long position = row.getLong("position");
                    return row.wasNull() ? Long.MAX_VALUE : position;
                },
                OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))) {
            first = Math.min(first, later - 1);
        }
        return first;
    }

    private Known known(Connection connection, long position, Bookmark shown) throws SQLException {
        List<Instant> at = Query.list(connection, sql.statement("last_entry"), KnownAnswers::recordedAt, position);
        return new Known(
                Math.max(position, LogReader.BEFORE_FIRST),
                at.isEmpty() ? null : at.getFirst(),
                position == shown.position(),
                shown.letters());
    }

    public static Instant recordedAt(ResultSet row) throws SQLException {
        return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    }

    private static Instant instant(String knownAt) {
        try {
            return OffsetDateTime.parse(knownAt).toInstant();
        } catch (DateTimeException e) {
            throw Refusals.invalid(
                    "« knownAt » est une position du journal, ou un instant tel que 2027-01-15T08:00:00Z.");
        }
    }
}
