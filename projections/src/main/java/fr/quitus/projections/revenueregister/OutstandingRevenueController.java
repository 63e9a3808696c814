package fr.quitus.projections.revenueregister;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.projections.asking.CanonicalJson;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.KnownAt;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.generalledger.Period;
import fr.quitus.projections.ports.Labels;
import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/outstanding-revenue?year=}: les restes à recouvrer, on a date, as known at a position or an
 * instant, within the reader's perimeter. Over all perimeters they are the debit of 4111 and 4161 at the same point.
 */
@RestController
final class OutstandingRevenueController {
    /** Ancienneté : how long ago the titles were due, in the order that the statement counts it. */
    private enum Age {
        NOT_DUE,
        UNDER_1_YEAR,
        FROM_1_TO_2_YEARS,
        FROM_2_TO_4_YEARS,
        OVER_4_YEARS
    }

    /**
     * Titles of one fiscal year and programme, on one revenue line, of one age.
     *
     * @param titleYear the titles' fiscal year
     * @param age NOT_DUE, UNDER_1_YEAR, FROM_1_TO_2_YEARS, FROM_2_TO_4_YEARS or OVER_4_YEARS, from the due date
     * @param titles how many have something left on the line
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            int titleYear,
            String programme,
            String revenueLine,
            @Nullable String label,
            String age,
            int titles,
            String remaining) {
        private String key() {
            return "%04d %s %s %d"
                    .formatted(
                            titleYear, programme, revenueLine, Age.valueOf(age).ordinal());
        }
    }

    /** Sum over all lines. */
    record Sum(String remaining) {}

    private final Questions questions;
    private final Labels labels;

    OutstandingRevenueController(Questions questions, Labels labels) {
        this.questions = questions;
        this.labels = labels;
    }

    /**
     * @param year the fiscal year at whose end, or on a day of which, they are asked for
     * @param knownAt a position of the log, or an instant; what was recorded later is left out
     */
    @GetMapping("/api/v1/outstanding-revenue")
    ResponseEntity<DatedAnswer<Line>> outstanding(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        Period period = Period.asked(year, null, asOf);
        KnownAt asked = KnownAt.asked(knownAt);
        int items = Page.limit(limit, Page.ITEMS_MAX);
        Cursor cursors = Cursor.of("outstanding-revenue", period, knownAt);
        String after = cursors.texts(cursor, "").getFirst();
        DatedAnswer<Line> answer =
                questions.ask(RevenueRegisterProjection.NAME, asked.least(minPosition), (connection, shown) -> {
                    long known = known(connection, asked, shown.position());
                    List<Line> all = lines(connection, period, known, scope);
                    List<Line> lines = all.stream()
                            .filter(line -> line.key().compareTo(after) > 0)
                            .limit(items + 1L)
                            .toList();
                    Page<Line> page = Page.of(lines, items, line -> cursors.after(line.key()));
                    return new DatedAnswer<>(
                            known,
                            lastMove(connection, known),
                            period.from(),
                            period.asOf(),
                            CanonicalJson.sha256(CanonicalJson.bytes(page.items())),
                            page.items(),
                            page.next(),
                            sum(all));
                });
        return ResponseEntity.ok()
                .header(Questions.POSITION, String.valueOf(answer.position()))
                .body(answer);
    }

    private List<Line> lines(Connection connection, Period period, long known, Rights.Scope scope) throws SQLException {
        LocalDate on = period.asOf();
        return Query.list(
                connection,
                RevenueRegisterController.SQL.statement("outstanding"),
                this::line,
                on,
                on,
                on,
                on,
                known,
                on,
                scope.all(),
                scope.codes());
    }

    private Line line(ResultSet row) throws SQLException {
        String line = row.getString("revenue_line");
        return new Line(
                row.getInt("fiscal_year"),
                row.getString("programme"),
                line,
                labels.revenueLine(RevenueLine.of(line)).orElse(null),
                Age.values()[row.getInt("age")].name(),
                row.getInt("titles"),
                Balance.ofCents(row.getLong("cents")).text());
    }

    private static Sum sum(List<Line> lines) {
        Balance sum = Balance.ZERO;
        for (Line line : lines) {
            sum = sum.plus(Balance.parse(line.remaining()));
        }
        return new Sum(sum.text());
    }

    /** The position asked, or the one before the first movement recorded later than the instant asked. */
    private static long known(Connection connection, KnownAt asked, long shown) throws SQLException {
        Long position = asked.position();
        Instant instant = asked.instant();
        if (instant == null) {
            return position == null ? shown : position;
        }
        List<Long> later = Query.list(
                connection,
                RevenueRegisterController.SQL.statement("first_after"),
                row -> row.getLong("position"),
                OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        return later.isEmpty() ? shown : Math.max(LogReader.BEFORE_FIRST, Math.min(shown, later.getFirst() - 1));
    }

    private static @Nullable Instant lastMove(Connection connection, long known) throws SQLException {
        List<Instant> last = Query.list(
                connection,
                RevenueRegisterController.SQL.statement("last_move"),
                row -> row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                known);
        return last.isEmpty() ? null : last.getFirst();
    }
}
