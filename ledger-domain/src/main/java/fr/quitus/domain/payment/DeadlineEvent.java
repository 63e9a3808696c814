package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the payment deadline (DGP), and what its passing makes due. */
public sealed interface DeadlineEvent extends PaymentRequestEvent {

    /**
     * Délai interrompu : the supplier was told, with a date that can be proved, what is missing or wrong.
     *
     * @param documents what he must produce
     */
    @EventName("deadline-interrupted.v1")
    record DeadlineInterrupted(
            PaymentRequestId paymentRequestId,
            LocalDate notifiedOn,
            List<String> reasons,
            List<String> documents,
            ActorId interruptedBy)
            implements DeadlineEvent {
        public DeadlineInterrupted {
            reasons = List.copyOf(reasons);
            documents = List.copyOf(documents);
        }
    }

    /**
     * Délai rouvert : everything asked for has arrived, and a new period runs.
     *
     * @param dueDate the last day to pay without interest, as the invoice then stood
     */
    @EventName("deadline-restarted.v1")
    record DeadlineRestarted(
            PaymentRequestId paymentRequestId, LocalDate completeOn, LocalDate dueDate, ActorId restartedBy)
            implements DeadlineEvent {}

    /**
     * Intérêts moratoires dus : this payment or offset was late, and the request that pays for it was opened. Version 2
     * knows a later payment without a flat fee.
     *
     * @param base the amount paid late, all taxes included
     * @param rateBasisPoints yearly, in hundredths of a percent, fixed for the whole delay
     * @param flatFee indemnité forfaitaire pour frais de recouvrement; nothing where an earlier payment of the same
     *     request, an offset, was late already
     */
    @EventName("late-interest-accrued.v2")
    record LateInterestAccrued(
            PaymentRequestId paymentRequestId,
            PaymentRequestId lateInterestRequestId,
            LocalDate dueDate,
            int daysLate,
            Amount base,
            int rateBasisPoints,
            Balance interest,
            Balance flatFee)
            implements DeadlineEvent {}

    /**
     * Demande de paiement d'intérêts moratoires ouverte, without request and without a commitment; it is to be ordered
     * within 45 days of the late payment. Version 3 knows natural persons.
     *
     * @param principalRequestId the request that was paid late
     * @param supplierName as the EJ of that request names him: this one has none; absent before it was kept
     * @param accruedOn the day of that payment
     * @param ordonnateurActors the ordonnateur's side of the principal request, sorted, which is this one's too
     */
    @EventName("late-interest-requested.v3")
    record LateInterestRequested(
            PaymentRequestId paymentRequestId,
            PaymentRequestNumber paymentRequestNumber,
            PaymentRequestId principalRequestId,
            ThirdPartyRef supplier,
            @Personal @Nullable String supplierName,
            String invoiceNumber,
            LocalDate accruedOn,
            Amount amount,
            @Personal Iban payeeIban,
            List<UncommittedLine> lines,
            List<ActorId> ordonnateurActors)
            implements DeadlineEvent {
        public LateInterestRequested {
            lines = List.copyOf(lines);
            ordonnateurActors = List.copyOf(ordonnateurActors);
        }
    }
}
