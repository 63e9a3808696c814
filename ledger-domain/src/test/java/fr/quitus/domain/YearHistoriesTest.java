package fr.quitus.domain;

import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.budget.MovementCommand.LapseOperatingBudgetCredits;
import fr.quitus.domain.budget.MovementCommand.LapseProgrammeCredits;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.payment.CarryForwardCommand.CarryForwardPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenFiscalYear;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Any year, closed: whatever was under way goes on in the next one, and nothing is lost or paid twice. */
class YearHistoriesTest {
    /** Events that the random acts of other tests do not make. */
    static final Set<String> REACHED_THERE = Set.of(
            "affectation-lapsed.v1",
            "awaited-credits-reserved.v1",
            "budget-closed.v1",
            "complementary-period-entered.v1",
            "credits-lapsed.v1",
            "fiscal-year-closed.v1",
            "fiscal-year-opened.v1",
            "inventory-opened.v1",
            "operating-budget-credits-lapsed.v1",
            "payment-request-carried-forward.v1",
            "programme-credits-lapsed.v1",
            "programme-credits-lapsed-below.v1",
            "set-aside-credits-lapsed.v1");

    private static final FiscalYear NEXT = FiscalYear.of(2027);
    private static final EnvelopeId U1_2027 = new EnvelopeId(NEXT, U1, TitleGroup.HT2);

    @Property(tries = 60)
    void the_books_hold_through_the_closing_of_any_year(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        Story story = Story.g0();
        for (int i = random.nextInt(12); i >= 0; i--) {
            something(story, random);
        }
        if (random.nextBoolean()) {
            story.accepted(new OpenFiscalYear(YEAR, "LFI 2026"), DIRECTORATE.on("2026-12-30"));
        }
        nextYearHas(story, Amount.ofCents(1 + random.nextInt(400_000)));
        story.accepted(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2027-01-02"));
        payments(story, random).forEach(id -> {
            if (random.nextBoolean()) {
                story.ledger().submit(new ExecuteRun(Story.RUN, id, date("2027-01-12")), KATIA.on("2027-01-12"));
            }
        });
        LedgerInvariants.check(story.ledger());
        story.accepted(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-21"));

        goOnInTheNextYear(story, random);
        story.accepted(new OpenInventory(YEAR), KATIA.on("2027-02-01"));
        Closings.finish(story, YEAR, "2027-04-29");
        story.accepted(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30"));

        LedgerInvariants.check(story.ledger());
        assertThat(story.ledger().resultAccounts(YEAR).balances()).isEmpty();
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().envelope(U1_HT2).available().isNone()).isTrue();
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    /** What the closing process does, in any order and some of it twice, as after an interruption. */
    private static void goOnInTheNextYear(Story story, Random random) {
        List<PaymentRequestId> requests = new ArrayList<>(payments(story, random));
        requests.addAll(payments(story, random));
        for (PaymentRequestId id : requests) {
            story.ledger().submit(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-21"));
        }
        story.ledger().states().commitments().keySet().forEach(ej -> story.ledger()
                .submit(new CarryForwardCommitment(ej), DIRECTORATE.on("2027-01-21")));
        for (int i = 0; i < 2; i++) {
            story.accepted(new LapseCredits(YEAR, U1, TitleGroup.HT2), DIRECTORATE.on("2027-01-22"));
            story.accepted(new LapseOperatingBudgetCredits(YEAR, BOP, TitleGroup.HT2), DIRECTORATE.on("2027-01-22"));
            story.accepted(new LapseProgrammeCredits(YEAR, PROGRAMME, TitleGroup.HT2), DIRECTORATE.on("2027-01-22"));
        }
        LedgerInvariants.check(story.ledger());
        nextYearHas(story, Amount.euros(40_000));
        for (PaymentRequestId id : requests) {
            story.ledger().submit(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-25"));
        }
        for (PaymentRequest request : story.ledger().states().payments().values()) {
            assertThat(request.opened().orElseThrow().awaitingCredits()).isFalse();
        }
        assertThat(story.ledger().envelope(U1_2027).cpAvailable().isNegative()).isFalse();
    }

    private static List<PaymentRequestId> payments(Story story, Random random) {
        List<PaymentRequestId> ids =
                new ArrayList<>(story.ledger().states().payments().keySet());
        Collections.shuffle(ids, random);
        return ids;
    }

    private static void something(Story story, Random random) {
        String amount = Amount.ofCents(1 + random.nextInt(200_000)).text();
        switch (random.nextInt(12)) {
            case 0 -> story.aValidatedCommitment(amount);
            case 1 -> story.aServedCommitment(amount);
            case 2 -> story.aMatchedInvoice(amount);
            case 3 -> story.anOrderedPayment(amount);
            case 4 -> story.anAcceptedPayment(amount);
            case 5 -> story.aScheduledPayment(amount);
            case 6 -> story.anExecutedPayment(amount);
            case 7 -> story.aTitleTakenInCharge(amount);
            case 8 -> story.ledger().submit(freezing(amount), DIRECTORATE.on("2026-11-02"));
            case 9 ->
                story.ledger()
                        .submit(
                                new FreezeCredits(
                                        YEAR, PROGRAMME, TitleGroup.HT2, Amount.parse(amount), null, "Réserve"),
                                DIRECTORATE.on("2026-11-02"));
            case 10 -> story.ledger().submit(affecting(amount, random.nextInt(2)), PAULA.on("2026-11-02"));
            default -> story.aReceivedInvoice(story.aServedCommitment(amount), amount);
        }
    }

    private static FreezeUnitCredits freezing(String amount) {
        return new FreezeUnitCredits(YEAR, U1, TitleGroup.HT2, Amount.parse(amount), Amount.parse(amount), "Gel");
    }

    private static AffectAuthorisation affecting(String amount, int yearsAgo) {
        return new AffectAuthorisation(
                YEAR,
                U1,
                OperationCode.of("TF-2026-0001"),
                Amount.parse(amount),
                FiscalYear.of(YEAR.value() - yearsAgo));
    }

    private static void nextYearHas(Story story, Amount cp) {
        story.accepted(new OpenCredits(NEXT, PROGRAMME, Title.T3, null, cp, "LFI 2027"), DIRECTORATE.on("2027-01-02"));
        story.accepted(new AllotToOperatingBudget(NEXT, BOP, TitleGroup.HT2, null, cp), RACHEL.on("2027-01-03"));
        story.accepted(new AllotToUnit(NEXT, U1, TitleGroup.HT2, null, cp), BASTIEN.on("2027-01-03"));
    }
}
