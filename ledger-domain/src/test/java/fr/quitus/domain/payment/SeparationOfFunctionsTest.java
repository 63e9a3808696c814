package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.keeping;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.invoicing;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import org.junit.jupiter.api.Test;

/** Séparation des ordonnateurs et des comptables (GBCP art. 9), by the people kept on each file. */
class SeparationOfFunctionsTest {
    private final Story story = Story.g0();

    @Test
    void refuses_as_comptable_whoever_only_certified_the_service() {
        CommitmentNumber number = story.aValidatedCommitment("100");
        ServiceReceiptNumber receipt = story.aRecordedService(number, "100");
        story.accepted(new CertifyService(number, receipt), PAULA.on("2026-03-02"));
        PaymentRequestId id = story.aReceivedInvoice(number, "100");
        story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-04"));
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-10"));

        var paulaAsComptable = PAULA.as(Role.PUBLIC_ACCOUNTANT, keeping(P1));

        assertThat(story.rejection(accepting(id), paulaAsComptable.on("2026-03-12")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        story.accepted(accepting(id), KATIA.on("2026-03-12"));
    }

    @Test
    void knows_an_invoice_whatever_the_case_the_spaces_or_the_typography_of_its_number() {
        CommitmentNumber number = story.aServedCommitment("100");
        story.accepted(invoicing(number, "F-117 a", "60"), GINA.on("2026-03-03"));

        assertThat(story.rejection(invoicing(number, "f-117\u00a0A", "40"), GINA.on("2026-03-03")))
                .isEqualTo(Rejection.FACTURE_DEJA_RECUE);
        story.accepted(invoicing(number, "F-118", "40"), GINA.on("2026-03-03"));
    }
}
