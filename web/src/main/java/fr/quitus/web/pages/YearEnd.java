package fr.quitus.web.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;

/**
 * Estimation de fin d'année, no promise: what was consumed until a day, carried on to 31 December at the same mean pace
 * (prorata temporis). It knows neither seasons nor what is already committed and not yet paid.
 *
 * @param days of the year that have gone by
 * @param daysOfYear 365 or 366
 */
public record YearEnd(int days, int daysOfYear) {
    /** @param until last day counted; before the year nothing can be estimated, after it nothing is left to */
    static YearEnd of(int year, LocalDate until) {
        int daysOfYear = Year.of(year).length();
        long days = ChronoUnit.DAYS.between(LocalDate.of(year, 1, 1), until) + 1;
        return new YearEnd((int) Math.clamp(days, 0, daysOfYear), daysOfYear);
    }

    /** Whether anything can be estimated yet. */
    public boolean known() {
        return days > 0;
    }

    public BigDecimal of(BigDecimal consumed) {
        if (!known()) {
            throw new IllegalStateException("no day of the year has gone by");
        }
        return consumed.multiply(BigDecimal.valueOf(daysOfYear))
                .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
    }
}
