package fr.quitus.projections.revenueregister;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.KnownAnswers;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.ports.Labels;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
    private final KnownAnswers answers;
    private final Labels labels;

    OutstandingRevenueController(Questions questions, Labels labels) {
        this.questions = questions;
        this.answers = new KnownAnswers(questions, RevenueRegisterProjection.NAME, RevenueRegisterController.SQL);
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
        int items = Page.limit(limit, Page.ITEMS_MAX);
        Cursor cursors = Cursor.of("outstanding-revenue", period, knownAt);
        String after = cursors.texts(cursor, "").getFirst();
        return answers.answer(period.from(), period.asOf(), knownAt, minPosition, (connection, known) -> {
            List<Line> all = lines(connection, period, known, scope);
            List<Line> lines = all.stream()
                    .filter(line -> line.key().compareTo(after) > 0)
                    .limit(items + 1L)
                    .toList();
            return Page.of(lines, items, line -> cursors.after(line.key())).with(sum(all));
        });
    }

    private List<Line> lines(Connection connection, Period period, Known known, Rights.Scope scope)
            throws SQLException {
        LocalDate on = period.asOf();
        return Query.list(
                connection,
                RevenueRegisterController.SQL.statement("outstanding"),
                this::line,
                on,
                on,
                on,
                on,
                known.position(),
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
}
