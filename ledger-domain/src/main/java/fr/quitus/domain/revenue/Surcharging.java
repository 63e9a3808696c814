package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Assiette de la majoration : what was paid of the principal, by the value date of the money and not by the day
 * somebody recorded it, and what the surcharge was taken of.
 *
 * @param principalPaid whatever became of it since
 * @param applied absent before the surcharge is applied
 */
public record Surcharging(
        SortedMap<LocalDate, Balance> principalPaid,
        @Nullable Applied applied) {
    static final Surcharging NONE = new Surcharging(new TreeMap<>(), null);

    /**
     * Majoration appliquée.
     *
     * @param base what was unpaid of the principal on the limit date, as known now
     * @param rate per cent, in hundredths
     * @param limit the last day on which nothing was added
     */
    public record Applied(Balance base, long rate, LocalDate limit) {
        /** To the nearest cent, half a cent up. */
        Balance amountOf(Balance unpaid) {
            return Balance.ofCents((Math.multiplyExact(unpaid.cents(), rate) + 5_000) / 10_000);
        }
    }

    public Surcharging {
        principalPaid = Collections.unmodifiableSortedMap(new TreeMap<>(principalPaid));
    }

    Surcharging paid(Balance principal, LocalDate on) {
        if (principal.isZero()) {
            return this;
        }
        SortedMap<LocalDate, Balance> next = new TreeMap<>(principalPaid);
        next.merge(on, principal, Balance::plus);
        return new Surcharging(next, applied);
    }

    Surcharging with(Applied next) {
        return new Surcharging(principalPaid, next);
    }

    /** Paid on this day or before it. */
    Balance paidBy(LocalDate day) {
        Balance sum = Balance.ZERO;
        for (Balance paid : principalPaid.headMap(day.plusDays(1)).values()) {
            sum = sum.plus(paid);
        }
        return sum;
    }
}
