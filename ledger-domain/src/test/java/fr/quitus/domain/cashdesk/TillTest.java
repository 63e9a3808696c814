package fr.quitus.domain.cashdesk;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.R1;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.cashdesk.CashDeskCommand.ClaimUnpaidCheque;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordCashCount;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordUnpaidCheque;
import fr.quitus.domain.cashdesk.CashDeskCommand.RegulariseCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RemitCash;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashCounted;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found when a desk is counted, and what becomes of a cheque that the bank brings back. */
class TillTest {
    private final Story story = Story.g0();

    @AfterEach
    void the_books_hold() {
        LedgerInvariants.check(story.ledger());
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    private static List<String> postings(List<? extends LedgerEvent> events) {
        return events.stream()
                .flatMap(event -> event.entries().stream())
                .flatMap(entry -> entry.postings().stream()
                        .map(posting -> entry.template() + " " + (posting.side() == Side.DEBIT ? "D" : "C")
                                + posting.account() + " " + posting.amount()))
                .toList();
    }

    private void paid(CashMeans means, String amount, @Nullable Debtor payer, @Nullable FundsCentre regularising) {
        story.accepted(
                new RecordCashReceipt(
                        P1,
                        means,
                        payer,
                        "Droits d'entrée",
                        List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, euros(amount))),
                        date("2026-03-02"),
                        regularising),
                KATIA.on("2026-03-02"));
    }

    private void remitted(String amount) {
        story.accepted(new RemitCash(P1, CashMeans.CHEQUE, euros(amount)), KATIA.on("2026-03-03"));
    }

    private static RecordCashCount counting(@Nullable String amount) {
        return new RecordCashCount(P1, amount == null ? null : euros(amount), "Arrêté du soir");
    }

    private static RecordUnpaidCheque unpaid(int receipt, String amount, String reference) {
        return new RecordUnpaidCheque(P1, receipt, U1, euros(amount), date("2026-03-10"), TREASURY, reference);
    }

    private static ClaimUnpaidCheque claiming(int receipt, @Nullable Debtor drawer, @Nullable String costs) {
        return new ClaimUnpaidCheque(P1, receipt, drawer, costs == null ? null : euros(costs));
    }

    private Balance held() {
        return story.ledger().cashDesk(P1).held(CashMeans.CASH);
    }

    @Test
    void what_is_found_above_the_count_is_accidental_revenue_and_what_is_missing_waits() {
        paid(CashMeans.CASH, "100", null, null);

        var more = story.accepted(counting("102.50"), KATIA.on("2026-03-02"));
        var right = story.accepted(counting("102.50"), KATIA.on("2026-03-03"));
        var less = story.accepted(counting("90"), KATIA.on("2026-03-04"));
        var empty = story.accepted(counting(null), KATIA.on("2026-03-05"));

        assertThat(postings(more)).containsExactly("P43c D5311000000 2.50", "P43c C7530000000 2.50");
        assertThat(only(more, CashCounted.class).revenueLine()).isEqualTo(RevenueLine.of("2697"));
        assertThat(postings(right)).isEmpty();
        assertThat(only(right, CashCounted.class).difference().isZero()).isTrue();
        assertThat(postings(less)).containsExactly("P43d D4291000000 12.50", "P43d C5311000000 12.50");
        assertThat(only(less, CashCounted.class).revenueLine()).isNull();
        assertThat(postings(empty)).containsExactly("P43d D4291000000 90.00", "P43d C5311000000 90.00");
        assertThat(held()).isEqualTo(Balance.ZERO);
        assertThat(story.rejection(counting("1"), KARL.on("2026-03-05")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
    }

    @Test
    void an_unpaid_cheque_is_no_revenue_and_its_debtor_owes_it_by_title_with_its_costs() {
        paid(CashMeans.CHEQUE, "40", R1, U1);
        remitted("40");

        var back = story.accepted(unpaid(1, "40", "BDF-I1"), BANK.on("2026-03-10"));
        var claimed = story.accepted(claiming(1, null, "3.20"), GINA.on("2026-03-11"));

        assertThat(postings(back)).containsExactly("P43e D5117000000 40.00", "P43e C5121000000 40.00");
        assertThat(only(back, ChequeReturnedUnpaid.class).awaitedTitle()).isTrue();
        assertThat(story.accepted(unpaid(1, "40", "BDF-I1"), BANK.on("2026-03-10")))
                .as("seen again")
                .isEmpty();
        ClaimEstablished claim = only(claimed, ClaimEstablished.class);
        assertThat(claim.debtor()).isEqualTo(R1);
        assertThat(claim.fundsCentre()).isEqualTo(U1);
        RevenueOrderNumber title = claim.revenueOrderNumber();
        story.accepted(new IssueRevenueOrder(title, date("2026-04-15")), OMAR.on("2026-03-12"));
        assertThat(postings(story.accepted(new TakeInCharge(title), KATIA.on("2026-03-13"))))
                .containsExactly(
                        "P30 D4111100000 40.00",
                        "P30 C5117000000 40.00",
                        "P30 D4111100000 3.20",
                        "P30 C7520000000 3.20");
        story.accepted(
                new AllocateReceipt(title, euros("43.20"), null, date("2026-03-20"), TREASURY, "REF-9"),
                BANK.on("2026-03-20"));
        assertThat(story.ledger().title(title).status()).isEqualTo("COLLECTED");
        assertThat(story.rejection(new RegulariseCashReceipt(P1, 1), OMAR.on("2026-03-21")))
                .as("the title of the claim took its place")
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(claiming(1, null, null), GINA.on("2026-03-21")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void names_the_first_rule_an_unpaid_cheque_breaks() {
        paid(CashMeans.CASH, "10", null, null);
        paid(CashMeans.CHEQUE, "40", null, null);
        paid(CashMeans.CHEQUE, "50", null, null);

        assertThat(story.rejection(unpaid(1, "10", "BDF-I1"), KARL.on("2026-03-09")))
                .as("paid in cash")
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(unpaid(9, "40", "BDF-I1"), KATIA.on("2026-03-10")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(unpaid(2, "41", "BDF-I1"), KARL.on("2026-03-09")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(unpaid(2, "41", "BDF-I1"), KATIA.on("2026-03-09")))
                .isEqualTo(Rejection.DATE_FUTURE);
        assertThat(story.refused(unpaid(2, "41", "BDF-I1"), KATIA.on("2026-03-10"))
                        .detail())
                .contains("n'a pas été remis");
        remitted("40");
        assertThat(story.refused(unpaid(2, "41", "BDF-I1"), KATIA.on("2026-03-10")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.REGLEMENT_DIFFERENT);
                    assertThat(refusal.facts()).containsEntry("attendu", "40.00");
                });
        story.accepted(unpaid(2, "40", "BDF-I1"), KATIA.on("2026-03-10"));
        assertThat(story.refused(unpaid(2, "40", "BDF-I2"), KATIA.on("2026-03-10"))
                        .detail())
                .contains("déjà revenu");
        assertThat(story.rejection(unpaid(3, "50", "BDF-I3"), KATIA.on("2026-03-10")))
                .as("still in the drawer")
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        remitted("50");
        assertThat(story.rejection(unpaid(3, "50", "BDF-I1"), KATIA.on("2026-03-10")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
    }

    @Test
    void names_the_first_rule_the_claim_of_an_unpaid_cheque_breaks() {
        paid(CashMeans.CHEQUE, "40", null, null);
        remitted("40");

        assertThat(story.rejection(claiming(1, R1, null), STRANGER.on("2026-03-11")))
                .as("it did not come back")
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(unpaid(1, "40", "BDF-I1"), KATIA.on("2026-03-10"));
        assertThat(story.rejection(claiming(1, null, null), STRANGER.on("2026-03-11")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(
                        claiming(1, null, null),
                        KATIA.as(Role.MANAGER, Perimeter.ALL).on("2026-03-11")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.refused(claiming(1, null, null), GINA.on("2026-03-11")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.TIERS_INCONNU);
                    assertThat(refusal.detail()).contains("drawer");
                });
        assertThat(only(story.accepted(claiming(1, R1, null), OMAR.on("2026-03-11")), ClaimEstablished.class)
                        .debtor())
                .isEqualTo(R1);
    }
}
