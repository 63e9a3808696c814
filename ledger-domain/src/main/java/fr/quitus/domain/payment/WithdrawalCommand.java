package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Texts;
import java.util.Set;

/** Une demande qui ne sera pas payée, before the comptable has a say in it. */
public sealed interface WithdrawalCommand extends OnPaymentRequest {

    /** Rejet par l'ordonnateur, before he orders: the service it claimed may be claimed again. */
    record RefuseInvoice(PaymentRequestId paymentRequestId, String reason) implements WithdrawalCommand {
        public RefuseInvoice {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /**
     * Annulation de la demande: its supplier withdrew it, or it was received or ordered by mistake. Ordered, only the
     * ordonnateur cancels it, until the comptable accepts it.
     */
    record CancelPaymentRequest(PaymentRequestId paymentRequestId, String reason) implements WithdrawalCommand {
        public CancelPaymentRequest {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER, Role.MANAGER);
        }
    }
}
