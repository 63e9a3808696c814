package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.WithdrawalCommand.CancelPaymentRequest;
import fr.quitus.domain.payment.WithdrawalCommand.RefuseInvoice;
import fr.quitus.domain.payment.WithdrawalEvent.InvoiceRefused;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rejet par l'ordonnateur, annulation : each act's rules in their written order, then its events. */
public final class WithdrawalDecisions {
    private WithdrawalDecisions() {}

    /** Rejet : not yet ordered, something that was received, capacity to sign, not the comptable. */
    public static Decision<LedgerEvent> decide(
            RefuseInvoice c, Act act, PaymentRequest request, Commitment commitment) {
        if (!(request instanceof PaymentRequest.Received || request instanceof PaymentRequest.Matched)) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "RECEIVED ou MATCHED"));
        }
        PaymentFile file = request.opened().orElseThrow();
        Refusal refusal = cannotWithdraw(act, file, commitment);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new InvoiceRefused(file.id(), c.reason(), act.date(), act.actor(), act.delegationId()));
        events.addAll(Withdrawal.unclaimed(file));
        return Decision.accept(events);
    }

    /**
     * Annulation : not yet accepted nor requisitioned, by the ordonnateur once it is ordered, something that was
     * received, capacity to sign, not the comptable. CP reserved are free again.
     */
    public static Decision<LedgerEvent> decide(
            CancelPaymentRequest c, Act act, PaymentRequest request, Commitment commitment) {
        boolean waiting = request instanceof PaymentRequest.Received || request instanceof PaymentRequest.Matched;
        boolean ordered = request instanceof PaymentRequest.Ordered || request instanceof PaymentRequest.Suspended;
        if (!waiting && !(ordered && act.role() == Role.AUTHORISING_OFFICER)) {
            String expected = act.role() == Role.AUTHORISING_OFFICER ? ", ORDERED ou SUSPENDED" : "";
            return Decision.refuse(
                    PaymentRules.wrongState(c.paymentRequestId(), request, "RECEIVED, MATCHED" + expected));
        }
        PaymentFile file = request.opened().orElseThrow();
        Refusal refusal = ControlDecisions.requisitionInForce(request);
        if (refusal == null) {
            refusal = cannotWithdraw(act, file, commitment);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentRequestCancelled(file.id(), c.reason(), act.date(), act.actor(), act.delegationId()));
        if (ordered) {
            events.addAll(Withdrawal.released(file));
        }
        events.addAll(Withdrawal.unclaimed(file));
        return Decision.accept(events);
    }

    private static @Nullable Refusal cannotWithdraw(Act act, PaymentFile file, Commitment commitment) {
        if (!file.kind().isReceived()) {
            return PaymentRules.wrongKind("La DP " + file.number() + " est due sans que personne la demande.", file);
        }
        Refusal refusal = SigningRules.cannotSign(act, PaymentRules.fundsCentre(file, commitment), file.amount());
        return refusal != null ? refusal : SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
    }
}
