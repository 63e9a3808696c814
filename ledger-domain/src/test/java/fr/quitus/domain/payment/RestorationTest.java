package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.settled;
import static fr.quitus.domain.payment.PaymentStory.templates;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.payment.SettlementCommand.RestoreCredits;
import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a creditor pays back goes to the credits it was paid on, and is no revenue. */
class RestorationTest {
    private static final String DAY = "2026-04-10";
    private static final PaymentRequestId UNKNOWN = PaymentRequestId.ofInvoice(F1_SIRET, "?", 2026);

    private final Story story = Story.g0();

    @AfterEach
    void every_truth_of_the_ledger_holds() {
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void what_is_paid_back_is_available_again_and_is_no_revenue() {
        PaymentRequestId id = settled(story, "12000").paymentRequestId();

        var events = story.accepted(restoring(id, "1000", null, "RC-1"), KATIA.on(DAY));

        assertThat(only(events, CreditsRestored.class).restoredBy())
                .isEqualTo(KATIA.on(DAY).actor());
        var envelope = story.ledger().envelope(U1_HT2);
        assertThat(envelope.cp().consumed()).isEqualTo(Balance.parse("11000"));
        assertThat(envelope.cpAvailable()).isEqualTo(Balance.parse("69000"));
        assertThat(envelope.aeAvailable()).isEqualTo(Balance.parse("89000"));
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("11000"));
        assertThat(debitOf(story, Accounts.TREASURY)).isEqualTo(Balance.parse("-11000"));
        assertThat(templates(story)).endsWith("P04", "P42");
        assertThat(story.ledger().log()).noneMatch(BudgetRevenueRecorded.class::isInstance);
        assertThat(line(id).paid()).isEqualTo(Balance.parse("11000"));
        assertThat(line(id).certified()).isEqualTo(Balance.parse("11000"));
        assertThat(line(id).firmAmount()).isEqualTo(Balance.parse("11000"));
        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
        story.accepted(new CloseCommitment(file(id).commitment()), OMAR.on("2026-04-12"));
    }

    @Test
    void is_restored_in_several_times_and_never_beyond_what_was_paid() {
        PaymentRequestId id = settled(story, "12000").paymentRequestId();
        story.accepted(restoring(id, "7000", null, "RC-1"), KATIA.on(DAY));
        story.accepted(restoring(id, "4999.99", null, "RC-2"), KATIA.on(DAY));

        assertThat(story.refused(restoring(id, "0.02", null, "RC-3"), KATIA.on(DAY)))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF))
                .satisfies(r -> assertThat(r.facts()).containsEntry("maximum", "0.01"));
        story.accepted(restoring(id, "0.01", null, "RC-3"), KATIA.on(DAY));

        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("100000"));
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.ZERO);
        assertThat(story.rejection(restoring(id, "0.01", null, "RC-4"), KATIA.on(DAY)))
                .isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF);
    }

    @Test
    void a_credit_that_waited_to_be_identified_restores_too_and_its_rest_goes_on_waiting() {
        PaymentRequestId id = settled(story, "12000").paymentRequestId();
        story.accepted(
                new RecordUnidentifiedReceipt(
                        euros("1500"), date("2026-04-09"), TREASURY, "RC-1", "Ne cite aucun titre"),
                BANK.on("2026-04-09"));

        story.accepted(restoring(id, "1000", euros("1500"), "RC-1"), KATIA.on(DAY));
        story.accepted(restoring(id, "200", euros("300"), "RC-2"), KATIA.on(DAY));

        assertThat(templates(story)).endsWith("P32a", "P42", "P42", "P32a");
        assertThat(debitOf(story, Accounts.UNIDENTIFIED_RECEIPTS)).isEqualTo(Balance.parse("-600"));
        assertThat(debitOf(story, Accounts.TREASURY)).isEqualTo(Balance.parse("-10200"));
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("10800"));
    }

    @Test
    void the_same_bank_entry_told_again_writes_nothing() {
        PaymentRequestId id = settled(story, "12000").paymentRequestId();
        story.accepted(restoring(id, "1000", null, "RC-1"), KATIA.on(DAY));

        assertThat(story.accepted(restoring(id, "1000", null, "RC-1"), KATIA.on(DAY)))
                .isEmpty();
        assertThat(story.rejection(restoring(id, "999", euros("1000"), "RC-1"), KATIA.on(DAY)))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("11000"));
    }

    @Test
    void names_the_first_rule_a_restoration_breaks() {
        PaymentRequestId sent = story.anExecutedPayment("100").paymentRequestId();
        PaymentRequestId id = settled(story, "12000").paymentRequestId();
        PaymentRequestId other = settled(story, "500").paymentRequestId();
        story.accepted(restoring(other, "10", null, "RC-1"), KATIA.on(DAY));

        assertThat(story.rejection(restoring(UNKNOWN, "1", null, "RC-2"), KARL.on(DAY)))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(restoring(sent, "1", null, "RC-2"), KARL.on(DAY)))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(restoring(id, "12000.01", null, "RC-2"), KARL.on("2026-04-08")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(restoring(id, "12000.01", null, "RC-2"), KATIA.on("2026-04-08")))
                .isEqualTo(Rejection.DATE_FUTURE);
        assertThat(story.rejection(restoring(id, "12000.01", null, "RC-2"), KATIA.on(DAY)))
                .isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF);
        assertThat(story.rejection(restoring(id, "10", null, "RC-1"), KATIA.on(DAY)))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_EPUISEE);
        assertThat(story.rejection(restoring(id, "11", null, "RC-1"), KATIA.on(DAY)))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
    }

    private static RestoreCredits restoring(
            PaymentRequestId id, String amount, @Nullable Amount statement, String reference) {
        return new RestoreCredits(id, euros(amount), statement, date("2026-04-09"), TREASURY, reference);
    }

    private PaymentFile file(PaymentRequestId id) {
        return story.ledger().payment(id).opened().orElseThrow();
    }

    private LineAccount line(PaymentRequestId id) {
        return Objects.requireNonNull(story.ledger()
                .commitment(file(id).commitment())
                .opened()
                .orElseThrow()
                .line(1));
    }
}
