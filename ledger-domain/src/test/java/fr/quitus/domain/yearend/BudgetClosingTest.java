package fr.quitus.domain.yearend;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.KATIA;
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
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Closings;
import fr.quitus.domain.G0;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.AffectationCommand.WithdrawAffectation;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.SetAsideCreditsLapsed;
import fr.quitus.domain.budget.MovementCommand.CarryOverCredits;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.budget.MovementCommand.LapseOperatingBudgetCredits;
import fr.quitus.domain.budget.MovementCommand.LapseProgrammeCredits;
import fr.quitus.domain.budget.OperatingBudgetEvent.OperatingBudgetCreditsLapsed;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsLapsedBelow;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.ProgrammeCreditsLapsed;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.CarryForwardDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RecordDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RegulariseDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentCarriedForward;
import fr.quitus.domain.directpayment.DirectPaymentKind;
import fr.quitus.domain.directpayment.RegularisationLine;
import fr.quitus.domain.ledgerentry.EntryCommand.EnterManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseInventoryEntry;
import fr.quitus.domain.ledgerentry.EntryKind;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.payment.CarryForwardCommand.CarryForwardPaymentRequest;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** La clôture d'un budget, at every level that holds credits, and of what was paid before it was on any. */
class BudgetClosingTest {
    private static final FiscalYear NEXT = FiscalYear.of(2027);
    private static final EnvelopeId U1_2027 = new EnvelopeId(NEXT, U1, TitleGroup.HT2);
    private static final OperationCode ROAD = OperationCode.of("TF-2026-0017");
    private static final LapseCredits UNIT = new LapseCredits(YEAR, U1, TitleGroup.HT2);
    private static final LapseOperatingBudgetCredits OPERATING_BUDGET =
            new LapseOperatingBudgetCredits(YEAR, BOP, TitleGroup.HT2);
    private static final LapseProgrammeCredits PROGRAMME_CREDITS =
            new LapseProgrammeCredits(YEAR, PROGRAMME, TitleGroup.HT2);

    private final Story story = Story.g0();

    @AfterEach
    void the_books_hold() {
        LedgerInvariants.check(story.ledger());
    }

    private void complementary() {
        story.accepted(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2027-01-02"));
    }

    private List<LedgerEvent> closing() {
        return story.accepted(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-21"));
    }

    private List<LedgerEvent> lapsing(LedgerCommand command) {
        return story.accepted(command, DIRECTORATE.on("2027-01-22"));
    }

    private static Credits credits(String ae, String cp) {
        return new Credits(Balance.parse(ae), Balance.parse(cp));
    }

    @Test
    void nothing_lapses_at_any_level_before_the_budget_is_closed() {
        complementary();

        for (LedgerCommand command : List.of(UNIT, OPERATING_BUDGET, PROGRAMME_CREDITS)) {
            assertThat(story.rejection(command, DIRECTORATE.on("2027-01-04"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        }
    }

    @Test
    void what_a_unit_had_set_aside_lapses_with_what_it_had_available() {
        story.accepted(
                new FreezeUnitCredits(YEAR, U1, TitleGroup.HT2, euros("10000"), euros("5000"), "Gel"),
                DIRECTORATE.on("2026-03-02"));
        FiscalYear before = FiscalYear.of(2025);
        story.accepted(new AffectAuthorisation(YEAR, U1, ROAD, euros("20000"), null), PAULA.on("2026-03-02"));
        story.accepted(new AffectAuthorisation(YEAR, U1, ROAD, euros("4000"), before), PAULA.on("2026-03-02"));
        story.accepted(new WithdrawAffectation(YEAR, U1, ROAD, euros("21000")), PAULA.on("2026-03-03"));
        complementary();
        closing();

        List<LedgerEvent> lapsed = lapsing(UNIT);

        var setAside = only(lapsed, SetAsideCreditsLapsed.class);
        assertThat(setAside.frozen()).isEqualTo(credits("10000", "5000"));
        assertThat(setAside.withdrawnAe()).as("of the affectation of 2025").isEqualTo(Balance.parse("1000"));
        assertThat(only(lapsed, AffectationLapsed.class).amount()).isEqualTo(euros("3000"));
        assertThat(only(lapsed, CreditsLapsed.class).credits()).isEqualTo(credits("86000", "75000"));
        var envelope = story.ledger().envelope(U1_HT2);
        assertThat(envelope.lapsed()).isEqualTo(credits("100000", "80000"));
        assertThat(envelope.frozen().isNone()).isTrue();
        assertThat(envelope.ae().affected().uncommitted().isZero()).isTrue();
        assertThat(envelope.affectations().of(ROAD).left().isZero()).isTrue();
        assertThat(lapsing(UNIT)).isEmpty();
    }

    @Test
    void what_a_programme_and_its_operating_budget_did_not_allot_lapses_the_reserve_too_and_nothing_twice() {
        story.accepted(
                new FreezeCredits(YEAR, PROGRAMME, TitleGroup.HT2, euros("50000"), euros("40000"), "Réserve"),
                DIRECTORATE.on("2026-02-02"));
        complementary();
        closing();

        var ofTheOperatingBudget = only(lapsing(OPERATING_BUDGET), OperatingBudgetCreditsLapsed.class);
        var ofTheProgramme = only(lapsing(PROGRAMME_CREDITS), ProgrammeCreditsLapsed.class);

        assertThat(ofTheOperatingBudget.credits()).isEqualTo(credits("380000", "350000"));
        assertThat(ofTheProgramme.credits()).isEqualTo(credits("450000", "410000"));
        assertThat(ofTheProgramme.frozen()).isEqualTo(credits("50000", "40000"));
        assertThat(lapsing(OPERATING_BUDGET)).isEmpty();
        assertThat(lapsing(PROGRAMME_CREDITS)).isEmpty();
        assertThat(story.rejection(
                        new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, euros("1"), null),
                        RACHEL.on("2027-01-22")))
                .as("nothing is left to give")
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void an_order_carries_over_what_lapsed_and_not_a_cent_more() {
        complementary();
        closing();
        lapsing(PROGRAMME_CREDITS);

        assertThat(story.rejection(carryingOver("500000.01", "27000"), DIRECTORATE.on("2027-03-15")))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        story.accepted(carryingOver("500000", "27000"), DIRECTORATE.on("2027-03-15"));
        assertThat(story.rejection(carryingOver("0.01", null), DIRECTORATE.on("2027-03-15")))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        assertThat(lapsing(PROGRAMME_CREDITS))
                .as("what is carried over lapses no more")
                .isEmpty();
    }

    @Test
    void what_lapsed_at_a_unit_is_carried_over_up_to_three_per_cent_of_the_initial_credits() {
        story.accepted(
                new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, euros("500000"), euros("450000")),
                RACHEL.on("2026-03-02"));
        story.accepted(regularising(debited("D-1", "2026-12-01", "53000"), "53000"), PAULA.on("2026-12-02"));
        complementary();
        closing();
        assertThat(story.rejection(carryingOver("0.01", null), DIRECTORATE.on("2027-03-15")))
                .as("all was allotted, and nothing has lapsed yet")
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);

        var told = only(lapsing(UNIT), CreditsLapsedBelow.class);

        assertThat(told.credits()).isEqualTo(credits("47000", "27000"));
        assertThat(told.fundsCentre()).isEqualTo(U1);
        assertThat(story.rejection(carryingOver("47000", "27000.01"), DIRECTORATE.on("2027-03-15")))
                .isEqualTo(Rejection.PLAFOND_REPORT);
        story.accepted(carryingOver("47000", "27000"), DIRECTORATE.on("2027-03-15"));
        assertThat(story.rejection(carryingOver("0.01", null), DIRECTORATE.on("2027-03-15")))
                .as("nothing is carried over twice")
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        var programme = story.ledger().programme(2026, "0156").ht2();
        assertThat(programme.lapsed().isNone()).isTrue();
        assertThat(programme.allotted()).isEqualTo(credits("953000", "873000"));
        assertThat(programme.leftToAllot().isNone()).isTrue();
    }

    @Test
    void what_a_programme_may_carry_over_is_what_lapsed_at_its_three_levels() {
        complementary();
        closing();
        for (LedgerCommand command : List.of(UNIT, OPERATING_BUDGET, PROGRAMME_CREDITS)) {
            lapsing(command);
        }

        assertThat(story.ledger().programme(2026, "0156").ht2().lapsed())
                .as("all but what is still at U2")
                .isEqualTo(credits("980000", "880000"));
        assertThat(story.rejection(carryingOver("980000.01", "27000"), DIRECTORATE.on("2027-03-15")))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        story.accepted(carryingOver("980000", "27000"), DIRECTORATE.on("2027-03-15"));
    }

    private static CarryOverCredits carryingOver(String ae, @Nullable String cp) {
        return new CarryOverCredits(
                NEXT, PROGRAMME, null, TitleGroup.HT2, euros(ae), cp == null ? null : euros(cp), null, "Arrêté");
    }

    private PaymentRequestId debited(String reference, String day) {
        return debited(reference, day, "800");
    }

    private PaymentRequestId debited(String reference, String day, String sum) {
        var debit = new RecordDirectPayment(
                TREASURY,
                reference,
                euros(sum),
                date(day),
                U1,
                DirectPaymentKind.PRELEVEMENT,
                "Électricité",
                "Décembre");
        story.accepted(debit, BANK.on(day));
        return debit.directPaymentId();
    }

    private static RegulariseDirectPayment regularising(PaymentRequestId id) {
        return regularising(id, "800");
    }

    private static RegulariseDirectPayment regularising(PaymentRequestId id, String sum) {
        return new RegulariseDirectPayment(
                id, List.of(new RegularisationLine(G0.imputation(Title.T3, CHARGE), euros(sum))));
    }

    @Test
    void the_budget_is_not_closed_over_direct_payments_that_are_on_no_credits_and_they_are_named() {
        PaymentRequestId first = debited("D-1", "2026-12-30");
        debited("D-2", "2026-12-31");
        complementary();

        assertThat(story.refused(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-18")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.DEPENSES_A_REGULARISER);
                    assertThat(refusal.facts()).containsEntry("nombre", "2").containsEntry("montant", "1600.00");
                    assertThat(refusal.detail()).contains(U1.text(), "800.00 €");
                });
        story.accepted(regularising(first), PAULA.on("2027-01-18"));
        assertThat(story.refused(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-18"))
                        .facts())
                .containsEntry("nombre", "1");
    }

    @Test
    void one_without_credits_is_carried_to_the_next_year_and_regularised_there() {
        PaymentRequestId id = debited("D-1", "2026-12-30");
        var carry = new CarryForwardDirectPayment(id, "Décision du 18 janvier");
        assertThat(story.rejection(carry, DIRECTORATE.on("2026-12-31"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        complementary();

        var carried = only(story.accepted(carry, DIRECTORATE.on("2027-01-18")), DirectPaymentCarriedForward.class);

        assertThat(carried.from()).isEqualTo(YEAR);
        assertThat(carried.to()).isEqualTo(NEXT);
        assertThat(story.rejection(carry, DIRECTORATE.on("2027-01-18"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        closing();
        nextYearHas("1000");
        story.accepted(regularising(id), PAULA.on("2027-02-02"));
        assertThat(story.ledger().envelope(U1_2027).cp().consumed()).isEqualTo(Balance.parse("800"));
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.ZERO);
        assertThat(story.rejection(carry, DIRECTORATE.on("2027-02-03"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(
                        new CarryForwardDirectPayment(
                                PaymentRequestId.of("00000000-0000-5000-8000-000000000000"), "Décision"),
                        DIRECTORATE.on("2027-02-03")))
                .isEqualTo(Rejection.DP_INCONNUE);
    }

    @Test
    void the_books_are_not_closed_over_one_that_the_bank_told_of_later() {
        complementary();
        closing();
        story.accepted(new OpenInventory(YEAR), KATIA.on("2027-02-01"));
        var late = new RecordDirectPayment(
                TREASURY,
                "D-9",
                euros("800"),
                date("2026-12-31"),
                U1,
                DirectPaymentKind.PRELEVEMENT,
                "Électricité",
                "Décembre");
        story.accepted(late, BANK.on("2027-02-02"));

        assertThat(story.rejection(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30")))
                .isEqualTo(Rejection.DEPENSES_A_REGULARISER);
        story.accepted(new CarryForwardDirectPayment(late.directPaymentId(), "Décision"), DIRECTORATE.on("2027-04-30"));
        Closings.finish(story, YEAR, "2027-04-30");
        story.accepted(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30"));
    }

    @Test
    void the_books_are_not_closed_over_a_request_that_was_not_carried_on_but_over_credits_and_commitments_they_are() {
        CommitmentNumber signed = story.aValidatedCommitment("1000");
        PaymentRequestId matched = story.aMatchedInvoice("5000");
        complementary();
        closing();
        story.accepted(new OpenInventory(YEAR), KATIA.on("2027-02-01"));
        CloseFiscalYear books = new CloseFiscalYear(YEAR);

        assertThat(story.refused(books, KATIA.on("2027-04-30"))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(Rejection.CLOTURE_INACHEVEE);
            assertThat(refusal.facts()).containsEntry("nombre", "1");
            assertThat(refusal.detail()).contains("demande de paiement ");
        });
        story.accepted(new CarryForwardPaymentRequest(matched), DIRECTORATE.on("2027-04-30"));
        story.accepted(books, KATIA.on("2027-04-30"));

        story.accepted(new CarryForwardCommitment(signed), DIRECTORATE.on("2027-05-03"));
    }

    @Test
    void the_next_year_is_not_closed_over_an_inventory_that_was_never_taken_back() {
        complementary();
        closing();
        story.accepted(new OpenInventory(YEAR), KATIA.on("2027-02-01"));
        EntryReference accrued = EntryReference.of("INV-1");
        story.accepted(
                new EnterManualEntry(
                        accrued,
                        EntryKind.ACCRUED_CHARGE,
                        P1,
                        date("2026-12-31"),
                        "Eau de décembre",
                        List.of(
                                new EntryLine(CHARGE, Side.DEBIT, euros("500")),
                                new EntryLine(AccountCode.of("4686000000"), Side.CREDIT, euros("500")))),
                KATIA.on("2027-02-02"));
        Closings.finish(story, YEAR, "2027-04-30");
        story.accepted(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30"));
        story.accepted(new EnterComplementaryPeriod(NEXT, "Décret"), DIRECTORATE.on("2028-01-03"));
        story.accepted(new CloseBudget(NEXT), DIRECTORATE.on("2028-01-21"));
        story.accepted(new OpenInventory(NEXT), KATIA.on("2028-02-01"));

        assertThat(story.refused(new CloseFiscalYear(NEXT), KATIA.on("2028-04-28")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.CLOTURE_INACHEVEE);
                    assertThat(refusal.detail()).contains("écriture d'inventaire à extourner INV-1");
                });
        story.accepted(new ReverseInventoryEntry(accrued), KATIA.on("2028-04-28"));
        story.accepted(new CloseFiscalYear(NEXT), KATIA.on("2028-04-28"));
    }

    private void nextYearHas(String sum) {
        Amount amount = euros(sum);
        story.accepted(
                new OpenCredits(NEXT, PROGRAMME, Title.T3, amount, amount, "LFI 2027"), DIRECTORATE.on("2027-01-22"));
        story.accepted(new AllotToOperatingBudget(NEXT, BOP, TitleGroup.HT2, amount, amount), RACHEL.on("2027-01-22"));
        story.accepted(new AllotToUnit(NEXT, U1, TitleGroup.HT2, amount, amount), BASTIEN.on("2027-01-22"));
    }
}
