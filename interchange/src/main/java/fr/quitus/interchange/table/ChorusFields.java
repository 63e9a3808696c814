package fr.quitus.interchange.table;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.Shown;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one row of a Chorus extract, taken from left to right, with the title of each for what is wrong. */
final class ChorusFields {
    private static final String NONE = "#";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);
    /** Thousands apart, a comma, and the sign before or, as SAP prints it, after. */
    private static final Pattern EUROS = Pattern.compile("(-?)(\\d{1,12})(?:,(\\d{1,2}))?(-?)");

    private static final Pattern SPACES = Pattern.compile("[ \\u00A0\\u202F]");

    private final List<String> titles;
    private final TableRow row;
    private int next;

    ChorusFields(List<String> titles, TableRow row) {
        this.titles = titles;
        this.row = row;
    }

    int line() {
        return row.line();
    }

    <T> T required(Function<String, T> reading) {
        T value = optional(reading);
        if (value == null) {
            throw refuse("La valeur manque.");
        }
        return value;
    }

    <T> @Nullable T optional(Function<String, T> reading) {
        String text = row.fields().get(next++).strip();
        if (text.equals(NONE) || text.isEmpty()) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (InvalidValue | DateTimeException e) {
            throw refuse(e instanceof InvalidValue ? String.valueOf(e.getMessage()) : notRead(text));
        }
    }

    FileRefused refuse(String reason) {
        return new FileRefused(
                row.line(), "colonne « " + titles.get(next - 1) + " »", FileFault.VALEUR_INVALIDE, reason);
    }

    private static String notRead(String text) {
        return Shown.text(text) + " n'est pas une date (JJ.MM.AAAA).";
    }

    static String text(String text) {
        return text;
    }

    static LocalDate date(String text) {
        return Dates.bounded("La date", LocalDate.parse(text, DATE));
    }

    static int item(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new InvalidValue(Shown.text(text) + " n'est pas un numéro de poste.");
        }
        return Integer.parseInt(text);
    }

    static Balance euros(String text) {
        Matcher euros = EUROS.matcher(SPACES.matcher(text).replaceAll(""));
        if (!euros.matches() || (!euros.group(1).isEmpty() && !euros.group(4).isEmpty())) {
            throw new InvalidValue(Shown.text(text) + " n'est pas un montant en euros, par exemple 22500,12.");
        }
        String decimals = euros.group(3) == null ? "" : "." + euros.group(3);
        return Balance.parse(euros.group(1) + euros.group(4) + euros.group(2) + decimals);
    }

    /** What follows the prefix of a code: BG00/DREETS0035, PCE/6522800000. */
    static String unprefixed(String text) {
        return text.substring(text.indexOf('/') + 1);
    }
}
