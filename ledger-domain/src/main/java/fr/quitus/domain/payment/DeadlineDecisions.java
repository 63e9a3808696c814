package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.DeadlineCommand.InterruptPaymentDeadline;
import fr.quitus.domain.payment.DeadlineCommand.ResumePaymentDeadline;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineInterrupted;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineRestarted;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interruption et reprise du délai : each act's rules in their written order, then its event. */
public final class DeadlineDecisions {
    private DeadlineDecisions() {}

    /**
     * Interruption : not yet ordered, capacity to sign, not the comptable, never interrupted, a notice already given.
     */
    public static Decision<PaymentRequestEvent> decide(
            InterruptPaymentDeadline c, Act act, PaymentRequest request, Commitment commitment) {
        Optional<PaymentFile> open = beforeOrdering(request);
        if (open.isEmpty()) {
            return Decision.refuse(tooLate(c, request));
        }
        PaymentFile file = open.get();
        Refusal refusal = SigningRules.cannotSign(act, fundsCentre(commitment), file.amount());
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
        }
        if (refusal == null && file.deadline().wasInterrupted()) {
            refusal = Refusal.of(
                    Rejection.INTERRUPTION_UNIQUE,
                    "Le délai de la DP " + file.number() + " a déjà été interrompu le "
                            + file.deadline().interruptedOn() + ".");
        }
        if (refusal == null) {
            refusal = outOfOrder(c.notifiedOn(), file.receivedOn(), "la réception de la facture", act);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new DeadlineInterrupted(file.id(), c.notifiedOn(), c.reasons(), c.documents(), act.actor()));
    }

    /** Reprise : not yet ordered, perimeter, not the comptable, interrupted, documents that have already come. */
    public static Decision<PaymentRequestEvent> decide(
            ResumePaymentDeadline c, Act act, PaymentRequest request, Commitment commitment) {
        Optional<PaymentFile> open = beforeOrdering(request);
        if (open.isEmpty()) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "RECEIVED ou MATCHED"));
        }
        PaymentFile file = open.get();
        Refusal refusal = SigningRules.outsidePerimeter(act, fundsCentre(commitment));
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        LocalDate interruptedOn = file.deadline().interruptedOn();
        if (interruptedOn == null || !file.deadline().isInterrupted()) {
            return Decision.refuse(Refusal.of(
                    Rejection.DELAI_NON_INTERROMPU, "Le délai de la DP " + file.number() + " n'est pas interrompu."));
        }
        refusal = outOfOrder(c.completeOn(), interruptedOn, "la notification de l'interruption", act);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new DeadlineRestarted(
                        file.id(),
                        c.completeOn(),
                        file.deadline()
                                .restarted(c.completeOn())
                                .under(act.law())
                                .running(),
                        act.actor()));
    }

    private static Optional<PaymentFile> beforeOrdering(PaymentRequest request) {
        return request instanceof PaymentRequest.Received || request instanceof PaymentRequest.Matched
                ? request.opened().filter(file -> file.kind() != PaymentKind.LATE_INTEREST)
                : Optional.empty();
    }

    private static Refusal tooLate(InterruptPaymentDeadline c, PaymentRequest request) {
        if (request.assignedPost().isEmpty()) {
            return PaymentRules.wrongState(c.paymentRequestId(), request, "RECEIVED ou MATCHED, pour une facture");
        }
        return Refusal.of(
                Rejection.INTERRUPTION_APRES_ORDONNANCEMENT,
                "La DP " + request.opened().map(f -> f.number().text()).orElse("?")
                        + " est ordonnancée : son délai ne s'interrompt plus.",
                "etat",
                request.status());
    }

    private static @Nullable Refusal outOfOrder(LocalDate date, LocalDate after, String what, Act act) {
        if (date.isBefore(after)) {
            return Refusal.of(Rejection.DATE_ANTERIEURE, "Le " + date + " est avant " + what + ", le " + after + ".");
        }
        return date.isAfter(act.date())
                ? Refusal.of(
                        Rejection.DATE_FUTURE, "Le " + date + " n'est pas atteint : nous sommes le " + act.date() + ".")
                : null;
    }

    private static FundsCentre fundsCentre(Commitment commitment) {
        return commitment
                .opened()
                .orElseThrow(() -> new IllegalStateException("an invoice was received without its commitment"))
                .fundsCentre();
    }
}
