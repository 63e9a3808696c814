package fr.quitus.domain.payment;

import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
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
 * @param flatFee nothing for a later payment of the same request
 */
public record LateInterest(LocalDate dueDate, int days, int rateBasisPoints, Balance interest, Balance flatFee) {
    /** The divisor is 365 in leap years too. */
    static final int YEAR_DAYS = 365;

    private static final long BASIS_POINTS_OF_ONE = 10_000;

    static LateInterest of(Amount base, LocalDate dueDate, int days, LawParameters law) {
        LocalDate firstDay = dueDate.plusDays(1);
        int rate = basisPoints(firstDay, law);
        long cents = BigDecimal.valueOf(base.cents())
                .multiply(BigDecimal.valueOf(rate))
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(BASIS_POINTS_OF_ONE * YEAR_DAYS), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new LateInterest(
                dueDate,
                days,
                rate,
                Balance.ofCents(cents),
                law.amount(LawParameter.RECOVERY_FEE, firstDay).balance());
    }

    /**
     * Taux annuel of interest that began to run on this day, fixed for the whole delay: the ECB's rate in force on the
     * first day of the half-year, plus the margin (code de la commande publique, art. R2192-31). The margin stands for
     * all years: the seven points of before 16 March 2013 concern contracts older than this ledger.
     */
    static int basisPoints(LocalDate firstDay, LawParameters law) {
        LocalDate halfYear = LocalDate.of(firstDay.getYear(), firstDay.getMonthValue() <= 6 ? 1 : 7, 1);
        return law.count(LawParameter.REFINANCING_RATE, halfYear)
                + law.count(LawParameter.LATE_INTEREST_MARGIN, firstDay);
    }

    LateInterest withoutFee() {
        return new LateInterest(dueDate, days, rateBasisPoints, interest, Balance.ZERO);
    }

    /** Interest and flat fee together, which one request pays. */
    public Balance total() {
        return interest.plus(flatFee);
    }
}
