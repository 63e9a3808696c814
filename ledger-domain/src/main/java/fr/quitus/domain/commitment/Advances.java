package fr.quitus.domain.commitment;

import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.HashMap;
import java.util.Map;

/**
 * Avances d'un poste.
 *
 * @param awaited liquidated and not paid yet, by request
 * @param paid executed
 * @param recovered taken back by liquidated requests; at most what is paid
 * @param executedBefore gross amounts claimed for service in another system, before the advance was taken over
 */
public record Advances(
        Map<PaymentRequestId, Balance> awaited, Balance paid, Balance recovered, Balance executedBefore) {
    static final Advances NONE = new Advances(Map.of(), Balance.ZERO, Balance.ZERO, Balance.ZERO);

    public Advances {
        awaited = Map.copyOf(awaited);
    }

    /** Liquidated, paid or not. */
    public Balance requested() {
        return awaited.values().stream().reduce(paid, Balance::plus);
    }

    /** Paid, or to be paid, and not taken back: later service has to bear it. */
    public Balance outstanding() {
        return requested().minus(recovered);
    }

    /** What later requests still take back. */
    public Balance toRecover() {
        return paid.minus(recovered);
    }

    Advances request(PaymentRequestId request, Amount amount) {
        Map<PaymentRequestId, Balance> next = new HashMap<>(awaited);
        next.merge(request, amount.balance(), Balance::plus);
        return new Advances(next, paid, recovered, executedBefore);
    }

    Advances withdraw(PaymentRequestId request) {
        Map<PaymentRequestId, Balance> next = new HashMap<>(awaited);
        next.remove(request);
        return new Advances(next, paid, recovered, executedBefore);
    }

    /** A request was paid, wholly or in part; nothing changes if it is no advance. */
    Advances pay(PaymentRequestId request, Amount amount) {
        Balance left = awaited.get(request);
        if (left == null) {
            return this;
        }
        Map<PaymentRequestId, Balance> next = new HashMap<>(awaited);
        next.put(request, left.minus(amount));
        next.values().removeIf(Balance::isZero);
        return new Advances(next, paid.plus(amount), recovered, executedBefore);
    }

    Advances recover(Balance more) {
        return new Advances(awaited, paid, recovered.plus(more), executedBefore);
    }

    Advances takeOver(AdvanceTakenOver e) {
        return new Advances(
                awaited, paid.plus(e.paid()), recovered.plus(e.recovered()), executedBefore.plus(e.executed()));
    }
}
