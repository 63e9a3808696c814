package fr.quitus.interchange.takeover;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.table.CommandRow;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a line by their columns; a wrong one stops the line and says where it stands. */
final class RowFields {
    private final CommandRow row;

    RowFields(CommandRow row) {
        this.row = row;
    }

    int line() {
        return row.line();
    }

    <T> T required(String column, Function<String, T> reading) {
        T value = optional(column, reading);
        if (value == null) {
            throw new FileRefused(line(), column, FileFault.VALEUR_INVALIDE, "La valeur manque.");
        }
        return value;
    }

    <T> @Nullable T optional(String column, Function<String, T> reading) {
        String text = row.fields().get(column);
        if (text == null) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (InvalidValue e) {
            throw new FileRefused(line(), column, FileFault.VALEUR_INVALIDE, String.valueOf(e.getMessage()));
        }
    }

    String text(String column) {
        return required(column, Function.identity());
    }

    /** One of a few words. */
    String word(String column, List<String> words) {
        String text = text(column);
        if (!words.contains(text)) {
            throw new FileRefused(
                    line(),
                    column,
                    FileFault.VALEUR_INVALIDE,
                    Shown.text(text) + " n'est pas l'un de " + String.join(", ", words) + ".");
        }
        return text;
    }

    int number(String column) {
        return required(column, RowFields::count);
    }

    @Nullable Integer optionalNumber(String column) {
        return optional(column, RowFields::count);
    }

    private static Integer count(String text) {
        return Integer.valueOf(InvalidValue.matching(text, "[0-9]{1,6}", "un nombre"));
    }

    LocalDate date(String column) {
        return required(column, RowFields::day);
    }

    @Nullable LocalDate optionalDate(String column) {
        return optional(column, RowFields::day);
    }

    private static LocalDate day(String text) {
        try {
            return Dates.bounded("La date", LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidValue("Une date s'écrit 2025-12-31.");
        }
    }

    Amount amount(String column) {
        return required(column, text -> Amount.parse(point(text)));
    }

    @Nullable Amount optionalAmount(String column) {
        return optional(column, text -> Amount.parse(point(text)));
    }

    /** Nothing is zero; never negative. */
    Balance sum(String column) {
        Balance sum = optional(column, text -> Balance.parse(point(text)));
        if (sum == null) {
            return Balance.ZERO;
        }
        if (sum.isNegative()) {
            throw new FileRefused(line(), column, FileFault.MONTANT_INVALIDE, "Le montant " + sum + " est négatif.");
        }
        return sum;
    }

    /** French spreadsheets write a comma. */
    private static String point(String text) {
        return text.replace(',', '.');
    }
}
