package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.Set;

/** Passage d'une demande à l'exercice suivant. */
public sealed interface CarryForwardCommand extends OnPaymentRequest {

    /**
     * Bascule d'une demande : what it reserved on credits that lapsed is reserved on those of the next year. Asked
     * again of a request that waits for credits, it reserves them once there are enough.
     */
    record CarryForwardPaymentRequest(PaymentRequestId paymentRequestId) implements CarryForwardCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE, Role.SYSTEM_INTERFACE);
        }
    }
}
