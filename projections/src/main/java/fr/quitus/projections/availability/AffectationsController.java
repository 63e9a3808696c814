package fr.quitus.projections.availability;

import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Law;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET …/envelopes/{fundsCentre}/{titleGroup}/affectations}: les AE affectées, par opération
 * d'investissement.
 */
@RestController
@RequestMapping("/api/v1/budgets/{year}/envelopes/{fundsCentre}/{titleGroup}/affectations")
final class AffectationsController {
    private static final SqlFile SQL = SqlFile.beside(AffectationsController.class, "questions");

    /**
     * What one operation may commit, and what it has left.
     *
     * @param aeEarlier the part affected in earlier years, which a withdrawal does not make available
     * @param consumeBy the last day by which it must commit something for what is left to be carried over (GBCP art.
     *     158); absent once nothing is left
     */
    record AffectationLine(
            String operation,
            String aeAffected,
            String aeEarlier,
            String aeCommitted,
            String aeLeft,
            @Nullable LocalDate consumeBy) {}

    private final Questions questions;
    private final Law law;

    AffectationsController(Questions questions, Law law) {
        this.questions = questions;
        this.law = law;
    }

    @GetMapping
    ResponseEntity<Answer<AffectationLine>> affectations(
            @PathVariable int year,
            @PathVariable String fundsCentre,
            @PathVariable TitleGroup titleGroup,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        String unit = FundsCentre.of(fundsCentre).text();
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("affectations", fiscalYear, unit, titleGroup);
        String after = cursors.texts(cursor, "").getFirst();
        return questions.answer(
                AvailabilityProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("affectations"),
                                this::line,
                                fiscalYear,
                                unit,
                                titleGroup.name(),
                                after,
                                scope.all(),
                                scope.codes(),
                                items + 1),
                        items,
                        line -> cursors.after(line.operation())));
    }

    private AffectationLine line(ResultSet row) throws SQLException {
        Balance affected = Balance.ofCents(row.getLong("ae_affected_cents"));
        Balance committed = Balance.ofCents(row.getLong("ae_committed_cents"));
        LocalDate endOfLast = LocalDate.of(row.getInt("last_consumed_in"), 12, 31);
        int idleYears = law.now().count(LawParameter.IDLE_AFFECTATION_YEARS, endOfLast);
        return new AffectationLine(
                row.getString("operation"),
                affected.text(),
                Balance.ofCents(row.getLong("ae_earlier_cents")).text(),
                committed.text(),
                affected.minus(committed).text(),
                affected.equals(committed) ? null : endOfLast.plusYears(idleYears));
    }
}
