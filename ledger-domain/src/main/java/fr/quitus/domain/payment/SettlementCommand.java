package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ce qui reste dû, ou ne l'est plus, une fois la demande prise en charge. */
public sealed interface SettlementCommand extends OnPaymentRequest {

    /**
     * Imputation d'un avoir accepté on an accepted request of the same supplier, whose transfer it lowers.
     *
     * @param paymentRequestId the credit note
     * @param payableId the request it pays, in whole or in part
     * @param amount absent means as much as the two allow
     */
    record NetCreditNote(
            PaymentRequestId paymentRequestId,
            PaymentRequestId payableId,
            @Nullable Amount amount) implements SettlementCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Constatation de la créance sur le fournisseur for what is left of a credit note that no request absorbs: a claim,
     * then a title (P07b).
     *
     * @param revenueLine where what he pays back is revenue
     */
    record ClaimCreditNote(PaymentRequestId paymentRequestId, RevenueLine revenueLine) implements SettlementCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }
    }

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
