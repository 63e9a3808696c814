package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.Balance;
import java.math.BigInteger;

/**
 * Rythme de récupération d'une avance where the contract says nothing (code de la commande publique, art. R2191-11 and
 * R2191-12), in hundredths of a per cent of what is engaged.
 *
 * @param deferredCap an advance above this share begins to be taken back with the first request
 * @param start share executed at which another one does
 * @param end share executed at which it is wholly taken back; an advance above it, once as much is executed
 */
record AdvanceRecovery(long deferredCap, long start, long end) {
    /** A hundred per cent. */
    static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    /** Under the law of the act's date. */
    static AdvanceRecovery in(Act act) {
        return new AdvanceRecovery(
                act.law().number(LawParameter.DEFERRED_ADVANCE_CAP, act.date()),
                act.law().number(LawParameter.ADVANCE_RECOVERY_START, act.date()),
                act.law().number(LawParameter.ADVANCE_RECOVERY_END, act.date()));
    }

    /**
     * What should have been taken back: in proportion between the start and the end.
     *
     * @param firm what is engaged
     * @param paid advances paid
     * @param executed claimed for service, this request included
     */
    Balance due(Balance firm, Balance paid, Balance executed) {
        BigInteger advanced = whole(paid);
        BigInteger done = whole(executed);
        BigInteger from = advanced.compareTo(share(firm, deferredCap)) > 0 ? BigInteger.ZERO : share(firm, start);
        BigInteger to = share(firm, end).max(advanced);
        if (done.compareTo(to) >= 0) {
            return paid;
        }
        return done.compareTo(from) <= 0
                ? Balance.ZERO
                : Balance.ofCents(BigInteger.valueOf(paid.cents())
                        .multiply(done.subtract(from))
                        .divide(to.subtract(from))
                        .longValueExact());
    }

    private static BigInteger whole(Balance of) {
        return BigInteger.valueOf(of.cents()).multiply(WHOLE);
    }

    private static BigInteger share(Balance of, long hundredths) {
        return BigInteger.valueOf(of.cents()).multiply(BigInteger.valueOf(hundredths));
    }
}
