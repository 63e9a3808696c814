package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the comptable's control of a payment request leads to, other than its acceptance. */
public sealed interface ControlEvent extends PaymentRequestEvent {

    /**
     * Paiement suspendu by the comptable, who informs the ordonnateur (GBCP art. 38). It does not stop the deadline.
     *
     * @param articles the article behind each motive, in the same order
     */
    @EventName("payment-suspended.v1")
    record PaymentSuspended(
            PaymentRequestId paymentRequestId,
            List<SuspensionMotive> motives,
            List<String> articles,
            String explanation,
            AccountingPostId post,
            LocalDate suspendedOn,
            ActorId suspendedBy)
            implements ControlEvent {
        public PaymentSuspended {
            motives = List.copyOf(motives);
            articles = List.copyOf(articles);
        }
    }

    /** Réponse à la suspension : the ordonnateur produced documents; the comptable controls again. */
    @EventName("suspension-answered.v1")
    record SuspensionAnswered(
            PaymentRequestId paymentRequestId,
            List<String> documents,
            @Nullable String comment,
            LocalDate answeredOn,
            ActorId answeredBy)
            implements ControlEvent {
        public SuspensionAnswered {
            documents = List.copyOf(documents);
        }
    }

    /**
     * Demande de paiement rejetée par le comptable : what was reserved is given back, the service may be claimed again.
     */
    @EventName("payment-request-rejected.v1")
    record PaymentRequestRejected(
            PaymentRequestId paymentRequestId,
            List<SuspensionMotive> motives,
            List<String> articles,
            String explanation,
            AccountingPostId post,
            LocalDate rejectedOn,
            ActorId rejectedBy)
            implements ControlEvent {
        public PaymentRequestRejected {
            motives = List.copyOf(motives);
            articles = List.copyOf(articles);
        }
    }

    /**
     * Comptable requis : by a written order of the ordonnateur he must pay all the same (GBCP art. 38).
     *
     * @param orderReference of the written order
     * @param motives of the suspension it overrides
     */
    @EventName("accountant-requisitioned.v1")
    record AccountantRequisitioned(
            PaymentRequestId paymentRequestId,
            String orderReference,
            List<SuspensionMotive> motives,
            LocalDate requisitionedOn,
            ActorId requisitionedBy,
            @Nullable String delegationId)
            implements ControlEvent {
        public AccountantRequisitioned {
            motives = List.copyOf(motives);
        }
    }

    /** Réquisition notifiée au ministre chargé du budget, for the Cour des comptes: the comptable obeyed it. */
    @EventName("requisition-notified.v1")
    record RequisitionNotified(
            PaymentRequestId paymentRequestId, List<SuspensionMotive> motives, LocalDate notifiedOn, ActorId notifiedBy)
            implements ControlEvent {
        public RequisitionNotified {
            motives = List.copyOf(motives);
        }
    }

    /**
     * Refus de déférer à une réquisition notifié au ministre chargé du budget : the law forbids the comptable to obey
     * (GBCP art. 136). The payment stays suspended.
     *
     * @param motives those of the suspension that forbid it
     */
    @EventName("requisition-refusal-notified.v1")
    record RequisitionRefusalNotified(
            PaymentRequestId paymentRequestId,
            String orderReference,
            List<SuspensionMotive> motives,
            LocalDate notifiedOn,
            ActorId notifiedBy)
            implements ControlEvent {
        public RequisitionRefusalNotified {
            motives = List.copyOf(motives);
        }
    }

    /**
     * Visa attendu : the EJ of the request was signed without the visa it needs. Liquidated all the same, the request
     * is not accepted before the EJ is regular.
     */
    @EventName("payment-visa-awaited.v1")
    record VisaAwaited(PaymentRequestId paymentRequestId, CommitmentNumber commitmentNumber, LocalDate matchedOn)
            implements ControlEvent {}

    /**
     * Prescription quadriennale levée by the minister (loi 68-1250, art. 6).
     *
     * @param prescribedOn the last day on which the claim could be made
     */
    @EventName("prescription-waived.v1")
    record PrescriptionWaived(
            PaymentRequestId paymentRequestId,
            LocalDate prescribedOn,
            String decisionReference,
            LocalDate waivedOn,
            ActorId waivedBy)
            implements ControlEvent {}
}
