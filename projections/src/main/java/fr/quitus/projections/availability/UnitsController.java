package fr.quitus.projections.availability;

import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.availability.EnvelopeCounters.Counters;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Law;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/budgets/{year}/operating-budgets} and {@code /envelopes}: les crédits des BOP et des UO. */
@RestController
@RequestMapping("/api/v1/budgets/{year}")
final class UnitsController {
    private static final SqlFile SQL = SqlFile.beside(UnitsController.class, "questions");
    private static final List<String> START = List.of("", "");

    /** An operating budget's credits of one title group. Left = received − allotted − lapsed. */
    record OperatingBudgetLine(
            String operatingBudget,
            String titleGroup,
            String aeReceived,
            String cpReceived,
            String aeAllotted,
            String cpAllotted,
            String aeLapsed,
            String cpLapsed,
            String aeLeft,
            String cpLeft) {}

    /**
     * An envelope: every counter, and what is available, anticipated AE included: only the EJ they are kept for may
     * have them. Affected and not committed AE are not available; non recyclable AE are told for memory.
     *
     * @param evaluative whether expenses may go beyond the credits, by the law of the end of the year (LOLF art. 10):
     *     only then what is available may be negative, by what was consumed beyond them
     */
    record EnvelopeLine(
            String fundsCentre,
            String titleGroup,
            boolean evaluative,
            String aeAllotted,
            String aeFrozen,
            String aeCommitted,
            String aeAffected,
            String aeAffectedCommitted,
            String aeAffectedLost,
            String aeNonRecyclable,
            String aeLapsed,
            String aeAnticipated,
            String aeAvailable,
            String cpAllotted,
            String cpFrozen,
            String cpReserved,
            String cpConsumed,
            String cpLapsed,
            String cpAvailable) {}

    private final Questions questions;
    private final Law law;

    UnitsController(Questions questions, Law law) {
        this.questions = questions;
        this.law = law;
    }

    @GetMapping("/operating-budgets")
    ResponseEntity<Answer<OperatingBudgetLine>> operatingBudgets(
            @PathVariable int year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("operating-budgets", fiscalYear);
        List<String> after = cursors.texts(cursor, "", "");
        return questions.answer(
                AvailabilityProjection.NAME,
                minPosition,
                connection -> Page.of(
                        operatingBudgets(connection, fiscalYear, after, null, scope, items + 1),
                        items,
                        line -> cursors.after(line.operatingBudget(), line.titleGroup())));
    }

    @GetMapping("/operating-budgets/{code}")
    ResponseEntity<Answer<OperatingBudgetLine>> operatingBudget(
            @PathVariable int year,
            @PathVariable String code,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        String operatingBudget = OperatingBudgetCode.of(code).text();
        return questions.answer(AvailabilityProjection.NAME, minPosition, connection -> {
            List<OperatingBudgetLine> lines =
                    operatingBudgets(connection, fiscalYear, START, operatingBudget, scope, Page.ITEMS_MAX);
            if (lines.isEmpty()) {
                throw Refusals.unknown("Le BOP " + operatingBudget + " en " + fiscalYear);
            }
            return Page.whole(lines);
        });
    }

    @GetMapping("/envelopes")
    ResponseEntity<Answer<EnvelopeLine>> envelopes(
            @PathVariable int year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("envelopes", fiscalYear);
        List<String> after = cursors.texts(cursor, "", "");
        return questions.answer(
                AvailabilityProjection.NAME,
                minPosition,
                connection -> Page.of(
                        envelopes(connection, fiscalYear, after, null, null, scope, items + 1),
                        items,
                        line -> cursors.after(line.fundsCentre(), line.titleGroup())));
    }

    @GetMapping("/envelopes/{fundsCentre}/{titleGroup}")
    ResponseEntity<Answer<EnvelopeLine>> envelope(
            @PathVariable int year,
            @PathVariable String fundsCentre,
            @PathVariable TitleGroup titleGroup,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        String unit = FundsCentre.of(fundsCentre).text();
        return questions.answer(AvailabilityProjection.NAME, minPosition, connection -> {
            List<EnvelopeLine> lines = envelopes(connection, fiscalYear, START, unit, titleGroup.name(), scope, 1);
            if (lines.isEmpty()) {
                throw Refusals.unknown("L'enveloppe " + fiscalYear + "/" + unit + "/" + titleGroup);
            }
            return Page.whole(lines);
        });
    }

    private static List<OperatingBudgetLine> operatingBudgets(
            Connection connection, int year, List<String> after, @Nullable String code, Rights.Scope scope, int limit)
            throws SQLException {
        return Query.list(
                connection,
                SQL.statement("operating_budgets"),
                UnitsController::operatingBudgetLine,
                year,
                after.get(0),
                after.get(1),
                code,
                code,
                scope.all(),
                scope.codes(),
                limit);
    }

    private static OperatingBudgetLine operatingBudgetLine(ResultSet row) throws SQLException {
        Balance aeReceived = Balance.ofCents(row.getLong("ae_received_cents"));
        Balance cpReceived = Balance.ofCents(row.getLong("cp_received_cents"));
        Balance aeAllotted = Balance.ofCents(row.getLong("ae_allotted_cents"));
        Balance cpAllotted = Balance.ofCents(row.getLong("cp_allotted_cents"));
        Balance aeLapsed = Balance.ofCents(row.getLong("ae_lapsed_cents"));
        Balance cpLapsed = Balance.ofCents(row.getLong("cp_lapsed_cents"));
        return new OperatingBudgetLine(
                row.getString("operating_budget"),
                row.getString("title_group"),
                aeReceived.text(),
                cpReceived.text(),
                aeAllotted.text(),
                cpAllotted.text(),
                aeLapsed.text(),
                cpLapsed.text(),
                aeReceived.minus(aeAllotted).minus(aeLapsed).text(),
                cpReceived.minus(cpAllotted).minus(cpLapsed).text());
    }

    private List<EnvelopeLine> envelopes(
            Connection connection,
            int year,
            List<String> after,
            @Nullable String unit,
            @Nullable String titleGroup,
            Rights.Scope scope,
            int limit)
            throws SQLException {
        return Query.list(
                connection,
                SQL.statement("envelopes"),
                row -> envelopeLine(row, year),
                year,
                after.get(0),
                after.get(1),
                unit,
                unit,
                titleGroup,
                titleGroup,
                scope.all(),
                scope.codes(),
                limit);
    }

    private EnvelopeLine envelopeLine(ResultSet row, int year) throws SQLException {
        FundsCentre unit = FundsCentre.of(row.getString("funds_centre"));
        Counters c = new Counters(
                row.getLong("ae_allotted_cents"),
                row.getLong("ae_frozen_cents"),
                row.getLong("ae_committed_cents"),
                row.getLong("ae_affected_cents"),
                row.getLong("ae_affected_committed_cents"),
                row.getLong("ae_affected_lost_cents"),
                row.getLong("ae_non_recyclable_cents"),
                row.getLong("cp_allotted_cents"),
                row.getLong("cp_frozen_cents"),
                row.getLong("cp_reserved_cents"),
                row.getLong("cp_consumed_cents"),
                row.getLong("ae_lapsed_cents"),
                row.getLong("cp_lapsed_cents"),
                row.getLong("ae_anticipated_cents"));
        return new EnvelopeLine(
                unit.text(),
                row.getString("title_group"),
                law.now().isEvaluative(unit.programme(), FiscalYears.lastDay(FiscalYear.of(year))),
                text(c.aeAllottedCents()),
                text(c.aeFrozenCents()),
                text(c.aeCommittedCents()),
                text(c.aeAffectedCents()),
                text(c.aeAffectedCommittedCents()),
                text(c.aeAffectedLostCents()),
                text(c.aeNonRecyclableCents()),
                text(c.aeLapsedCents()),
                text(c.aeAnticipatedCents()),
                text(c.aeAvailableCents()),
                text(c.cpAllottedCents()),
                text(c.cpFrozenCents()),
                text(c.cpReservedCents()),
                text(c.cpConsumedCents()),
                text(c.cpLapsedCents()),
                text(c.cpAvailableCents()));
    }

    private static String text(long cents) {
        return Balance.ofCents(cents).text();
    }
}
