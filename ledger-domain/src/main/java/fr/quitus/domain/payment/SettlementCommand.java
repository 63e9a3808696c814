package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.Set;

/** Ce qui reste dû, ou ne l'est plus, une fois la demande prise en charge. */
public sealed interface SettlementCommand extends OnPaymentRequest {

    /**
     * Libération de la retenue de garantie that this request bore: a request of its own is opened for it, to be
     * ordered, accepted (P11) and paid.
     */
    record ReleaseRetention(PaymentRequestId paymentRequestId) implements SettlementCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }
}
