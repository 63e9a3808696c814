package fr.quitus.domain.revenue;

import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.revenue.RevenueStory.cashing;
import static fr.quitus.domain.revenue.RevenueStory.file;
import static fr.quitus.domain.revenue.RevenueStory.postings;
import static fr.quitus.domain.revenue.RevenueStory.revenue;
import static fr.quitus.domain.revenue.RevenueStory.status;
import static fr.quitus.domain.revenue.RevenueStory.taken;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentCommand.WriteOff;
import fr.quitus.domain.revenue.ExcessCommand.ConfirmRefund;
import fr.quitus.domain.revenue.ExcessCommand.ForfeitOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.OffsetOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.RecordRefundReturn;
import fr.quitus.domain.revenue.ExcessCommand.RefundOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.ReissueRefund;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.DistributeReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.IdentifyReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.OpenContributionCredits;
import fr.quitus.domain.revenue.ReceiptCommand.RecordRecoveryAfterWriteOff;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Title;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private static final Iban DEBTOR = Iban.of("FR7630001007941234567890185");
    private static final BankEntryId CREDIT = BankEntryId.ofStatement(G0.TREASURY, "REF-1");
    private final Story story = Story.g0();

    @AfterEach
    void the_books_hold() {
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void a_credit_that_nobody_knows_waits_and_is_no_revenue_until_it_is_identified() {
        RevenueOrderNumber number = taken(story, "777", "2026-02-02");

        var parked = story.accepted(unidentified("777"), G0.BANK.on("2026-03-05"));
        var identified = story.accepted(new IdentifyReceipt(number, CREDIT, euros("777")), G0.KATIA.on("2026-03-06"));

        assertThat(postings(parked)).containsExactly("P32a D5121000000 777.00", "P32a C4711000000 777.00");
        assertThat(revenue(parked)).isEmpty();
        assertThat(postings(identified)).containsExactly("P32b D4711000000 777.00", "P32b C4111100000 777.00");
        assertThat(revenue(identified)).containsExactly("2306 777.00");
        assertThat(status(story, number)).isEqualTo("COLLECTED");
    }

    @Test
    void names_the_first_rule_an_identification_breaks() {
        RevenueOrderNumber draft = story.anEstablishedClaim("1");
        RevenueOrderNumber number = taken(story, "777", "2026-02-02");
        story.accepted(unidentified("500"), G0.BANK.on("2026-03-05"));

        assertThat(story.rejection(new IdentifyReceipt(draft, CREDIT, euros("1")), G0.KARL.on("2026-03-05")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new IdentifyReceipt(number, CREDIT, euros("501")), G0.KARL.on("2026-03-05")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(new IdentifyReceipt(number, CREDIT, euros("501")), G0.KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_EPUISEE);
        assertThat(story.rejection(
                        new IdentifyReceipt(number, BankEntryId.ofStatement(G0.TREASURY, "NONE"), euros("1")),
                        G0.KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_EPUISEE);
    }

    @Test
    void an_unidentified_credit_told_again_writes_nothing_and_told_otherwise_is_refused() {
        story.accepted(unidentified("500"), G0.BANK.on("2026-03-05"));

        assertThat(story.accepted(unidentified("500"), G0.BANK.on("2026-03-06")))
                .isEmpty();
        assertThat(story.rejection(unidentified("501"), G0.BANK.on("2026-03-06")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
        assertThat(story.rejection(
                        new RecordUnidentifiedReceipt(euros("1"), date("2026-03-07"), G0.TREASURY, "REF-2", "Inconnu"),
                        G0.BANK.on("2026-03-06")))
                .isEqualTo(Rejection.DATE_FUTURE);
    }

    @Test
    void what_a_title_does_not_take_of_a_credit_waits_and_then_pays_another() {
        RevenueOrderNumber first = taken(story, "600", "2026-02-02");
        RevenueOrderNumber second = taken(story, "500", "2026-02-02");

        var events = story.accepted(part(first, "600"), G0.BANK.on("2026-03-05"));
        var rest = story.accepted(part(second, "400"), G0.BANK.on("2026-03-05"));

        assertThat(postings(events))
                .containsExactly(
                        "P31 D5121000000 600.00",
                        "P31 C4111100000 600.00",
                        "P32a D5121000000 400.00",
                        "P32a C4711000000 400.00");
        assertThat(postings(rest)).containsExactly("P32b D4711000000 400.00", "P32b C4111100000 400.00");
    }

    @Test
    void a_credit_pays_several_titles_the_oldest_first_unless_the_debtor_asks_otherwise() {
        RevenueOrderNumber young = taken(story, "500", "2026-02-10");
        RevenueOrderNumber old = taken(story, "600", "2026-02-02");
        var asked = new DistributeReceipt(
                List.of(young, old), null, euros("800"), date("2026-03-05"), G0.TREASURY, "REF-1");

        story.accepted(asked, G0.BANK.on("2026-03-05"));

        assertThat(file(story, old).remaining()).isEqualTo(Balance.ZERO);
        assertThat(file(story, young).remaining()).isEqualTo(Balance.parse("300"));
        story.accepted(
                new DistributeReceipt(
                        List.of(young, taken(story, "50", "2026-02-01")),
                        true,
                        euros("360"),
                        date("2026-03-05"),
                        G0.TREASURY,
                        "REF-2"),
                G0.BANK.on("2026-03-05"));
        assertThat(file(story, young).remaining()).isEqualTo(Balance.ZERO);
    }

    @Test
    void what_a_distribution_has_too_much_is_an_excess_of_the_last_title() {
        RevenueOrderNumber young = taken(story, "500", "2026-02-10");
        RevenueOrderNumber old = taken(story, "600", "2026-02-02");

        story.accepted(
                new DistributeReceipt(
                        List.of(young, old), null, euros("1200"), date("2026-03-05"), G0.TREASURY, "REF-1"),
                G0.BANK.on("2026-03-05"));

        assertThat(file(story, young).excess()).isEqualTo(Balance.parse("100"));
        assertThat(story.rejection(
                        new DistributeReceipt(
                                List.of(young, old), null, euros("1200"), date("2026-03-05"), G0.TREASURY, "REF-1"),
                        G0.BANK.on("2026-03-05")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_EPUISEE);
    }

    @Test
    void an_excess_is_refunded_by_a_transfer_without_credits() {
        RevenueOrderNumber number = taken(story, "10000", "2026-02-02");
        story.accepted(cashing(number, "10250", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));
        var asked = new RefundOverpayment(number, null, DEBTOR, date("2026-03-20"));

        var refund = Story.only(story.accepted(asked, G0.KATIA.on("2026-03-20")), OverpaymentRefunded.class);
        var settled = story.accepted(
                new ConfirmRefund(number, refund.endToEndId(), euros("250"), date("2026-03-23"), G0.TREASURY, "D-1"),
                G0.BANK.on("2026-03-23"));

        assertThat(postings(List.of(refund))).containsExactly("P34 D4664000000 250.00", "P34 C5123000000 250.00");
        assertThat(postings(settled)).containsExactly("P04 D5123000000 250.00", "P04 C5121000000 250.00");
        assertThat(file(story, number).excess()).isEqualTo(Balance.ZERO);
        assertThat(story.rejection(asked, G0.KATIA.on("2026-03-20"))).isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void a_refund_that_comes_back_is_sent_again_under_another_identity() {
        RevenueOrderNumber number = taken(story, "100", "2026-02-02");
        story.accepted(cashing(number, "150", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));
        String sent = Story.only(
                        story.accepted(
                                new RefundOverpayment(number, null, DEBTOR, date("2026-03-20")),
                                G0.KATIA.on("2026-03-20")),
                        OverpaymentRefunded.class)
                .endToEndId();
        var returned = new RecordRefundReturn(
                number, sent, false, ReturnReasonCode.of("AC04"), euros("50"), date("2026-03-23"), G0.TREASURY, "R-1");

        assertThat(postings(story.accepted(returned, G0.BANK.on("2026-03-23"))))
                .containsExactly("P05b D5123000000 50.00", "P05b C4663000000 50.00");
        assertThat(story.accepted(returned, G0.BANK.on("2026-03-24"))).isEmpty();
        var again = story.accepted(
                new ReissueRefund(number, sent, G0.F1_IBAN, date("2026-03-25")), G0.KATIA.on("2026-03-25"));
        assertThat(postings(again)).containsExactly("P06 D4663000000 50.00", "P06 C5123000000 50.00");
        assertThat(Story.only(again, RefundReissued.class).endToEndId()).isNotEqualTo(sent);
        assertThat(story.rejection(
                        new ReissueRefund(number, sent, G0.F1_IBAN, date("2026-03-25")), G0.KATIA.on("2026-03-25")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void names_the_first_rule_a_refund_breaks() {
        RevenueOrderNumber number = taken(story, "100", "2026-02-02");
        story.accepted(cashing(number, "150", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));
        var tooMuch = new RefundOverpayment(number, euros("50.01"), DEBTOR, date("2026-03-19"));

        assertThat(story.rejection(tooMuch, G0.KARL.on("2026-03-20"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(tooMuch, G0.KATIA.on("2026-03-20"))).isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(tooMuch, G0.KATIA.on("2026-03-19"))).isEqualTo(Rejection.MONTANT_SUPERIEUR_AU_TITRE);
        assertThat(story.rejection(
                        new ConfirmRefund(number, "RT-X", euros("50"), date("2026-03-23"), G0.TREASURY, "D-1"),
                        G0.BANK.on("2026-03-23")))
                .isEqualTo(Rejection.REGLEMENT_DIFFERENT);
    }

    @Test
    void an_excess_pays_another_title_of_the_debtor_and_is_revenue_then() {
        RevenueOrderNumber first = taken(story, "100", "2026-02-02");
        RevenueOrderNumber second = taken(story, "80", "2026-02-02");
        story.accepted(cashing(first, "150", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));

        var events = story.accepted(new OffsetOverpayment(first, second, null), G0.KATIA.on("2026-03-06"));

        assertThat(postings(events)).containsExactly("P34b D4664000000 50.00", "P34b C4111100000 50.00");
        assertThat(revenue(events)).containsExactly("2306 50.00");
        assertThat(file(story, second).remaining()).isEqualTo(Balance.parse("30"));
    }

    @Test
    void a_small_excess_is_kept_at_once_and_a_larger_one_when_it_is_prescribed() {
        RevenueOrderNumber small = taken(story, "100", "2026-02-02");
        RevenueOrderNumber large = taken(story, "100", "2026-02-02");
        story.accepted(cashing(small, "107.99", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));
        story.accepted(cashing(large, "108", "2026-03-05", "REF-2"), G0.BANK.on("2026-03-05"));

        var kept = story.accepted(new ForfeitOverpayment(small), G0.KATIA.on("2026-03-06"));

        assertThat(postings(kept)).containsExactly("P34c D4664000000 7.99", "P34c C7530000000 7.99");
        assertThat(revenue(kept)).containsExactly("2697 7.99");
        assertThat(story.rejection(new ForfeitOverpayment(large), G0.KATIA.on("2030-12-31")))
                .isEqualTo(Rejection.PRESCRIPTION_NON_ACQUISE);
        story.accepted(new ForfeitOverpayment(large), G0.KATIA.on("2031-01-01"));
    }

    @Test
    void each_excess_is_prescribed_from_its_own_year_whatever_is_paid_too_much_after_it() {
        RevenueOrderNumber number = taken(story, "100", "2026-02-02");
        story.accepted(cashing(number, "150", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));
        story.accepted(cashing(number, "70", "2029-03-05", "REF-2"), G0.BANK.on("2029-03-05"));
        ForfeitOverpayment forfeiting = new ForfeitOverpayment(number);

        assertThat(story.refused(forfeiting, G0.KATIA.on("2030-12-31")).facts())
                .as("the first to be prescribed")
                .containsEntry("jusqu'au", "2030-12-31");
        var first = story.accepted(forfeiting, G0.KATIA.on("2031-01-01"));

        assertThat(postings(first)).containsExactly("P34c D4664000000 50.00", "P34c C7530000000 50.00");
        assertThat(file(story, number).excess()).isEqualTo(Balance.parse("70"));
        assertThat(story.refused(forfeiting, G0.KATIA.on("2033-12-31")).facts())
                .containsEntry("jusqu'au", "2033-12-31");
        assertThat(revenue(story.accepted(forfeiting, G0.KATIA.on("2034-01-01"))))
                .containsExactly("2697 70.00");
    }

    @Test
    void the_oldest_excess_is_given_back_first_and_what_was_revenue_is_forfeited_as_revenue_it_already_was() {
        RevenueOrderNumber number = taken(story, "100", "2026-02-02");
        story.accepted(cashing(number, "120", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));
        story.accepted(new ReduceRevenueOrder(number, euros("60"), "Erreur"), G0.PAULA.on("2027-03-06"));
        story.accepted(new TakeReductionInCharge(number), G0.KATIA.on("2027-03-09"));
        story.accepted(
                new RefundOverpayment(number, euros("15"), DEBTOR, date("2027-03-10")), G0.KATIA.on("2027-03-10"));

        var first = story.accepted(new ForfeitOverpayment(number), G0.KATIA.on("2031-01-02"));
        var second = story.accepted(new ForfeitOverpayment(number), G0.KATIA.on("2032-01-02"));

        assertThat(postings(first)).containsExactly("P34c D4664000000 5.00", "P34c C7530000000 5.00");
        assertThat(revenue(first)).containsExactly("2697 5.00");
        assertThat(postings(second)).containsExactly("P34c D4664000000 60.00", "P34c C7530000000 60.00");
        assertThat(revenue(second)).isEmpty();
    }

    @Test
    void a_debt_that_was_written_off_and_is_paid_after_all_is_revenue_of_its_own_line() {
        RevenueOrderNumber number = taken(story, "1000", "2026-02-02");
        story.accepted(new WriteOff(number, "Insolvable"), G0.OMAR.on("2026-06-01"));
        var recovered = new RecordRecoveryAfterWriteOff(number, euros("200"), date("2026-07-01"), G0.TREASURY, "REF-1");

        var events = story.accepted(recovered, G0.BANK.on("2026-07-01"));

        assertThat(postings(events)).containsExactly("P40R D5121000000 200.00", "P40R C7530000000 200.00");
        assertThat(revenue(events)).containsExactly("2621 200.00");
        assertThat(status(story, number)).isEqualTo("WRITTEN_OFF");
        assertThat(story.accepted(recovered, G0.BANK.on("2026-07-02"))).isEmpty();
        assertThat(story.rejection(cashing(number, "1", "2026-07-01", "REF-2"), G0.BANK.on("2026-07-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_contribution_opens_the_credits_it_brought_and_no_more() {
        var claim = Story.claiming(new ClaimLine(RevenueLine.of("2622"), AccountCode.of("7540000000"), euros("30000")));
        RevenueOrderNumber number = taken(story, claim, "2026-02-02");
        var opening = new OpenContributionCredits(
                number, G0.YEAR, G0.PROGRAMME, Title.T3, euros("30000"), euros("30000"), "Arrêté du 1er avril");

        assertThat(story.rejection(opening, G0.DIRECTORATE.on("2026-04-01")))
                .isEqualTo(Rejection.MONTANT_SUPERIEUR_AU_TITRE);
        story.accepted(cashing(number, "30000", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));
        var unequal = new OpenContributionCredits(
                number, G0.YEAR, G0.PROGRAMME, Title.T3, euros("30000"), euros("29999.99"), "Arrêté du 1er avril");
        var aeAlone = new OpenContributionCredits(
                number, G0.YEAR, G0.PROGRAMME, Title.T3, euros("30000"), null, "Arrêté du 1er avril");
        for (var refused : List.of(unequal, aeAlone)) {
            assertThat(story.refused(refused, G0.DIRECTORATE.on("2026-04-01")))
                    .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.FONDS_DE_CONCOURS_INEGAUX))
                    .satisfies(r -> assertThat(r.facts()).containsEntry("ae", "30000.00"));
        }
        story.accepted(opening, G0.DIRECTORATE.on("2026-04-01"));

        assertThat(story.ledger().programme(2026, "0156").ht2().opened().cp()).isEqualTo(Balance.parse("930000"));
        assertThat(story.rejection(opening, G0.DIRECTORATE.on("2026-04-01")))
                .isEqualTo(Rejection.MONTANT_SUPERIEUR_AU_TITRE);
        assertThat(story.rejection(new ReduceRevenueOrder(number, euros("1"), "Erreur"), G0.OMAR.on("2026-04-02")))
                .isEqualTo(Rejection.MONTANT_SUPERIEUR_AU_TITRE);
    }

    private static RecordUnidentifiedReceipt unidentified(String amount) {
        return new RecordUnidentifiedReceipt(
                euros(amount), date("2026-03-05"), G0.TREASURY, "REF-1", "Aucun titre cité");
    }

    private static AllocateReceipt part(RevenueOrderNumber number, String amount) {
        return new AllocateReceipt(number, euros(amount), euros("1000"), date("2026-03-05"), G0.TREASURY, "REF-1");
    }
}
