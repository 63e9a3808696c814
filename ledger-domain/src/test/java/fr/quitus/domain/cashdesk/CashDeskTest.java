package fr.quitus.domain.cashdesk;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.R1;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.over;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.ConfirmRemittance;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RegulariseCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RemitCash;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashRemitted;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.RevenueLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** La caisse d'un poste : revenue at once, in the Treasury account later. */
class CashDeskTest {
    private final Story story = Story.g0();

    @AfterEach
    void the_books_hold() {
        LedgerInvariants.check(story.ledger());
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    private static ClaimLine line(String revenueLine, AccountCode account, String amount) {
        return new ClaimLine(RevenueLine.of(revenueLine), account, euros(amount));
    }

    private static RecordCashReceipt paid(CashMeans means, String amount, @Nullable FundsCentre regularising) {
        return new RecordCashReceipt(
                P1,
                means,
                R1,
                "Droits d'entrée",
                List.of(line("2306", PRODUCT, amount)),
                date("2026-03-02"),
                regularising);
    }

    private static ConfirmRemittance credited(int remittance, String amount, String reference) {
        return new ConfirmRemittance(P1, remittance, euros(amount), date("2026-03-06"), TREASURY, reference);
    }

    private static List<String> postings(List<? extends LedgerEvent> events) {
        return events.stream()
                .flatMap(event -> event.entries().stream())
                .flatMap(entry -> entry.postings().stream()
                        .map(posting -> entry.template() + " " + (posting.side() == Side.DEBIT ? "D" : "C")
                                + posting.account() + " " + posting.amount()))
                .toList();
    }

    private Balance held(CashMeans means) {
        return story.ledger().cashDesk(P1).held(means);
    }

    @Test
    void what_is_paid_at_the_desk_is_revenue_at_once_and_the_desk_holds_it() {
        var inCash = story.accepted(
                new RecordCashReceipt(
                        P1,
                        CashMeans.CASH,
                        null,
                        "Droits d'entrée",
                        List.of(line("2306", PRODUCT, "120"), line("2399", AccountCode.of("7510000000"), "3.50")),
                        date("2026-03-01"),
                        null),
                KATIA.on("2026-03-02"));
        var byCheque = story.accepted(paid(CashMeans.CHEQUE, "40", null), KATIA.on("2026-03-02"));

        assertThat(postings(inCash))
                .containsExactly("P43 D5311000000 123.50", "P43 C7060000000 120.00", "P43 C7510000000 3.50");
        assertThat(postings(byCheque)).containsExactly("P43 D5111000000 40.00", "P43 C7060000000 40.00");
        CashReceiptRecorded receipt = only(inCash, CashReceiptRecorded.class);
        assertThat(receipt.receiptNumber()).isEqualTo(1);
        assertThat(receipt.year().value()).isEqualTo(2026);
        assertThat(only(byCheque, CashReceiptRecorded.class).receiptNumber()).isEqualTo(2);
        assertThat(held(CashMeans.CASH)).isEqualTo(Balance.parse("123.50"));
        assertThat(held(CashMeans.CHEQUE)).isEqualTo(Balance.parse("40"));
        assertThat(held(CashMeans.CARD)).isEqualTo(Balance.ZERO);
    }

    @Test
    void names_the_first_rule_a_receipt_breaks() {
        var tomorrow = new RecordCashReceipt(
                P1, CashMeans.CASH, null, "X", List.of(line("9999", U1_CHARGE, "1")), date("2026-03-03"), null);
        var charge = new RecordCashReceipt(
                P1, CashMeans.CASH, null, "X", List.of(line("9999", U1_CHARGE, "1")), date("2026-03-02"), null);
        var tax = new RecordCashReceipt(
                P1, CashMeans.CASH, null, "X", List.of(line("1101", PRODUCT, "1")), date("2026-03-02"), null);

        assertThat(story.rejection(tomorrow, KARL.on("2026-03-02"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(tomorrow, KATIA.on("2026-03-02"))).isEqualTo(Rejection.DATE_FUTURE);
        assertThat(story.rejection(charge, KATIA.on("2026-03-02"))).isEqualTo(Rejection.IMPUTATION_INVALIDE);
        assertThat(story.rejection(tax, KATIA.on("2026-03-02"))).isEqualTo(Rejection.IMPUTATION_INVALIDE);
        assertThatThrownBy(
                        () -> new RecordCashReceipt(P1, CashMeans.CASH, null, "X", List.of(), date("2026-03-02"), null))
                .isInstanceOf(InvalidValue.class);
    }

    private static final AccountCode U1_CHARGE = AccountCode.of("6113110000");

    @Test
    void a_title_pour_ordre_tells_all_of_the_receipt_and_books_nothing() {
        story.accepted(paid(CashMeans.CASH, "120", U1), KATIA.on("2026-03-02"));

        var issued = story.accepted(new RegulariseCashReceipt(P1, 1), OMAR.on("2026-03-10"));

        RegularisationTitleIssued title = only(issued, RegularisationTitleIssued.class);
        assertThat(title.entries()).isEmpty();
        assertThat(title.amount()).isEqualTo(euros("120"));
        assertThat(title.fundsCentre()).isEqualTo(U1);
        assertThat(title.payer()).isEqualTo(R1);
        assertThat(title.delegationId()).isNotNull();
        assertThat(story.rejection(new RegulariseCashReceipt(P1, 1), OMAR.on("2026-03-10")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_title_is_issued_for_a_receipt_that_owes_one_by_another_than_its_comptable() {
        story.accepted(paid(CashMeans.CASH, "120", null), KATIA.on("2026-03-02"));
        story.accepted(paid(CashMeans.CASH, "600000", U1), KATIA.on("2026-03-02"));
        var asOrdonnateur = KATIA.as(Role.AUTHORISING_OFFICER, over("0156"));

        assertThat(story.rejection(new RegulariseCashReceipt(P1, 1), OMAR.on("2026-03-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new RegulariseCashReceipt(P1, 3), OMAR.on("2026-03-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(
                        new RegulariseCashReceipt(P1, 2),
                        STRANGER.as(Role.AUTHORISING_OFFICER, over("0204")).on("2026-03-02")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new RegulariseCashReceipt(P1, 2), OMAR.on("2026-03-02")))
                .isEqualTo(Rejection.DELEGATION_DEPASSEE);
        assertThat(story.rejection(new RegulariseCashReceipt(P1, 2), asOrdonnateur.on("2026-03-02")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
    }

    @Test
    void what_the_desk_remits_is_in_transit_until_the_bank_credits_it() {
        story.accepted(paid(CashMeans.CASH, "500", null), KATIA.on("2026-03-02"));

        var remitted = story.accepted(new RemitCash(P1, CashMeans.CASH, euros("450")), KATIA.on("2026-03-04"));
        var first = story.accepted(credited(1, "400", "V-1"), BANK.on("2026-03-06"));
        var rest = story.accepted(credited(1, "50", "V-2"), KATIA.on("2026-03-06"));

        assertThat(only(remitted, CashRemitted.class).remittanceNumber()).isEqualTo(1);
        assertThat(postings(remitted)).containsExactly("P43a D5800000000 450.00", "P43a C5311000000 450.00");
        assertThat(postings(first)).containsExactly("P43b D5121000000 400.00", "P43b C5800000000 400.00");
        assertThat(postings(rest)).containsExactly("P43b D5121000000 50.00", "P43b C5800000000 50.00");
        assertThat(story.accepted(credited(1, "400", "V-1"), BANK.on("2026-03-07")))
                .isEmpty();
        assertThat(held(CashMeans.CASH)).isEqualTo(Balance.parse("50"));
    }

    @Test
    void a_credit_that_waited_to_be_identified_may_be_the_remittance() {
        story.accepted(paid(CashMeans.CHEQUE, "500", null), KATIA.on("2026-03-02"));
        story.accepted(new RemitCash(P1, CashMeans.CHEQUE, euros("500")), KATIA.on("2026-03-04"));
        story.accepted(
                new RecordUnidentifiedReceipt(euros("500"), date("2026-03-06"), TREASURY, "V-1", "Ne cite aucun titre"),
                BANK.on("2026-03-06"));

        var found = story.accepted(credited(1, "500", "V-1"), KATIA.on("2026-03-09"));

        assertThat(postings(found)).containsExactly("P43b D4711000000 500.00", "P43b C5800000000 500.00");
    }

    @Test
    void a_desk_remits_no_more_than_it_holds_of_each_means() {
        story.accepted(paid(CashMeans.CASH, "500", null), KATIA.on("2026-03-02"));

        assertThat(story.rejection(new RemitCash(P1, CashMeans.CASH, euros("1")), KARL.on("2026-03-04")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(new RemitCash(P1, CashMeans.CASH, euros("500.01")), KATIA.on("2026-03-04")))
                .isEqualTo(Rejection.CAISSE_INSUFFISANTE);
        assertThat(story.rejection(new RemitCash(P1, CashMeans.CHEQUE, euros("1")), KATIA.on("2026-03-04")))
                .isEqualTo(Rejection.CAISSE_INSUFFISANTE);
    }

    @Test
    void names_the_first_rule_the_credit_of_a_remittance_breaks() {
        story.accepted(paid(CashMeans.CASH, "500", null), KATIA.on("2026-03-02"));
        story.accepted(new RemitCash(P1, CashMeans.CASH, euros("450")), KATIA.on("2026-03-04"));

        assertThat(story.rejection(credited(2, "450", "V-1"), KATIA.on("2026-03-06")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(credited(1, "451", "V-1"), KARL.on("2026-03-05")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(credited(1, "451", "V-1"), KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.DATE_FUTURE);
        assertThat(story.rejection(credited(1, "451", "V-1"), KATIA.on("2026-03-06")))
                .isEqualTo(Rejection.REGLEMENT_DIFFERENT);

        story.accepted(credited(1, "400", "V-1"), BANK.on("2026-03-06"));
        assertThat(story.rejection(credited(1, "10", "V-1"), BANK.on("2026-03-06")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
    }
}
