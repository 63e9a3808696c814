package fr.quitus.projections.outstandingcommitments;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.KnownAnswers;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Labels;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/outstanding-commitments}: les restes à payer, by EJ, or by programme and year of engagement, on a
 * date, as known at a position or an instant.
 */
@RestController
final class OutstandingCommitmentsController {
    private static final SqlFile SQL = SqlFile.beside(OutstandingCommitmentsController.class, "questions");

    /** By what lines are made. */
    enum By {
        COMMITMENT,
        PROGRAMME
    }

    /**
     * One EJ, or one programme and year of engagement.
     *
     * @param number of the EJ; null by programme
     * @param fundsCentre of its first line; null by programme
     * @param engagementYear the year whose AE it first took
     * @param committed AE consumed, net of what was given back
     * @param paid CP consumed, net of credit notes
     * @param withheld penalties, which are never paid
     * @param outstanding committed − paid − withheld
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String programme,
            @Nullable String label,
            int engagementYear,
            @Nullable String number,
            @Nullable String fundsCentre,
            @Nullable String supplier,
            String committed,
            String paid,
            String withheld,
            String outstanding) {}

    /** Sums over all lines and pages. */
    record Totals(String committed, String paid, String withheld, String outstanding) {}

    private record Asked(
            @Nullable String within,
            @Nullable Integer year,
            @Nullable LocalDate asOf,
            Rights.Scope scope) {}

    private final Questions questions;
    private final Labels labels;
    private final KnownAnswers answers;

    OutstandingCommitmentsController(Questions questions, Labels labels) {
        this.questions = questions;
        this.labels = labels;
        this.answers = new KnownAnswers(
                questions,
                OutstandingCommitmentsProjection.NAME,
                SqlFile.beside(OutstandingCommitmentsController.class, "known"));
    }

    /**
     * @param by COMMITMENT when absent: EJ of which something is left to pay
     * @param code shows what is within this programme, BOP or UO
     * @param engagementYear shows what was engaged on this year's AE
     * @param asOf last day of the acts counted; absent, all of them
     * @param knownAt a position of the log, or an instant; what was recorded later is left out
     */
    @GetMapping("/api/v1/outstanding-commitments")
    ResponseEntity<DatedAnswer<Line>> outstandingCommitments(
            @RequestParam(defaultValue = "COMMITMENT") By by,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable Integer engagementYear,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        if (code != null && !code.matches("[0-9]{4}(-[A-Z0-9]{2,8}){0,2}")) {
            throw Refusals.invalid("« code » est un programme, un BOP ou une UO.");
        }
        Integer year = engagementYear == null
                ? null
                : Integer.valueOf(FiscalYear.of(engagementYear).value());
        Asked asked = new Asked(code, year, Period.date("asOf", asOf), scope);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("outstanding-commitments", by, code, year, asked.asOf(), knownAt);
        return answers.answer(null, asked.asOf(), knownAt, minPosition, (connection, known) -> {
            List<Line> sums = programmes(connection, asked, known);
            return switch (by) {
                case PROGRAMME -> {
                    List<String> after = cursors.texts(cursor, "", "0");
                    List<Line> lines = sums.stream()
                            .filter(line -> cursor == null || isAfter(line, after))
                            .limit(items + 1L)
                            .toList();
                    yield Page.of(lines, items, line -> cursors.after(line.programme(), line.engagementYear()))
                            .with(totals(sums));
                }
                case COMMITMENT -> {
                    String after = cursors.texts(cursor, "").getFirst();
                    yield Page.of(
                                    commitments(connection, asked, known, after, items + 1),
                                    items,
                                    line -> cursors.after(String.valueOf(line.number())))
                            .with(totals(sums));
                }
            };
        });
    }

    private static boolean isAfter(Line line, List<String> after) {
        int programme = line.programme().compareTo(after.getFirst());
        return programme > 0 || (programme == 0 && line.engagementYear() > Integer.parseInt(after.getLast()));
    }

    private List<Line> programmes(Connection connection, Asked asked, Known known) throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(asked.within());
        parameters.add(asked.year());
        parameters.add(asked.asOf());
        parameters.add(asked.scope().all());
        parameters.add(asked.scope().codes());
        parameters.addAll(List.of(Blocks.partsOf(known)));
        return Query.list(connection, SQL.statement("programmes"), this::programmeLine, parameters.toArray());
    }

    private List<Line> commitments(Connection connection, Asked asked, Known known, String after, int limit)
            throws SQLException {
        return Query.list(
                connection,
                SQL.statement("commitments"),
                this::commitmentLine,
                after,
                known.position(),
                asked.asOf(),
                asked.asOf(),
                asked.within(),
                asked.within(),
                asked.within(),
                asked.year(),
                asked.year(),
                asked.scope().all(),
                asked.scope().codes(),
                limit);
    }

    private Line programmeLine(ResultSet row) throws SQLException {
        return line(row, row.getString("programme"), null, null, null);
    }

    private Line commitmentLine(ResultSet row) throws SQLException {
        String fundsCentre = row.getString("funds_centre");
        return line(row, fundsCentre.substring(0, 4), row.getString("number"), fundsCentre, row.getString("supplier"));
    }

    private Line line(
            ResultSet row,
            String programme,
            @Nullable String number,
            @Nullable String fundsCentre,
            @Nullable String supplier)
            throws SQLException {
        Balance committed = Balance.ofCents(row.getLong("committed_cents"));
        Balance paid = Balance.ofCents(row.getLong("paid_cents"));
        Balance withheld = Balance.ofCents(row.getLong("withheld_cents"));
        return new Line(
                programme,
                labels.programme(ProgrammeCode.of(programme)).orElse(null),
                row.getInt("engagement_year"),
                number,
                fundsCentre,
                supplier,
                committed.text(),
                paid.text(),
                withheld.text(),
                committed.minus(paid).minus(withheld).text());
    }

    private static Totals totals(List<Line> lines) {
        Balance committed = Balance.ZERO;
        Balance paid = Balance.ZERO;
        Balance withheld = Balance.ZERO;
        for (Line line : lines) {
            committed = committed.plus(Balance.parse(line.committed()));
            paid = paid.plus(Balance.parse(line.paid()));
            withheld = withheld.plus(Balance.parse(line.withheld()));
        }
        return new Totals(
                committed.text(),
                paid.text(),
                withheld.text(),
                committed.minus(paid).minus(withheld).text());
    }
}
