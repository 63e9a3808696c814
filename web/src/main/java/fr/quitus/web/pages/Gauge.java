package fr.quitus.web.pages;

import fr.quitus.web.ledger.Spending;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a gauge draws, in thousandths of what was received. */
public record Gauge(int consumed, int reserved) {
    /** Width of a gauge in its own units. */
    private static final BigDecimal WHOLE = BigDecimal.valueOf(1000);

    static Gauge of(Spending.Side side) {
        return new Gauge(
                share(side.consumed(), side.received()), share(side.consumed().add(side.reserved()), side.received()));
    }

    /** Credits that may be exceeded fill the gauge, and no more than that. */
    private static int share(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 || part.signum() <= 0
                ? 0
                : part.multiply(WHOLE)
                        .divide(whole, 0, RoundingMode.HALF_UP)
                        .min(WHOLE)
                        .intValueExact();
    }
}
