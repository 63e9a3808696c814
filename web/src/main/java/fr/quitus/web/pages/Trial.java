package fr.quitus.web.pages;

import fr.quitus.web.ledger.Spending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an EJ would leave to one holder of AE.
 *
 * @param rate consumed of received, in percent; absent where nothing was received
 */
public record Trial(
        String code,
        BigDecimal available,
        BigDecimal after,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal rateAfter) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * An amount as it was typed.
     *
     * @param text to be shown again
     * @param euros absent where there is none, or none that can be read
     */
    public record Amount(String text, @Nullable BigDecimal euros) {
        private static final String AMOUNT = "[0-9]{1,13}([.,][0-9]{1,2})?";

        static Amount of(@Nullable String typed) {
            String text = typed == null ? "" : typed.strip();
            String bare = text.replaceAll("[\\s\\u00a0\\u202f]", "");
            return new Amount(text, bare.matches(AMOUNT) ? new BigDecimal(bare.replace(',', '.')) : null);
        }

        public boolean unreadable() {
            return euros == null && !text.isEmpty();
        }
    }

    static Trial of(Spending.Line line, BigDecimal amount) {
        Spending.Side ae = line.ae();
        return new Trial(
                String.valueOf(line.code()),
                ae.available(),
                ae.available().subtract(amount),
                rate(ae.consumed(), ae.received()),
                rate(ae.consumed().add(amount), ae.received()));
    }

    private static @Nullable BigDecimal rate(BigDecimal consumed, BigDecimal received) {
        return received.signum() <= 0 ? null : consumed.multiply(HUNDRED).divide(received, 1, RoundingMode.HALF_UP);
    }

    public boolean enough() {
        return after.signum() >= 0;
    }

    /** What is wanting where there is not enough. */
    public BigDecimal missing() {
        return after.negate().max(BigDecimal.ZERO);
    }
}
