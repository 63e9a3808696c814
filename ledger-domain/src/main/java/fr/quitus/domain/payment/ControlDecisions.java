package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.payment.ControlCommand.ProvideDocuments;
import fr.quitus.domain.payment.ControlCommand.RefuseRequisition;
import fr.quitus.domain.payment.ControlCommand.RejectPaymentRequest;
import fr.quitus.domain.payment.ControlCommand.RequisitionAccountant;
import fr.quitus.domain.payment.ControlCommand.SuspendPayment;
import fr.quitus.domain.payment.ControlCommand.WaivePrescription;
import fr.quitus.domain.payment.ControlEvent.AccountantRequisitioned;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.ControlEvent.PaymentSuspended;
import fr.quitus.domain.payment.ControlEvent.PrescriptionWaived;
import fr.quitus.domain.payment.ControlEvent.RequisitionRefusalNotified;
import fr.quitus.domain.payment.ControlEvent.SuspensionAnswered;
import fr.quitus.domain.value.AccountingPostId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Suspension, rejet, réquisition et prescription : each act's rules in their written order, then its events. */
public final class ControlDecisions {
    private ControlDecisions() {}

    /** Suspension : state, assigned comptable, separation of functions. */
    public static Decision<PaymentRequestEvent> decide(SuspendPayment c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.Ordered(var file, var post))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "ORDERED"));
        }
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new PaymentSuspended(
                        file.id(), c.motives(), articles(c.motives()), c.explanation(), post, act.date(), act.actor()));
    }

    /** Réponse : state, no requisition in force, capacity to sign, not the comptable. */
    public static Decision<PaymentRequestEvent> decide(ProvideDocuments c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.Suspended(var file, var _, var _))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "SUSPENDED"));
        }
        Refusal refusal = requisitionInForce(request);
        if (refusal == null) {
            refusal = notThisOrdonnateur(act, file);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new SuspensionAnswered(file.id(), c.documents(), c.comment(), act.date(), act.actor()));
    }

    /**
     * Rejet : state, no requisition in force, assigned comptable, separation of functions. What was reserved is given
     * back, and the certified service may be claimed by another request.
     */
    public static Decision<LedgerEvent> decide(RejectPaymentRequest c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.Ordered || request instanceof PaymentRequest.Suspended)) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "ORDERED ou SUSPENDED"));
        }
        PaymentFile file = request.opened().orElseThrow();
        var post = request.assignedPost().orElseThrow();
        Refusal refusal = requisitionInForce(request);
        if (refusal == null) {
            refusal = PaymentRules.notThisAccountant(act, post, file);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentRequestRejected(
                file.id(), c.motives(), articles(c.motives()), c.explanation(), post, act.date(), act.actor()));
        events.addAll(Withdrawal.released(file));
        events.addAll(Withdrawal.unclaimed(file));
        return Decision.accept(events);
    }

    /**
     * Réquisition : state, capacity to sign, a principal or secondary ordonnateur, not the comptable, not yet
     * requisitioned, no motive that forbids it.
     */
    public static Decision<PaymentRequestEvent> decide(RequisitionAccountant c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.Suspended(var file, var _, var motives))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "SUSPENDED"));
        }
        Refusal refusal = SigningRules.cannotRequisition(act, file.fundsCentre(), file.amount());
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
        }
        if (refusal == null) {
            refusal = requisitionInForce(request);
        }
        List<SuspensionMotive> forbidding = forbidding(motives);
        if (refusal == null && !forbidding.isEmpty()) {
            refusal = Refusal.of(
                    Rejection.REQUISITION_IMPOSSIBLE,
                    "La DP " + file.number() + " est suspendue pour " + forbidding
                            + " : la loi interdit au comptable de déférer à une réquisition.",
                    "motifs",
                    forbidding);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new AccountantRequisitioned(
                        file.id(), c.orderReference(), motives, act.date(), act.actor(), act.delegationId()));
    }

    /** Refus de déférer : state, assigned comptable, separation of functions, a motive that forbids to obey. */
    public static Decision<PaymentRequestEvent> decide(RefuseRequisition c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.Suspended(var file, var post, var motives))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "SUSPENDED"));
        }
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        List<SuspensionMotive> forbidding = forbidding(motives);
        if (refusal == null && forbidding.isEmpty()) {
            refusal = Refusal.of(
                    Rejection.REQUISITION_REGULIERE,
                    "La DP " + file.number() + " est suspendue pour " + motives
                            + " : aucun de ces motifs n'interdit de déférer à une réquisition.",
                    "motifs",
                    motives);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new RequisitionRefusalNotified(
                        file.id(), c.orderReference(), forbidding, act.date(), act.actor()));
    }

    /** Relevé de prescription : matched and not yet accepted, a claim that is prescribed, not yet waived. */
    public static Decision<PaymentRequestEvent> decide(WaivePrescription c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.Matched
                || request instanceof PaymentRequest.Ordered
                || request instanceof PaymentRequest.Suspended)) {
            return Decision.refuse(
                    PaymentRules.wrongState(c.paymentRequestId(), request, "MATCHED, ORDERED ou SUSPENDED"));
        }
        PaymentFile file = request.opened().orElseThrow();
        Optional<LocalDate> lapsed = FourYearPrescription.lapsedOn(file, act.date(), act.law());
        if (lapsed.isEmpty() || file.prescriptionWaived()) {
            return Decision.refuse(Refusal.of(
                    Rejection.PRESCRIPTION_NON_ACQUISE,
                    "La créance de la DP " + file.number()
                            + (lapsed.isEmpty() ? " n'est pas prescrite." : " est déjà relevée de la prescription.")));
        }
        return Decision.accept(
                new PrescriptionWaived(file.id(), lapsed.get(), c.decisionReference(), act.date(), act.actor()));
    }

    private static @Nullable Refusal notThisOrdonnateur(Act act, PaymentFile file) {
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), file.amount());
        return refusal != null ? refusal : SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
    }

    /** Réquisition en vigueur : the comptable of the assigned post obeys it. */
    static @Nullable Refusal requisitionInForce(PaymentRequest request) {
        PaymentFile file = request.opened().orElse(null);
        AccountingPostId post = request.assignedPost().orElse(null);
        return file == null || post == null || file.requisitioned().isEmpty()
                ? null
                : Refusal.of(
                                Rejection.REQUISITION_EN_VIGUEUR,
                                "Le comptable est déjà requis de payer la DP " + file.number() + ".")
                        .liftedAt(post);
    }

    private static List<SuspensionMotive> forbidding(List<SuspensionMotive> motives) {
        return motives.stream().filter(motive -> !motive.requisitionAllowed()).toList();
    }

    private static List<String> articles(List<SuspensionMotive> motives) {
        return motives.stream().map(motive -> motive.check().article()).toList();
    }
}
