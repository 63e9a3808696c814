package fr.quitus.domain.invariants;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.cashing;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.Story.settling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Story;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.invariants.InvariantFold.Broken;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds after every act of a year breaks at the position where the log was forged, and nowhere else. */
class InvariantFoldTest {

    @Test
    void every_truth_holds_after_every_act_of_a_paid_request_and_a_collected_title() {
        List<List<LedgerEvent>> units = paidAndCollected().ledger().units();

        for (int acts = 1; acts <= units.size(); acts++) {
            assertThat(LedgerInvariants.folded(units.subList(0, acts)).broken()).isEmpty();
        }
    }

    @Test
    void between_the_events_of_one_act_nothing_needs_to_hold() {
        List<List<LedgerEvent>> oneByOne = new ArrayList<>();
        paidAndCollected().ledger().log().forEach(event -> oneByOne.add(List.of(event)));

        assertThat(codes(LedgerInvariants.folded(oneByOne).broken())).contains("CP_CONSOMMES", "AE_CONSOMMEES");
    }

    @Test
    void an_event_of_money_that_is_missing_is_noticed_whichever_it_is() {
        List<List<LedgerEvent>> units = paidAndCollected().ledger().units();
        int tried = 0;
        for (int unit = 0; unit < units.size(); unit++) {
            for (int place = 0; place < units.get(unit).size(); place++) {
                if (!ofMoney(units.get(unit).get(place))) {
                    continue;
                }
                List<List<LedgerEvent>> forged = copy(units);
                LedgerEvent missing = forged.get(unit).remove(place);
                tried++;

                assertThat(LedgerInvariants.folded(forged).broken())
                        .as("without %s", missing)
                        .isNotEmpty();
            }
        }
        assertThat(tried).isGreaterThanOrEqualTo(10);
    }

    private static boolean ofMoney(LedgerEvent event) {
        // A settlement that is missing leaves a transfer in transit, which is nothing wrong.
        return (!event.entries().isEmpty() && !(event instanceof PaymentSettled))
                || event instanceof AeCommitted
                || event instanceof CpReserved
                || event instanceof CpConsumed
                || event instanceof CommitmentLinePaid
                || event instanceof BudgetRevenueRecorded
                || event instanceof ReceiptAllocated;
    }

    @Test
    void a_commitment_beyond_the_credits_is_named_with_its_position_its_file_and_its_amounts() {
        Story story = paidAndCollected();
        List<List<LedgerEvent>> forged = copy(story.ledger().units());
        AeCommitted signed = only(story.ledger().log(), AeCommitted.class);
        long at = story.ledger().log().size();
        forged.add(List.of(new AeCommitted(
                signed.envelope(), signed.commitmentNumber(), 1, euros("88000.01"), signed.amountType())));
        forged.add(List.of(signed));

        List<Broken> broken = LedgerInvariants.folded(forged).broken();

        assertThat(broken)
                .filteredOn(b -> b.code().equals("DISPONIBLE_JAMAIS_NEGATIF"))
                .satisfiesExactly(b -> {
                    assertThat(b.position()).isEqualTo(at);
                    assertThat(b.file()).isEqualTo(signed.aggregateId());
                    assertThat(b.event()).isEqualTo("ae-committed.v1");
                    assertThat(b.what())
                            .isEqualTo("enveloppe 2026/0156-DR35-U001/HT2 : AE disponibles -0.01 €,"
                                    + " CP disponibles 68000.00 €,"
                                    + " CP réservés 0.00 €");
                });
    }

    @Test
    void an_operation_that_commits_more_than_is_affected_to_it_is_named() {
        Story story = Story.g0();
        OperationCode operation = OperationCode.of("TF-2026-0017");
        story.accepted(new AffectAuthorisation(YEAR, U1, operation, euros("10"), null), OMAR.on("2026-03-02"));
        List<List<LedgerEvent>> forged = copy(story.ledger().units());
        CommitmentNumber number = CommitmentNumber.of("2100000099");
        forged.add(List.of(new AffectationDrawn(U1_HT2, operation, number, 1, euros("10.01"))));

        assertThat(LedgerInvariants.folded(forged).broken())
                .filteredOn(b -> b.code().equals("AE_AFFECTEES"))
                .singleElement()
                .satisfies(b -> assertThat(b.what())
                        .isEqualTo("opération TF-2026-0017 sur 2026/0156-DR35-U001/HT2 : AE affectées 10.00 €,"
                                + " engagées 10.01 €"));
        forged.set(forged.size() - 1, List.of(new AffectationRestored(U1_HT2, operation, number, 1, euros("0.01"))));
        assertThat(codes(LedgerInvariants.folded(forged).broken())).contains("AE_AFFECTEES");
    }

    @Test
    void what_is_accepted_or_paid_a_second_time_breaks_the_chain_and_the_books() {
        Story story = paidAndCollected();
        List<LedgerEvent> log = story.ledger().log();

        assertThat(codes(brokenWith(story, only(log, PaymentExecuted.class)))).contains("CP_CONSOMMES");
        assertThat(codes(brokenWith(story, only(log, CommitmentLinePaid.class))))
                .contains("CHAINE_DE_LA_DEPENSE");
        assertThat(codes(brokenWith(story, only(log, PaymentAccepted.class)))).contains("FACTURES_NON_PARVENUES");
        assertThat(codes(brokenWith(story, only(log, ReceiptAllocated.class)))).containsExactly("RECETTES_BUDGETAIRES");
        assertThat(codes(brokenWith(story, only(log, BudgetRevenueRecorded.class))))
                .containsExactly("RECETTES_BUDGETAIRES");
    }

    private static List<Broken> brokenWith(Story story, LedgerEvent again) {
        List<List<LedgerEvent>> forged = copy(story.ledger().units());
        forged.add(List.of(again));
        return LedgerInvariants.folded(forged).broken();
    }

    @Test
    void positions_only_grow() {
        InvariantFold fold = new InvariantFold(Invariants.ofTheReference());
        LedgerEvent event = paidAndCollected().ledger().log().getFirst();
        fold.given(4, event);

        assertThat(fold.position()).isEqualTo(4);
        assertThatThrownBy(() -> fold.given(4, event)).hasMessage("event 4 comes after event 4");
    }

    @Test
    void an_event_that_cannot_be_read_breaks_the_truth_it_hides() {
        InvariantFold fold = new InvariantFold(Invariants.ofTheReference());

        fold.unreadable(DebitsEqualCredits.CODE, 7, "commitment:1", "service-certified.v1", "illisible");

        assertThat(fold.broken())
                .containsExactly(
                        new Broken(DebitsEqualCredits.CODE, 7, "commitment:1", "service-certified.v1", "illisible"));
    }

    @Test
    void a_fold_taken_up_again_between_two_acts_finds_what_one_that_never_stopped_finds() {
        Story story = paidAndCollected();
        story.anOrderedPayment("3000");
        List<List<LedgerEvent>> units = copy(story.ledger().units());
        units.add(List.of(only(story.ledger().log(), PaymentExecuted.class)));
        InvariantFold straight = new InvariantFold(Invariants.ofTheReference());
        InvariantFold stopping = new InvariantFold(Invariants.ofTheReference());

        for (List<LedgerEvent> unit : units) {
            straight.unit(straight.position() + 1, unit);
            stopping = InvariantFold.restored(stopping.snapshot());
            stopping.unit(stopping.position() + 1, unit);
        }

        assertThat(stopping.snapshot()).isEqualTo(straight.snapshot());
        assertThat(codes(stopping.broken())).containsExactlyInAnyOrder("CP_CONSOMMES");
    }

    /** The formulas of the domain reference's §8, in its words; the replay's is told where live states are compared. */
    @Test
    void the_list_that_everybody_is_told_is_that_of_the_reference() {
        assertThat(Invariants.ofTheReference())
                .extracting(Invariant::formula)
                .containsExactly(
                        "ΣD = ΣC, per event and globally",
                        "ΣD = ΣC, per journal",
                        "every availability ≥ 0",
                        "0 ≤ Σ drawn − restored ≤ Σ affected − withdrawn − lapsed, per operation of an envelope",
                        "Σ paid ≤ Σ accepted ≤ Σ certified ≤ firm, per line, net of accepted credit notes,"
                                + " over kinds that clear a service fait",
                        "4081 credit = Σ certified − Σ accepted (kinds that clear a service fait)",
                        "5123 = Σ all transfers issued (suppliers, seizing third parties, refunds, payroll, reissues)"
                                + " − settled − rejected before settlement",
                        "CP consumed = Σ executed against this envelope (supplier + seizing third parties, excluding"
                                + " 4663 reissues and 4664 refunds) + Σ offset against titles − Σ restored",
                        "budget revenue = Σ allocations − refunds of allocated",
                        "4111 + 4161 debit = Σ remaining of non-written-off titles",
                        "8900 = 0 unless a takeover is APPROVED and not yet OPENED");
    }

    @Test
    void codes_are_unique_and_every_truth_says_what_it_is() {
        List<Invariant> all = Invariants.all();

        assertThat(all)
                .extracting(Invariant::code)
                .doesNotHaveDuplicates()
                .containsAll(Invariants.ofTheReference().stream()
                        .map(Invariant::code)
                        .toList());
        assertThat(all).allSatisfy(invariant -> {
            assertThat(invariant.statement()).endsWith(".");
            assertThat(invariant.formula()).isNotBlank();
        });
    }

    private static Story paidAndCollected() {
        Story story = Story.g0();
        story.accepted(settling(story.anExecutedPayment("12000"), "REF-1"), BANK.on("2026-03-23"));
        RevenueOrderNumber title = story.aTitleTakenInCharge("9000");
        story.accepted(cashing(title, "4000", "REF-2"), KATIA.on("2026-03-05"));
        return story;
    }

    private static List<List<LedgerEvent>> copy(List<List<LedgerEvent>> units) {
        return units.stream().<List<LedgerEvent>>map(ArrayList::new).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Set<String> codes(List<Broken> broken) {
        return broken.stream().map(Broken::code).collect(Collectors.toSet());
    }
}
