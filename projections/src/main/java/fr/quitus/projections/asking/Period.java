package fr.quitus.projections.asking;

import fr.quitus.domain.value.FiscalYear;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Période : the accounting dates an answer shows, both included, within one fiscal year. */
public record Period(LocalDate from, LocalDate asOf) {
    /**
     * What was asked: the whole year unless dates say less.
     *
     * @param year may be left out when a date says it
     */
    public static Period asked(@Nullable Integer year, @Nullable String from, @Nullable String asOf) {
        LocalDate first = date("from", from);
        LocalDate last = date("asOf", asOf);
        LocalDate any = last == null ? first : last;
        if (year == null && any == null) {
            throw Refusals.invalid("« year » ou « asOf » est obligatoire.");
        }
        int fiscalYear = FiscalYear.of(year == null && any != null ? any.getYear() : year == null ? 0 : year)
                .value();
        Period period = new Period(
                first == null ? LocalDate.of(fiscalYear, 1, 1) : first,
                last == null ? LocalDate.of(fiscalYear, 12, 31) : last);
        if (period.from.getYear() != fiscalYear || period.asOf.getYear() != fiscalYear) {
            throw Refusals.invalid("« from » et « asOf » sont des dates de l'exercice " + fiscalYear + ".");
        }
        if (period.from.isAfter(period.asOf)) {
            throw Refusals.invalid("« from » ne suit pas « asOf ».");
        }
        return period;
    }

    /** The first day of the fiscal year: charges and products of earlier years are a result, carried over. */
    public LocalDate yearStart() {
        return LocalDate.of(from.getYear(), 1, 1);
    }

    /** From the first day of the year on: what charges and products hold is then of the year. */
    public Period ofYear() {
        return new Period(yearStart(), asOf);
    }

    public int year() {
        return from.getYear();
    }

    /** A date as it was asked; null when it was not. */
    public static @Nullable LocalDate date(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusals.invalid("« " + name + " » est une date, telle que 2026-12-31.");
        }
    }
}
