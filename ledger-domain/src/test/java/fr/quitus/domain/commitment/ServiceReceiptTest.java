package fr.quitus.domain.commitment;

import static fr.quitus.domain.G0.ASSET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.OMAR_2026;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.drafting;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentCommand.CancelServiceReceipt;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Title;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceReceiptTest {
    private static final CommitmentNumber UNKNOWN = CommitmentNumber.of("9999999999");
    private static final ServiceReceiptNumber NO_RECEIPT = ServiceReceiptNumber.of("999999999");
    private final Story story = Story.g0();

    @Test
    void recording_service_enters_no_book() {
        CommitmentNumber number = story.aValidatedCommitment("12000");

        var events = story.accepted(recording(number, 1, "12000"), GINA.on("2026-03-01"));

        assertThat(events).hasSize(1).allSatisfy(event -> assertThat(event.entries())
                .isEmpty());
    }

    @Test
    void names_the_first_rule_a_record_of_service_breaks() {
        CommitmentNumber draft = story.aDraftedCommitment("1");
        CommitmentNumber number = story.aValidatedCommitment("12000");

        assertThat(story.rejection(recording(UNKNOWN, 2, "1"), STRANGER.on("2026-02-28")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(recording(draft, 2, "1"), STRANGER.on("2026-02-28")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(recording(number, 2, "1"), STRANGER.on("2026-02-28")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(recording(number, 2, "1"), GINA.on("2026-02-28")))
                .isEqualTo(Rejection.LIGNE_INCONNUE);
        assertThat(story.rejection(recording(number, 1, "1"), GINA.on("2026-02-28")))
                .isEqualTo(Rejection.DATE_FUTURE);
    }

    @Test
    void today_in_paris_is_not_the_future() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        Instant oneMinutePastMidnight = Instant.parse("2026-02-28T23:01:00Z");

        story.accepted(recording(number, 1, "1"), GINA.at(oneMinutePastMidnight));
    }

    @Test
    void certified_service_charges_the_year_against_invoices_not_received() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        ServiceReceiptNumber receipt = story.aRecordedService(number, "5000");

        var events = story.accepted(new CertifyService(number, receipt), OMAR.on("2026-03-02"));

        ServiceCertified certified = only(events, ServiceCertified.class);
        assertThat(certified.delegationId()).isEqualTo(OMAR_2026.id());
        assertThat(certified.entries()).hasSize(1);
        var entry = certified.entries().getFirst();
        assertThat(entry.template()).isEqualTo("P01");
        assertThat(entry.accountingDate()).isEqualTo(date("2026-03-02"));
        assertThat(entry.postings())
                .extracting(p -> p.account().text() + " " + p.side() + " " + p.amount())
                .containsExactly("6113110000 DEBIT 5000.00", "4081000000 CREDIT 5000.00");
    }

    @Test
    void certified_assets_go_to_the_assets_and_their_own_invoices_not_received() {
        CommitmentNumber number =
                story.aDraftedCommitment(drafting(new DraftLine(imputation(Title.T5, ASSET), euros("700"))));
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        ServiceReceiptNumber receipt = story.aRecordedService(number, "700");

        var events = story.accepted(new CertifyService(number, receipt), OMAR.on("2026-03-02"));

        assertThat(only(events, ServiceCertified.class).entries().getFirst().postings())
                .extracting(p -> p.account().text() + " " + p.side())
                .containsExactly("2150000000 DEBIT", "4084000000 CREDIT");
    }

    @Test
    void names_the_first_rule_a_certification_breaks() {
        CommitmentNumber draft = story.aDraftedCommitment("1");
        CommitmentNumber number = story.aValidatedCommitment("12000");
        ServiceReceiptNumber tooMuch = story.aRecordedService(number, "12000.01");
        ServiceReceiptNumber done = story.aCertifiedService(number, "12000");
        var late = OMAR.on("2027-01-04");

        assertThat(story.rejection(new CertifyService(UNKNOWN, NO_RECEIPT), late))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(new CertifyService(draft, NO_RECEIPT), late)).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new CertifyService(number, NO_RECEIPT), late))
                .isEqualTo(Rejection.SERVICE_FAIT_INCONNU);
        assertThat(story.rejection(new CertifyService(number, done), STRANGER.on("2026-03-02")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new CertifyService(number, done), late)).isEqualTo(Rejection.DELEGATION_EXPIREE);
        assertThat(story.rejection(new CertifyService(number, done), OMAR.on("2026-03-02")))
                .isEqualTo(Rejection.SERVICE_FAIT_DEJA_CERTIFIE);
        assertThat(story.refused(new CertifyService(number, tooMuch), OMAR.on("2026-03-02")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.SERVICE_FAIT_EXCEDE_EJ))
                .satisfies(r -> assertThat(r.facts()).containsEntry("ecart", "12000.01"));
    }

    @Test
    void certifies_up_to_the_firm_amount_of_the_line_over_several_receipts() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        story.aCertifiedService(number, "7000");
        ServiceReceiptNumber oneCentTooMuch = story.aRecordedService(number, "5000.01");

        assertThat(story.rejection(new CertifyService(number, oneCentTooMuch), PAULA.on("2026-03-02")))
                .isEqualTo(Rejection.SERVICE_FAIT_EXCEDE_EJ);
        story.aCertifiedService(number, "5000");

        CommitmentFile file = story.ledger().commitment(number).opened().orElseThrow();
        assertThat(file.lines().values()).extracting(LineAccount::certified).containsExactly(Balance.parse("12000"));
    }

    @Test
    void certifies_a_receipt_in_parts() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        ServiceReceiptNumber receipt = story.aRecordedService(number, "10000");

        story.accepted(new CertifyService(number, receipt, euros("4000")), OMAR.on("2026-03-02"));
        var refusal = story.refused(new CertifyService(number, receipt, euros("6000.01")), OMAR.on("2026-03-02"));
        var rest = story.accepted(new CertifyService(number, receipt), OMAR.on("2026-03-03"));

        assertThat(refusal.code()).isEqualTo(Rejection.SERVICE_FAIT_EXCEDE_CONSTATATION);
        assertThat(refusal.facts()).containsEntry("ecart", "0.01");
        assertThat(only(rest, ServiceCertified.class).amount()).isEqualTo(euros("6000"));
        assertThat(story.ledger()
                        .commitment(number)
                        .opened()
                        .orElseThrow()
                        .receipt(receipt)
                        .leftToInvoice())
                .isEqualTo(Balance.parse("10000"));
    }

    @Test
    void a_cancelled_receipt_leaves_the_books_as_if_it_had_never_been() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        ServiceReceiptNumber receipt = story.aCertifiedService(number, "12000");

        var events = story.accepted(new CancelServiceReceipt(number, receipt, "Reprise"), OMAR.on("2026-03-04"));

        var entry = only(events, ServiceReceiptCancelled.class).entries().getFirst();
        assertThat(entry.template()).isEqualTo("P01R");
        assertThat(entry.accountingDate()).isEqualTo(date("2026-03-04"));
        assertThat(entry.postings())
                .extracting(p -> p.account().text() + " " + p.side() + " " + p.amount())
                .containsExactly("4081000000 DEBIT 12000.00", "6113110000 CREDIT 12000.00");
        assertThat(story.rejection(new CertifyService(number, receipt), OMAR.on("2026-03-05")))
                .isEqualTo(Rejection.SERVICE_FAIT_ANNULE);
        story.aCertifiedService(number, "12000");
    }

    @Test
    void a_receipt_that_was_only_recorded_is_cancelled_without_entry() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        ServiceReceiptNumber receipt = story.aRecordedService(number, "12000");

        var events = story.accepted(new CancelServiceReceipt(number, receipt, "Erreur"), OMAR.on("2026-03-04"));

        assertThat(only(events, ServiceReceiptCancelled.class).entries()).isEmpty();
    }

    @Test
    void names_the_first_rule_a_cancellation_of_service_breaks() {
        CommitmentNumber draft = story.aDraftedCommitment("1");
        CommitmentNumber number = story.aValidatedCommitment("12000");
        ServiceReceiptNumber receipt = story.aCertifiedService(number, "5000");
        ServiceReceiptNumber invoiced = story.aCertifiedService(number, "7000");

        assertThat(story.rejection(new CancelServiceReceipt(UNKNOWN, receipt, "r"), OMAR.on("2026-03-04")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(new CancelServiceReceipt(draft, receipt, "r"), OMAR.on("2026-03-04")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new CancelServiceReceipt(number, NO_RECEIPT, "r"), OMAR.on("2026-03-04")))
                .isEqualTo(Rejection.SERVICE_FAIT_INCONNU);
        assertThat(story.rejection(new CancelServiceReceipt(number, receipt, "r"), STRANGER.on("2026-03-04")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        story.accepted(new CancelServiceReceipt(number, receipt, "r"), OMAR.on("2026-03-04"));
        assertThat(story.rejection(new CancelServiceReceipt(number, receipt, "r"), OMAR.on("2026-03-04")))
                .isEqualTo(Rejection.SERVICE_FAIT_ANNULE);
        var dp = story.aReceivedInvoice(number, "7000");
        story.accepted(new MatchInvoice(dp, null), GINA.on("2026-03-04"));
        assertThat(story.rejection(new CancelServiceReceipt(number, invoiced, "r"), OMAR.on("2026-03-04")))
                .isEqualTo(Rejection.SERVICE_FAIT_FACTURE);
    }

    @Test
    void remembers_everyone_who_acted_on_the_ordonnateurs_side() {
        CommitmentNumber number = story.aServedCommitment("12000");

        assertThat(story.ledger().commitment(number).opened().orElseThrow().ordonnateurSide())
                .containsExactlyInAnyOrder(ActorId.of("gina"), ActorId.of("omar"));
    }

    private static RecordService recording(CommitmentNumber number, int line, String amount) {
        return new RecordService(number, line, euros(amount), date("2026-03-01"));
    }
}
