package fr.quitus.projections.budgetconsumption;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.MissionCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.KnownAnswers;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Labels;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/budget-months?year=}: la consommation mensuelle, AE and CP, by the dates of the acts. The months
 * sum to what {@code /budget-consumption} says was consumed.
 */
@RestController
final class MonthsController {
    private static final SqlFile SQL = SqlFile.beside(MonthsController.class, "questions");

    /**
     * A month in which something was consumed, or taken back.
     *
     * @param month such as {@code 2026-03}; it may lie after the year (complementary period) or before it (an EJ that
     *     was signed in advance)
     * @param ae taken by EJ and by payments without one; {@code cp} paid
     */
    record Month(String month, String ae, String cp) {}

    private record Row(String month, String programme, long aeCents, long cpCents) {}

    private record Sum(long aeCents, long cpCents) {
        private Sum plus(Sum other) {
            return new Sum(Math.addExact(aeCents, other.aeCents), Math.addExact(cpCents, other.cpCents));
        }
    }

    private final Questions questions;
    private final Labels labels;
    private final KnownAnswers answers;

    MonthsController(Questions questions, Labels labels) {
        this.questions = questions;
        this.labels = labels;
        this.answers = new KnownAnswers(
                questions, BudgetConsumptionProjection.NAME, SqlFile.beside(MonthsController.class, "known"));
    }

    /**
     * @param year the fiscal year of the credits
     * @param code counts what is within this mission, programme, BOP or UO
     * @param asOf last day of the acts counted; absent, all of them
     * @param knownAt a position of the log, or an instant; what was recorded later is left out
     */
    @GetMapping("/api/v1/budget-months")
    ResponseEntity<DatedAnswer<Month>> budgetMonths(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable TitleGroup titleGroup,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        String within = Level.code(code, Level.UO);
        LocalDate last = Period.date("asOf", asOf);
        return answers.answer(null, last, knownAt, minPosition, (connection, known) -> {
            Map<String, Sum> months = new TreeMap<>();
            for (Row row : rows(connection, fiscalYear, within, titleGroup, last, known, scope)) {
                if (!Level.isMission(within) || missionOf(row.programme()).equals(within)) {
                    months.merge(row.month(), new Sum(row.aeCents(), row.cpCents()), Sum::plus);
                }
            }
            List<Month> told = new ArrayList<>();
            months.forEach((month, sum) -> told.add(new Month(
                    month,
                    Balance.ofCents(sum.aeCents()).text(),
                    Balance.ofCents(sum.cpCents()).text())));
            return Page.whole(told);
        });
    }

    /** The whole of it, as CSV. */
    @GetMapping(
            path = {"/api/v1/budget-months", "/api/v1/budget-months.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> budgetMonthsAsCsv(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable TitleGroup titleGroup,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return CsvBook.of(
                "consommation-mensuelle-" + FiscalYear.of(year),
                Month.class,
                knownAt,
                (known, _, _) -> budgetMonths(year, code, titleGroup, asOf, known, minPosition));
    }

    private static List<Row> rows(
            Connection connection,
            int year,
            @Nullable String within,
            @Nullable TitleGroup titleGroup,
            @Nullable LocalDate asOf,
            Known known,
            Rights.Scope scope)
            throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>();
        Collections.addAll(parameters, titleGroup == null ? null : titleGroup.name(), scope.all(), scope.codes());
        parameters.addAll(Acts.until(asOf).parameters(year, Level.isMission(within) ? null : within, known));
        return Query.list(
                connection,
                SQL.statement("months"),
                row -> new Row(
                        row.getString("month"),
                        row.getString("programme"),
                        row.getLong("ae_cents"),
                        row.getLong("cp_cents")),
                parameters.toArray());
    }

    private String missionOf(String programme) {
        return labels.missionOf(ProgrammeCode.of(programme))
                .map(MissionCode::text)
                .orElse("");
    }
}
