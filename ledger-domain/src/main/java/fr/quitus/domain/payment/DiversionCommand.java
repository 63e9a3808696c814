package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ce que le comptable fait de ce qui est dû au créancier and pays a debt of his. */
public sealed interface DiversionCommand extends OnPaymentRequest {
    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.PUBLIC_ACCOUNTANT);
    }

    /**
     * Compensation légale : a request taken in charge pays an unpaid title of the same party.
     *
     * @param amount absent means as much as both have left
     */
    record OffsetPayable(
            PaymentRequestId paymentRequestId,
            RevenueOrderNumber revenueOrderNumber,
            @Nullable Amount amount) implements DiversionCommand {}

    /**
     * Réémission du virement d'une part saisie that came back.
     *
     * @param reference of the opposition
     * @param beneficiaryIban another account that the beneficiary gave; absent means the same one
     * @param runId the run in whose file it goes; absent means that the comptable sends it otherwise
     */
    record ReissueSeizure(
            PaymentRequestId paymentRequestId,
            String reference,
            @Personal @Nullable Iban beneficiaryIban,
            LocalDate valueDate,
            @Nullable PaymentRunId runId)
            implements DiversionCommand {
        public ReissueSeizure(
                PaymentRequestId paymentRequestId,
                String reference,
                @Nullable Iban beneficiaryIban,
                LocalDate valueDate) {
            this(paymentRequestId, reference, beneficiaryIban, valueDate, null);
        }

        public ReissueSeizure {
            Texts.required("La référence de l'opposition (reference)", reference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }
    }
}
