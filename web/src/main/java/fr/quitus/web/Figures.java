package fr.quitus.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Amounts, dates and counts as one reads them in the language of the page. In French thousands are parted by the
 * narrow space that does not break (U+202F), so that no browser cuts a figure in two.
 */
@Component("figures")
public final class Figures {
    private static final char NARROW_NO_BREAK_SPACE = '\u202f';
    private static final char MINUS = '\u2212';
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter DAY_FR = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Euros and cents, without the sign of the currency: the head of the column has it. */
    public String euros(@Nullable BigDecimal amount) {
        return amount == null ? "" : format("#,##0.00").format(amount.setScale(2, RoundingMode.UNNECESSARY));
    }

    /** As {@link #euros}, and nothing for zero: a column of zeros hides its figures. */
    public String eurosOrNothing(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() == 0 ? "" : euros(amount);
    }

    /** Amount as the interface writes it. */
    public String euros(@Nullable String amount) {
        return amount == null || amount.isEmpty() ? "" : euros(new BigDecimal(amount));
    }

    public String count(long number) {
        return format("#,##0").format(number);
    }

    /** A percentage with one decimal. */
    public String percent(@Nullable BigDecimal rate) {
        return rate == null ? "" : format("#,##0.0").format(rate.setScale(1, RoundingMode.HALF_UP)) + "\u00a0%";
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "" : (french() ? DAY_FR : DAY_EN).format(day);
    }

    /** @param month such as {@code 2026-03} */
    public String month(String month) {
        return month.substring(5) + "/" + month.substring(0, 4);
    }

    /** In Paris, to the second. */
    public String instant(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        var local = instant.atZone(PARIS);
        return day(local.toLocalDate()) + "\u00a0" + TIME.format(local);
    }

    private static boolean french() {
        return !LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private static DecimalFormat format(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        if (french()) {
            symbols.setGroupingSeparator(NARROW_NO_BREAK_SPACE);
            symbols.setDecimalSeparator(',');
        }
        symbols.setMinusSign(MINUS);
        return new DecimalFormat(pattern, symbols);
    }
}
