package fr.quitus.projections.budgetconsumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums of what one line of the table holds, and the figures that follow from them. */
final class Figures {
    /** Digits of a rate, in percent, after the point. */
    private static final int RATE_SCALE = 2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * AE, or CP.
     *
     * @param received crédits de la ligne : of a programme voted ± moved ± reallocated + contributed + carried over, of
     *     a BOP and a UO what it was allotted
     * @param frozen here and below
     * @param allotted handed on to the level below; to a UO, received
     * @param left neither frozen, nor handed on, nor carried forward, nor lapsed
     * @param broughtForward reste à payer des EJ reportés, pour mémoire; null for CP
     * @param reserved CP ordered and not paid; AE affected to operations and not committed
     * @param committed AE taken by EJ; null for CP
     * @param consumed AE taken by EJ and by payments without one; CP paid
     * @param nonRecyclable retraits d'EJ d'années antérieures, pour mémoire; null for CP
     * @param available of the units, to commit or to pay
     * @param rate consumed of received, in percent; null where nothing was received
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Side(
            String voted,
            String contributed,
            String movedIn,
            String movedOut,
            String reallocated,
            String carriedOver,
            String carriedForward,
            String received,
            String frozen,
            String allotted,
            String left,
            @Nullable String broughtForward,
            String reserved,
            @Nullable String committed,
            String consumed,
            @Nullable String nonRecyclable,
            String lapsed,
            String available,
            @Nullable String rate) {}

    private final Map<Measure, Long> ae = new EnumMap<>(Measure.class);
    private final Map<Measure, Long> cp = new EnumMap<>(Measure.class);

    void add(Measure measure, long aeCents, long cpCents) {
        ae.merge(measure, aeCents, Math::addExact);
        cp.merge(measure, cpCents, Math::addExact);
    }

    void add(Figures other) {
        other.ae.forEach((measure, cents) -> ae.merge(measure, cents, Math::addExact));
        other.cp.forEach((measure, cents) -> cp.merge(measure, cents, Math::addExact));
    }

    /** @param heldAt 1 for a programme or mission, 2 for a BOP, 3 for a UO */
    Side ae(int heldAt) {
        long committed = of(ae, Measure.COMMITTED);
        long reserved = Math.subtractExact(of(ae, Measure.AFFECTED), of(ae, Measure.AFFECTED_DRAWN));
        return side(
                ae,
                heldAt,
                reserved,
                Math.addExact(committed, of(ae, Measure.CONSUMED)),
                text(of(ae, Measure.BROUGHT_FORWARD)),
                text(committed),
                text(of(ae, Measure.NON_RECYCLABLE)));
    }

    Side cp(int heldAt) {
        return side(cp, heldAt, of(cp, Measure.RESERVED), of(cp, Measure.CONSUMED), null, null, null);
    }

    private static Side side(
            Map<Measure, Long> sums,
            int heldAt,
            long reserved,
            long consumed,
            @Nullable String broughtForward,
            @Nullable String committed,
            @Nullable String nonRecyclable) {
        long received = received(sums, heldAt);
        long allotted = allotted(sums, heldAt);
        long carriedForward = of(sums, Measure.CARRIED_FORWARD);
        long frozenHere = of(sums, Measure.PROGRAMME_FROZEN);
        long frozenBelow = of(sums, Measure.UNIT_FROZEN);
        long available = of(sums, Measure.UNIT_ALLOTTED)
                - frozenBelow
                - consumed
                - reserved
                - of(sums, Measure.AFFECTED_LOST)
                - of(sums, Measure.LAPSED);
        return new Side(
                text(of(sums, Measure.VOTED)),
                text(of(sums, Measure.CONTRIBUTED)),
                text(of(sums, Measure.MOVED_IN)),
                text(of(sums, Measure.MOVED_OUT)),
                text(of(sums, Measure.REALLOCATED)),
                text(of(sums, Measure.CARRIED_OVER)),
                text(carriedForward),
                text(received),
                text(Math.addExact(frozenHere, frozenBelow)),
                text(allotted),
                text(Math.max(0, received - allotted - carriedForward - frozenHere - lapsedHere(sums, heldAt))),
                broughtForward,
                text(reserved),
                committed,
                text(consumed),
                nonRecyclable,
                text(of(sums, Measure.LAPSED) + of(sums, Measure.BOP_LAPSED) + of(sums, Measure.PROGRAMME_LAPSED)),
                text(available),
                rate(consumed, received));
    }

    private static long received(Map<Measure, Long> sums, int heldAt) {
        return switch (heldAt) {
            case 1 ->
                of(sums, Measure.VOTED)
                        + of(sums, Measure.CONTRIBUTED)
                        + of(sums, Measure.MOVED_IN)
                        - of(sums, Measure.MOVED_OUT)
                        + of(sums, Measure.REALLOCATED)
                        + of(sums, Measure.CARRIED_OVER);
            case 2 -> of(sums, Measure.BOP_RECEIVED);
            default -> of(sums, Measure.UNIT_ALLOTTED);
        };
    }

    /** Carried forward after it lapsed, a credit is in both sums: nothing is left then. */
    private static long lapsedHere(Map<Measure, Long> sums, int heldAt) {
        return switch (heldAt) {
            case 1 -> of(sums, Measure.PROGRAMME_LAPSED);
            case 2 -> of(sums, Measure.BOP_LAPSED);
            default -> 0;
        };
    }

    private static long allotted(Map<Measure, Long> sums, int heldAt) {
        return of(
                sums,
                switch (heldAt) {
                    case 1 -> Measure.PROGRAMME_ALLOTTED;
                    case 2 -> Measure.BOP_ALLOTTED;
                    default -> Measure.UNIT_ALLOTTED;
                });
    }

    private static @Nullable String rate(long consumed, long received) {
        return received <= 0
                ? null
                : BigDecimal.valueOf(consumed)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(received), RATE_SCALE, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static long of(Map<Measure, Long> sums, Measure measure) {
        return sums.getOrDefault(measure, 0L);
    }

    private static String text(long cents) {
        return Balance.ofCents(cents).text();
    }
}
