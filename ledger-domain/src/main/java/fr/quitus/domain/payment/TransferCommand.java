package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Le compte du créancier et les virements qui ne l'atteignent pas. */
public sealed interface TransferCommand extends OnPaymentRequest {

    /**
     * Modification des coordonnées bancaires asked for by the creditor, until the money has arrived. The comptable
     * accepts them before anything is sent there.
     *
     * @param justification the document that shows the account is his
     */
    record ChangePayeeAccount(
            PaymentRequestId paymentRequestId, @Personal Iban payeeIban, String justification)
            implements TransferCommand {
        public ChangePayeeAccount {
            Texts.required("Le justificatif (justification)", justification);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }
    }

    /**
     * Rejet ou retour d'un virement, as the bank tells it (pacs.002, camt.053, camt.054). Told again, it is accepted
     * and writes nothing.
     *
     * @param servicerReference the bank's reference of the entry or of the message
     */
    record RecordReturn(
            PaymentRequestId paymentRequestId,
            String endToEndId,
            ReturnKind kind,
            ReturnReasonCode reasonCode,
            Amount amount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements TransferCommand {
        public RecordReturn {
            Texts.required("L'identifiant de bout en bout (endToEndId)", endToEndId);
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.SYSTEM_INTERFACE, Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Réémission d'un virement revenu, on the account the request now names; the comptable has checked it.
     *
     * @param runId the run in whose file it goes; absent means that the comptable sends it otherwise
     */
    record ReissuePayment(
            PaymentRequestId paymentRequestId,
            LocalDate valueDate,
            @Nullable PaymentRunId runId) implements TransferCommand {
        public ReissuePayment {
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        public ReissuePayment(PaymentRequestId paymentRequestId, LocalDate valueDate) {
            this(paymentRequestId, valueDate, null);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Retrait d'une campagne of a request that is not paid yet. It may be scheduled again. */
    record WithdrawFromRun(PaymentRequestId paymentRequestId, String reason) implements TransferCommand {
        public WithdrawFromRun {
            Texts.required("Le motif du retrait (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }
}
