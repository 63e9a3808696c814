package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Règlement d'une facture par plusieurs demandes. */
public sealed interface SplitCommand extends OnPaymentRequest {

    /**
     * Scission d'une facture received and not yet matched: the request keeps what can be paid now, as a part of the
     * service is certified, and a second request asks for the rest. The comptable does it where his service facturier
     * received it.
     *
     * @param amount all taxes included, that the request keeps: less than the whole
     * @param vat in that amount; absent means in proportion, to the nearest cent
     */
    record SplitInvoice(
            PaymentRequestId paymentRequestId,
            Amount amount,
            @Nullable Balance vat) implements SplitCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER, Role.PUBLIC_ACCOUNTANT);
        }
    }
}
