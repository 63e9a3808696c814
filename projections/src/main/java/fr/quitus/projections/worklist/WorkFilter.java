package fr.quitus.projections.worklist;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.projections.asking.Refusals;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What of the list is asked for.
 *
 * @param text that number or subject has
 * @param fundsCentre a unit, or what its code begins with
 * @param dueBefore last due date shown
 */
record WorkFilter(
        @Nullable String text,
        @Nullable String fundsCentre,
        long centsFrom,
        long centsTo,
        @Nullable LocalDate dueBefore) {
    /** Longest, in characters. */
    private static final int TEXT_LENGTH_MAX = 100;

    static WorkFilter of(
            @Nullable String text,
            @Nullable String fundsCentre,
            @Nullable String amountFrom,
            @Nullable String amountTo,
            @Nullable String dueBefore) {
        return new WorkFilter(
                checked("text", text),
                checked("fundsCentre", fundsCentre),
                amountFrom == null ? Long.MIN_VALUE : cents("amountFrom", amountFrom),
                amountTo == null ? Long.MAX_VALUE : cents("amountTo", amountTo),
                dueBefore == null ? null : day(dueBefore));
    }

    private static @Nullable String checked(String name, @Nullable String text) {
        if (text != null && (text.length() > TEXT_LENGTH_MAX || text.indexOf('\0') >= 0)) {
            throw Refusals.invalid(name + " dépasse " + TEXT_LENGTH_MAX + " caractères ou contient un caractère nul.");
        }
        return text;
    }

    private static long cents(String name, String amount) {
        try {
            return Balance.parse(amount).cents();
        } catch (InvalidValue e) {
            throw Refusals.invalid(name + " est un montant, comme 1234.56.");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusals.invalid("dueBefore est une date, comme 2026-03-17.");
        }
    }
}
