package fr.quitus.web.pages;

import fr.quitus.web.ledger.Spending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Consommation mensuelle as bars, and the same figures with what they come to from the first month on. */
public record MonthlyChart(List<Bar> bars) {
    /** Height of the highest bar, in the chart's own units. */
    public static final int HEIGHT = 200;
    /** From the left of one month to that of the next. */
    public static final int STEP = 60;

    /**
     * A month.
     *
     * @param ae height of its bar; a month in which more was taken back than consumed has none
     */
    public record Bar(Spending.Month month, int x, int ae, int cp, BigDecimal aeUntil, BigDecimal cpUntil) {}

    static MonthlyChart of(List<Spending.Month> months) {
        BigDecimal highest = months.stream()
                .flatMap(month -> Stream.of(month.ae(), month.cp()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        List<Bar> bars = new ArrayList<>();
        BigDecimal ae = BigDecimal.ZERO;
        BigDecimal cp = BigDecimal.ZERO;
        for (Spending.Month month : months) {
            ae = ae.add(month.ae());
            cp = cp.add(month.cp());
            bars.add(new Bar(
                    month, bars.size() * STEP, height(month.ae(), highest), height(month.cp(), highest), ae, cp));
        }
        return new MonthlyChart(bars);
    }

    private static int height(BigDecimal amount, BigDecimal highest) {
        return amount.signum() <= 0
                ? 0
                : amount.multiply(BigDecimal.valueOf(HEIGHT))
                        .divide(highest, 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    public int width() {
        return Math.max(1, bars.size()) * STEP;
    }
}
