package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.payment.PaymentStory.crediting;
import static fr.quitus.domain.payment.PaymentStory.settled;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Decision;
import fr.quitus.domain.G0.Person;
import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Story;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimLowered;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimed;
import fr.quitus.domain.payment.SettlementCommand.ClaimRestoration;
import fr.quitus.domain.payment.SettlementCommand.RestoreCredits;
import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.GrantRemission;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.DistributeReceipt;
import fr.quitus.domain.revenue.RestorationCause;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever is paid back, from the bank or by title, in whatever order: never more than was paid. */
class RestorationHistoriesTest {
    private static final String DAY = "2026-04-10";
    private static final int KINDS = 16;

    /** One random act: of which kind, on which request and title, for how much, by which bank entry. */
    record Step(int kind, int request, int title, long cents, int entry) {}

    @Property(tries = 120)
    void what_is_restored_is_never_more_than_what_was_paid(@ForAll("steps") List<Step> steps) {
        play(steps);
    }

    @Test
    void random_acts_reach_every_event_of_a_restoration() {
        var random = new Random(7);
        Set<Class<?>> made = new HashSet<>();
        for (int history = 0; history < 20; history++) {
            List<Step> steps = Stream.generate(() -> new Step(
                            random.nextInt(KINDS),
                            random.nextInt(2),
                            random.nextInt(6),
                            1 + random.nextLong(60_000),
                            random.nextInt(40)))
                    .limit(80)
                    .toList();
            play(steps).log().forEach(event -> made.add(event.getClass()));
        }

        assertThat(made)
                .contains(
                        CreditsRestored.class,
                        RestorationClaimed.class,
                        RestorationClaimLowered.class,
                        CreditsRestoredByTitle.class);
    }

    private static InMemoryLedger play(List<Step> steps) {
        Story story = Story.g0();
        List<PaymentRequestId> requests = List.of(
                settled(story, "1000").paymentRequestId(), settled(story, "300").paymentRequestId());
        for (Step step : steps) {
            act(story.ledger(), requests.get(step.request()), step);
            LedgerInvariants.check(story.ledger());
            neverMoreThanPaid(story.ledger());
        }
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
        return story.ledger();
    }

    private static void neverMoreThanPaid(InMemoryLedger ledger) {
        Map<PaymentRequestId, Balance> left = new HashMap<>();
        for (LedgerEvent event : ledger.log()) {
            switch (event) {
                case PaymentRequestEvent.PaymentExecuted e ->
                    left.merge(e.paymentRequestId(), e.amount().balance(), Balance::plus);
                case CreditsRestored e -> left.merge(e.paymentRequestId(), negative(e.amount()), Balance::plus);
                case CreditsRestoredByTitle e -> left.merge(e.paymentRequestId(), negative(e.amount()), Balance::plus);
                default -> {}
            }
        }
        assertThat(left.values()).allSatisfy(balance -> assertThat(balance).isGreaterThanOrEqualTo(Balance.ZERO));
        assertThat(ledger.envelope(U1_HT2).cp().consumed())
                .isEqualTo(left.values().stream().reduce(Balance.ZERO, Balance::plus));
        for (PaymentRequestId id : left.keySet()) {
            assertThat(ledger.payment(id)
                            .opened()
                            .orElseThrow()
                            .restorations()
                            .claimedByLine()
                            .values())
                    .allSatisfy(claimed -> assertThat(claimed).isGreaterThan(Balance.ZERO));
        }
    }

    private static Balance negative(Amount amount) {
        return Balance.ZERO.minus(amount);
    }

    private static void act(InMemoryLedger ledger, PaymentRequestId id, Step step) {
        List<RevenueOrderNumber> titles = List.copyOf(ledger.states().titles().keySet());
        Amount amount = Amount.ofCents(step.cents());
        if (step.kind() < 3 || titles.isEmpty()) {
            submit(
                    ledger,
                    new ClaimRestoration(
                            id, amount, RestorationCause.UNDUE_PAYMENT, null, RevenueLine.of("2697"), "Indu"),
                    GINA);
            return;
        }
        RevenueOrderNumber title = titles.get(step.title() % titles.size());
        String reference = "RC-" + step.entry();
        switch (step.kind()) {
            case 3, 4, 5 -> {
                submit(ledger, new IssueRevenueOrder(title, date("2026-05-31")), OMAR);
                submit(ledger, new TakeInCharge(title), KATIA);
            }
            case 6, 7, 8, 9 ->
                submit(ledger, new AllocateReceipt(title, amount, null, date(DAY), TREASURY, reference), BANK);
            case 10 -> submit(ledger, new RestoreCredits(id, amount, null, date(DAY), TREASURY, reference), KATIA);
            case 11 -> {
                submit(ledger, new ReduceRevenueOrder(title, amount, "Erreur"), OMAR);
                submit(ledger, new TakeReductionInCharge(title), KATIA);
            }
            case 12 -> {
                submit(ledger, new CancelRevenueOrder(title, "Erreur"), OMAR);
                submit(ledger, new TakeReductionInCharge(title), KATIA);
            }
            case 13 -> {
                submit(ledger, new IssueRevenueOrder(title, date("2026-05-31")), OMAR);
                submit(ledger, new RejectRevenueOrder(title, "Non justifiée"), KATIA);
            }
            case 14 -> {
                submit(ledger, new GrantRemission(title, amount, null, "Décision", null), KATIA);
                submit(
                        ledger,
                        new DistributeReceipt(List.of(title), null, amount, date(DAY), TREASURY, reference),
                        KATIA);
            }
            default -> credit(ledger, id, step, amount);
        }
    }

    /** A credit note on the request, as long as it claims as much. */
    private static void credit(InMemoryLedger ledger, PaymentRequestId id, Step step, Amount amount) {
        var number = ledger.payment(id).opened().orElseThrow().commitment();
        var note = crediting(number, "C-" + step.entry(), amount.toString(), id);
        submit(ledger, note, GINA);
        submit(ledger, new MatchInvoice(note.paymentRequestId(), null), GINA);
        submit(ledger, new OrderPayment(note.paymentRequestId()), OMAR);
        submit(ledger, accepting(note.paymentRequestId()), KATIA);
    }

    private static void submit(InMemoryLedger ledger, LedgerCommand command, Person person) {
        var before = ledger.states();
        if (ledger.submit(command, person.on(DAY)) instanceof Decision.Refused) {
            assertThat(ledger.states()).isEqualTo(before);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, KINDS - 1),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.longs().between(1, 60_000),
                        Arbitraries.integers().between(0, 30))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }
}
