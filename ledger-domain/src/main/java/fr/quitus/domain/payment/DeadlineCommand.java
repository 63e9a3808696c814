package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Actes sur le délai global de paiement (DGP). */
public sealed interface DeadlineCommand extends OnPaymentRequest {
    /** Most reasons or documents that one notice lists. */
    int NOTICE_LINES_MAX = 20;

    /**
     * Interruption du délai : once, before the payment is ordered (code de la commande publique, art. R2192-27).
     *
     * @param notifiedOn the day the supplier received the notice, which can be proved
     * @param documents what he must produce
     */
    record InterruptPaymentDeadline(
            PaymentRequestId paymentRequestId, LocalDate notifiedOn, List<String> reasons, List<String> documents)
            implements DeadlineCommand {
        public InterruptPaymentDeadline {
            Dates.bounded("La date de notification (notifiedOn)", notifiedOn);
            reasons = Texts.list("Les motifs d'interruption (reasons)", reasons, 1, NOTICE_LINES_MAX);
            documents = Texts.list("Les pièces réclamées (documents)", documents, 0, NOTICE_LINES_MAX);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /**
     * Reprise du délai : everything asked for has arrived.
     *
     * @param completeOn the day the last document arrived
     */
    record ResumePaymentDeadline(PaymentRequestId paymentRequestId, LocalDate completeOn) implements DeadlineCommand {
        public ResumePaymentDeadline {
            Dates.bounded("La date de réception des pièces (completeOn)", completeOn);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }
    }
}
