package fr.quitus.domain.budget;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0;
import fr.quitus.domain.G0.Person;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RecordDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RegulariseDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentKind;
import fr.quitus.domain.directpayment.RegularisationLine;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.lawchange.LawCommand.SetLawParameter;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Crédits évaluatifs : the debt is paid whatever the credits are, and nothing else is. */
class EvaluativeCreditsTest {
    private static final ProgrammeCode DEBT = ProgrammeCode.of("0117");
    private static final FundsCentre UNIT = FundsCentre.of("0117-DGTR-U001");
    private static final EnvelopeId ENVELOPE = new EnvelopeId(YEAR, UNIT, TitleGroup.HT2);
    private static final Person RPROG = over(RACHEL, "0117");
    private static final Person RBOP = over(BASTIEN, "0117-DGTR");
    private static final Person ORDONNATEUR = over(PAULA, "0117");

    private final Story story = Story.g0();

    private static Person over(Person person, String code) {
        return new Person(person.name(), person.role(), G0.over(code), null);
    }

    @BeforeEach
    void open_a_thousand_for_the_debt() {
        story.accepted(
                new OpenCredits(YEAR, DEBT, Title.T4, euros("1000"), euros("1000"), "LFI"),
                DIRECTORATE.on("2026-01-05"));
        story.accepted(
                new AllotToOperatingBudget(YEAR, UNIT.operatingBudget(), TitleGroup.HT2, euros("1000"), euros("1000")),
                RPROG.on("2026-01-05"));
        story.accepted(
                new AllotToUnit(YEAR, UNIT, TitleGroup.HT2, euros("1000"), euros("1000")), RBOP.on("2026-01-05"));
        story.accepted(new AssignAccountingPost(UNIT, P1, date("2026-01-05")), DIRECTORATE.on("2026-01-05"));
    }

    @AfterEach
    void the_books_hold() {
        LedgerInvariants.check(story.ledger());
    }

    /** Interest that the bank debited, put on the credits of a unit. */
    private RegulariseDirectPayment interest(FundsCentre unit, String reference, String sum, String day) {
        var debit = new RecordDirectPayment(
                TREASURY,
                reference,
                euros(sum),
                date(day),
                unit,
                DirectPaymentKind.INTERETS,
                "Porteurs d'obligations",
                "Coupon");
        story.accepted(debit, BANK.on(day));
        var imputation =
                new Imputation(FunctionalArea.of(unit.programme() + "-01"), Title.T4, CHARGE, null, null, null, null);
        return new RegulariseDirectPayment(
                debit.directPaymentId(), List.of(new RegularisationLine(imputation, euros(sum))));
    }

    private BudgetEnvelope envelope() {
        return story.ledger().envelope(ENVELOPE);
    }

    private static Credits credits(String both) {
        return new Credits(Balance.parse(both), Balance.parse(both));
    }

    @Test
    void the_programmes_of_the_law_as_shipped_are_those_the_finance_bill_names() {
        for (String code : List.of("0114", "0117", "0200", "0201", "0355")) {
            assertThat(LawParameters.SHIPPED.isEvaluative(ProgrammeCode.of(code), date("2026-01-01")))
                    .as(code)
                    .isTrue();
        }
        for (String code : List.of("0145", "0156", "0168", "0369")) {
            assertThat(LawParameters.SHIPPED.isEvaluative(ProgrammeCode.of(code), date("2026-01-01")))
                    .as(code)
                    .isFalse();
        }
    }

    @Test
    void the_debt_is_paid_beyond_its_credits_and_the_excess_is_known() {
        story.accepted(interest(UNIT, "I-1", "900", "2026-03-02"), ORDONNATEUR.on("2026-03-03"));
        assertThat(envelope().exceeded().isNone()).isTrue();

        story.accepted(interest(UNIT, "I-2", "600", "2026-09-02"), ORDONNATEUR.on("2026-09-03"));
        story.accepted(interest(UNIT, "I-3", "50", "2026-10-02"), ORDONNATEUR.on("2026-10-03"));

        assertThat(envelope().cpAvailable()).isEqualTo(Balance.parse("-550"));
        assertThat(envelope().aeAvailable()).isEqualTo(Balance.parse("-550"));
        assertThat(envelope().exceeded()).isEqualTo(credits("550"));
        assertThat(envelope().available().isNone()).isTrue();
    }

    @Test
    void no_other_programme_goes_a_cent_beyond_its_credits() {
        var paid = interest(U1, "I-1", "80000.01", "2026-03-02");

        assertThat(story.rejection(paid, PAULA.on("2026-03-03"))).isEqualTo(Rejection.CP_INSUFFISANTS);
        assertThat(story.ledger().envelope(U1_HT2).exceeded().isNone()).isTrue();
    }

    @Test
    void credits_that_are_exceeded_are_neither_frozen_nor_affected_nor_left_to_lapse() {
        story.accepted(interest(UNIT, "I-1", "1500", "2026-03-02"), ORDONNATEUR.on("2026-03-03"));

        assertThat(story.rejection(
                        new FreezeUnitCredits(YEAR, UNIT, TitleGroup.HT2, euros("0.01"), null, "Gel"),
                        DIRECTORATE.on("2026-03-04")))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        assertThat(story.rejection(
                        new AffectAuthorisation(YEAR, UNIT, OperationCode.of("TF-2026-0001"), euros("0.01"), null),
                        ORDONNATEUR.on("2026-03-04")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
        story.accepted(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2027-01-02"));
        story.accepted(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-21"));
        assertThat(story.accepted(new LapseCredits(YEAR, UNIT, TitleGroup.HT2), DIRECTORATE.on("2027-01-22")))
                .isEmpty();
        assertThat(envelope().exceeded()).as("still to be covered").isEqualTo(credits("500"));
    }

    @Test
    void what_a_finance_act_opens_afterwards_covers_the_excess_first() {
        story.accepted(interest(UNIT, "I-1", "1500", "2026-03-02"), ORDONNATEUR.on("2026-03-03"));
        story.accepted(
                new OpenCredits(YEAR, DEBT, Title.T4, euros("700"), euros("700"), "LFG", FinanceAct.AMENDING),
                DIRECTORATE.on("2026-12-01"));
        story.accepted(
                new AllotToOperatingBudget(YEAR, UNIT.operatingBudget(), TitleGroup.HT2, euros("700"), euros("700")),
                RPROG.on("2026-12-01"));
        story.accepted(new AllotToUnit(YEAR, UNIT, TitleGroup.HT2, euros("700"), euros("700")), RBOP.on("2026-12-01"));

        assertThat(envelope().exceeded().isNone()).isTrue();
        assertThat(envelope().available()).isEqualTo(credits("200"));
    }

    @Test
    void a_text_makes_credits_evaluatifs_or_limits_again_from_a_date_on() {
        story.accepted(making(DEBT, "0", "2026-07-01"), DIRECTORATE.on("2026-06-01"));
        story.accepted(making(PROGRAMME, "1", "2026-07-01"), DIRECTORATE.on("2026-06-01"));
        story.accepted(interest(UNIT, "I-1", "1500", "2026-06-02"), ORDONNATEUR.on("2026-06-03"));
        var ofTheOther = interest(U1, "I-2", "80000.01", "2026-06-02");
        assertThat(story.rejection(ofTheOther, PAULA.on("2026-06-30"))).isEqualTo(Rejection.CP_INSUFFISANTS);

        story.accepted(ofTheOther, PAULA.on("2026-07-01"));

        assertThat(story.ledger().envelope(U1_HT2).exceeded().cp()).isEqualTo(Balance.parse("0.01"));
        assertThat(story.rejection(interest(UNIT, "I-3", "0.01", "2026-07-02"), ORDONNATEUR.on("2026-07-02")))
                .isEqualTo(Rejection.CP_INSUFFISANTS);
    }

    private static SetLawParameter making(ProgrammeCode programme, String value, String from) {
        return new SetLawParameter(
                LawParameter.EVALUATIVE_CREDITS, null, List.of(programme), date(from), LawNumber.of(value), "LFR");
    }
}
