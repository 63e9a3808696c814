package fr.quitus.projections.paymentdelays;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Répartition des délais : the figures of some payments, from how many took each number of days.
 *
 * <p>Délai global de paiement : days from the receipt of the invoice by the State or, if later, from the day the
 * service was rendered, to the value date of the transfer (code de la commande publique, art. R2192-10 and R2192-12
 * to 17). It counts interruptions and suspensions, which move the due date and not the delay: so a payment may take
 * more than 30 days and not be late. Late is what owed interest (art. L2192-12, R2192-31 and following).
 */
final class Distribution {
    /** Délai légal de l'État, in days (code de la commande publique, art. R2192-10). */
    static final int WITHIN_DAYS = 30;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * The figures.
     *
     * @param averageDays to a tenth of a day, {@code medianDays} to a half; null without a payment
     * @param within30DaysShare in percent of the number of payments; null without one
     * @param late payments that owed interest, {@code daysLate} together
     * @param flatFees indemnités forfaitaires
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Figures(
            long payments,
            String amount,
            @Nullable String averageDays,
            @Nullable String medianDays,
            long within30Days,
            @Nullable String within30DaysShare,
            long late,
            long daysLate,
            String interest,
            String flatFees) {}

    private final SortedMap<Integer, Long> byDays = new TreeMap<>();
    private long payments;
    private long amountCents;
    private long late;
    private long daysLate;
    private long interestCents;
    private long feeCents;

    void add(int days, DelaySteps.Sum sum) {
        byDays.merge(days, sum.payments(), Math::addExact);
        payments = Math.addExact(payments, sum.payments());
        amountCents = Math.addExact(amountCents, sum.amountCents());
        late = Math.addExact(late, sum.late());
        daysLate = Math.addExact(daysLate, sum.daysLate());
        interestCents = Math.addExact(interestCents, sum.interestCents());
        feeCents = Math.addExact(feeCents, sum.feeCents());
    }

    Figures figures() {
        long days = 0;
        long within = 0;
        for (Map.Entry<Integer, Long> one : byDays.entrySet()) {
            days = Math.addExact(days, Math.multiplyExact(one.getKey().longValue(), one.getValue()));
            within = one.getKey() <= WITHIN_DAYS ? Math.addExact(within, one.getValue()) : within;
        }
        return new Figures(
                payments,
                Balance.ofCents(amountCents).text(),
                payments == 0 ? null : divided(BigDecimal.valueOf(days), 1),
                payments == 0 ? null : median(),
                within,
                payments == 0 ? null : divided(BigDecimal.valueOf(within).multiply(HUNDRED), 2),
                late,
                daysLate,
                Balance.ofCents(interestCents).text(),
                Balance.ofCents(feeCents).text());
    }

    private String divided(BigDecimal sum, int scale) {
        return sum.divide(BigDecimal.valueOf(payments), scale, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The middle payment's days; half of the two in the middle where their number is even. */
    private String median() {
        int lower = daysOfPayment((payments + 1) / 2);
        int upper = daysOfPayment(payments / 2 + 1);
        return BigDecimal.valueOf((long) lower + upper)
                .divide(TWO, 1, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** @param place from 1, payments in the order of their days */
    private int daysOfPayment(long place) {
        long before = 0;
        for (Map.Entry<Integer, Long> one : byDays.entrySet()) {
            before += one.getValue();
            if (before >= place) {
                return one.getKey();
            }
        }
        throw new IllegalStateException("there is no payment " + place + " of " + payments);
    }
}
