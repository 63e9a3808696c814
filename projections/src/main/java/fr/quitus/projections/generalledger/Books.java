package fr.quitus.projections.generalledger;

import fr.quitus.projections.asking.CanonicalJson;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Livres : asks the entries on two time axes, the accounting date and what of the log was known. */
@Component
public final class Books {
    private static final SqlFile SQL = SqlFile.beside(Books.class, "known");

    private static final String POSITION = "[0-9]{1,18}";

    private final Questions questions;

    public Books(Questions questions) {
        this.questions = questions;
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
     * @param book what is asked for, as a refusal names it
     * @param knownAt a position of the log, or an instant; null is now
     * @param minPosition the header as it came, if it came
     */
    public <T> ResponseEntity<DatedAnswer<T>> answer(
            String book, Period period, @Nullable String knownAt, @Nullable String minPosition, Rows<T> rows) {
        DatedAnswer<T> answer = ask(book, knownAt, minPosition, (connection, known) -> {
            Page<T> page = rows.read(connection, known);
            return new DatedAnswer<>(
                    known.position(),
                    known.at(),
                    period.from(),
                    period.asOf(),
                    CanonicalJson.sha256(CanonicalJson.bytes(page.items())),
                    page.items(),
                    page.next(),
                    page.totals());
        });
        return ResponseEntity.ok()
                .header(Questions.POSITION, String.valueOf(answer.position()))
                .body(answer);
    }

    /** As {@link #answer}, for an answer of another shape. */
    public <T> T ask(String book, @Nullable String knownAt, @Nullable String minPosition, Reading<T> reading) {
        Rights.requireAllBooks(questions.reader(), book);
        return read(knownAt, minPosition, reading);
    }

    /** As {@link #ask}, for whoever answers for the right to read. */
    public <T> T read(@Nullable String knownAt, @Nullable String minPosition, Reading<T> reading) {
        Long asked = knownAt != null && knownAt.matches(POSITION) ? Long.valueOf(knownAt) : null;
        Instant instant = knownAt == null || asked != null ? null : instant(knownAt);
        return questions.ask(GeneralLedgerProjection.NAME, least(asked, minPosition), (connection, shown) -> {
            long position = asked == null ? shown.position() : asked;
            return reading.read(
                    connection,
                    known(connection, instant == null ? position : positionAt(connection, instant, position)));
        });
    }

    /** A position that the view has not reached is waited for, as the header's is. */
    private static @Nullable String least(@Nullable Long asked, @Nullable String minPosition) {
        if (asked == null || (minPosition != null && !minPosition.matches(POSITION))) {
            return minPosition;
        }
        return String.valueOf(minPosition == null ? asked : Math.max(asked, Long.parseLong(minPosition)));
    }

    /**
     * Everything before the first entry, or change of the chart, that was recorded later: what is recorded afterwards
     * does not move it.
     */
    private static long positionAt(Connection connection, Instant instant, long shown) throws SQLException {
        return Query.list(
                        connection,
                        SQL.statement("first_after"),
                        row -> {
                            long later = row.getLong("position");
                            return row.wasNull() ? shown : Math.min(shown, later - 1);
                        },
                        OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
                .getFirst();
    }

    private static Known known(Connection connection, long position) throws SQLException {
        List<Instant> at = Query.list(connection, SQL.statement("last_entry"), Books::recordedAt, position);
        return new Known(Math.max(position, LogReader.BEFORE_FIRST), at.isEmpty() ? null : at.getFirst());
    }

    static Instant recordedAt(ResultSet row) throws SQLException {
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
