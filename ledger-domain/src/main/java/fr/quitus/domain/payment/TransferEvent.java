package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ReturnReasonCode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happens to the creditor's account and to transfers that do not arrive. */
public sealed interface TransferEvent extends PaymentRequestEvent {

    /** Coordonnées bancaires modifiées : nothing is sent there before the comptable has accepted them. */
    @EventName("payee-account-changed.v1")
    record PayeeAccountChanged(
            PaymentRequestId paymentRequestId, @Personal Iban payeeIban, String justification, ActorId changedBy)
            implements TransferEvent {}

    /**
     * Coordonnées bancaires acceptées after the request was taken in charge on others: the ten checks were done again.
     */
    @EventName("payee-account-accepted.v1")
    record PayeeAccountAccepted(
            PaymentRequestId paymentRequestId,
            Map<AccountantCheck, CheckResult> checks,
            @Personal Iban payeeIban,
            LocalDate acceptedOn,
            ActorId acceptedBy)
            implements TransferEvent {
        public PayeeAccountAccepted {
            checks = Collections.unmodifiableMap(new TreeMap<>(checks));
        }
    }

    /**
     * Virement revenu, with entry P05, or P05b when the State's account was never debited. Nothing happens to credits:
     * the expenditure stays paid in the budget.
     *
     * @param bankReference the bank's entry, or its rejection message
     */
    @EventName("payment-returned.v1")
    record PaymentReturned(
            PaymentRequestId paymentRequestId,
            String endToEndId,
            ReturnKind kind,
            ReturnReasonCode reasonCode,
            BankEntryId bankReference,
            Amount amount,
            LocalDate valueDate,
            List<JournalEntry> entries)
            implements TransferEvent {
        public PaymentReturned {
            entries = List.copyOf(entries);
        }
    }

    /** Virement réémis under another identity, with entry P06; no AE and no CP. */
    @EventName("payment-reissued.v1")
    record PaymentReissued(
            PaymentRequestId paymentRequestId,
            String endToEndId,
            @Personal Iban payeeIban,
            Amount amount,
            LocalDate valueDate,
            ActorId reissuedBy,
            List<JournalEntry> entries)
            implements TransferEvent {
        public PaymentReissued {
            entries = List.copyOf(entries);
        }
    }

    /** Paiement retiré de sa campagne before it was sent: it is taken in charge, as before it was scheduled. */
    @EventName("payment-withdrawn-from-run.v1")
    record PaymentWithdrawnFromRun(
            PaymentRequestId paymentRequestId, PaymentRunId runId, String reason, ActorId withdrawnBy)
            implements TransferEvent {}
}
