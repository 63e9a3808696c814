package fr.quitus.domain.payment;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Intérêts moratoires et indemnité forfaitaire due for one late payment, with the parameters that gave them.
 *
 * @param days late, from the day after the due date to the day of payment included
 * @param interest rounded to the nearest cent, half up; nothing for a very small base
 */
public record LateInterest(LocalDate dueDate, int days, int rateBasisPoints, Balance interest, Amount flatFee) {
    /** Indemnité forfaitaire pour frais de recouvrement (code de la commande publique, art. D2192-35). */
    public static final Amount FLAT_FEE = Amount.euros(40);

    /** The divisor is 365 in leap years too. */
    static final int YEAR_DAYS = 365;

    private static final long BASIS_POINTS_OF_ONE = 10_000;

    static LateInterest of(Amount base, LocalDate dueDate, int days) {
        int rate = LateInterestRates.basisPointsFor(dueDate.plusDays(1));
        long cents = BigDecimal.valueOf(base.cents())
                .multiply(BigDecimal.valueOf(rate))
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(BASIS_POINTS_OF_ONE * YEAR_DAYS), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new LateInterest(dueDate, days, rate, Balance.ofCents(cents), FLAT_FEE);
    }

    /** Interest and flat fee together, which one request pays. */
    public Balance total() {
        return interest.plus(flatFee);
    }
}
