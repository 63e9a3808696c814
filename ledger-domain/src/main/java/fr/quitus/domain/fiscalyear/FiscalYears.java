package fr.quitus.domain.fiscalyear;

import fr.quitus.domain.value.FiscalYear;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * État de tous les exercices, known to every act. A year that nobody opened is open: an installation that never closes
 * a year need not speak of years at all.
 *
 * @param years those of which something was said
 */
public record FiscalYears(Map<FiscalYear, Standing> years) {
    /** Nobody said anything of any year. */
    public static final FiscalYears NONE = new FiscalYears(Map.of());

    /**
     * Where one year stands.
     *
     * @param complementaryUntil last day of its complementary period, once it has begun
     */
    public record Standing(YearPhase phase, @Nullable LocalDate complementaryUntil) {
        static final Standing UNSAID = new Standing(YearPhase.OPEN, null);
        static final Standing CLOSED = new Standing(YearPhase.CLOSED, null);
    }

    public FiscalYears {
        years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
    }

    /** Whether anything was said of the year. */
    public boolean isKnown(FiscalYear year) {
        return years.containsKey(year);
    }

    /** With a year closed, all before it are, whether somebody opened them or not. */
    public Standing standing(FiscalYear year) {
        for (var known : years.entrySet()) {
            if (known.getValue().phase() == YearPhase.CLOSED && known.getKey().compareTo(year) >= 0) {
                return known.getKey().equals(year) ? known.getValue() : Standing.CLOSED;
            }
        }
        return years.getOrDefault(year, Standing.UNSAID);
    }

    public YearPhase phase(FiscalYear year) {
        return standing(year).phase();
    }

    /** The same years, one of them further on. */
    public FiscalYears with(FiscalYear year, YearPhase phase, @Nullable LocalDate complementaryUntil) {
        SortedMap<FiscalYear, Standing> next = new TreeMap<>(years);
        next.put(year, new Standing(phase, complementaryUntil));
        return new FiscalYears(next);
    }

    public FiscalYears with(FiscalYear year, YearPhase phase) {
        return with(year, phase, standing(year).complementaryUntil());
    }

    /** The first year before this one of which something was said and which is not closed. */
    public @Nullable FiscalYear unclosedBefore(FiscalYear year) {
        return years.keySet().stream()
                .filter(known -> known.compareTo(year) < 0 && phase(known) != YearPhase.CLOSED)
                .findFirst()
                .orElse(null);
    }

    /**
     * Date d'inventaire (exercices indépendants) : a fact of a year that has ended and whose books are not closed is a
     * charge of that year, whenever it is certified; its entry is dated 31 December. A year that nobody moved on keeps
     * the date of the act.
     *
     * @param fact when it happened
     * @param act the day it is entered in the books
     */
    public LocalDate accountingDate(LocalDate fact, LocalDate act) {
        if (fact.getYear() >= act.getYear() || fact.getYear() < FiscalYear.YEAR_MIN) {
            return act;
        }
        FiscalYear year = FiscalYear.of(fact.getYear());
        YearPhase phase = phase(year);
        return phase != YearPhase.OPEN && phase != YearPhase.CLOSED ? lastDay(year) : act;
    }

    /** 31 décembre. */
    public static LocalDate lastDay(FiscalYear year) {
        return LocalDate.of(year.value(), 12, 31);
    }

    /** 1er janvier de l'exercice suivant. */
    public static LocalDate dayAfter(FiscalYear year) {
        return lastDay(year).plusDays(1);
    }
}
