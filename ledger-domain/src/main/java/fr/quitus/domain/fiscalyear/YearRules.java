package fr.quitus.domain.fiscalyear;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.FiscalYear;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Règles de l'exercice, each with one refusal. */
public final class YearRules {
    private YearRules() {}

    /** Exercice clos : nothing is dated in it any more. */
    public static @Nullable Refusal booksClosed(FiscalYears years, LocalDate accountingDate, String what) {
        FiscalYear year = FiscalYear.of(accountingDate.getYear());
        return years.phase(year) == YearPhase.CLOSED
                ? Refusal.of(
                        Rejection.EXERCICE_CLOS,
                        what + " est du " + accountingDate + " : l'exercice " + year + " est clos.",
                        "year",
                        year,
                        "date",
                        accountingDate)
                : null;
    }

    /** Credits, commitments and titles of a year: free until 31 December is over and somebody said so. */
    public static @Nullable Refusal ended(FiscalYears years, FiscalYear year, String what) {
        return switch (years.phase(year)) {
            case OPEN -> null;
            case COMPLEMENTARY ->
                Refusal.of(
                        Rejection.EXERCICE_EN_PERIODE_COMPLEMENTAIRE,
                        what + " : l'exercice " + year + " est en période complémentaire, et ne paye plus que ce qui a"
                                + " été ordonnancé au 31 décembre.",
                        "year",
                        year);
            case BUDGET_CLOSED, INVENTORY, CLOSED -> budgetClosed(years, year, what);
        };
    }

    /** What may still be done in the complementary period, and not after it. */
    public static @Nullable Refusal budgetClosed(FiscalYears years, FiscalYear year, String what) {
        YearPhase phase = years.phase(year);
        if (phase == YearPhase.CLOSED) {
            return Refusal.of(Rejection.EXERCICE_CLOS, what + " : l'exercice " + year + " est clos.", "year", year);
        }
        return phase.isAtLeast(YearPhase.BUDGET_CLOSED)
                ? Refusal.of(
                        Rejection.EXERCICE_NON_OUVERT,
                        what + " : le budget de l'exercice " + year + " est clos, ses crédits sont tombés.",
                        "year",
                        year,
                        "etat",
                        phase)
                : null;
    }

    /** Ordering on the year's credits: until 31 December, whether or not somebody said that the year is over. */
    public static @Nullable Refusal orderedTooLate(FiscalYears years, FiscalYear year, LocalDate day, String what) {
        Refusal refusal = ended(years, year, what);
        return refusal == null && day.isAfter(FiscalYears.lastDay(year))
                ? Refusal.of(
                        Rejection.EXERCICE_EN_PERIODE_COMPLEMENTAIRE,
                        what + " : l'ordre est du " + day + ", et l'exercice " + year
                                + " ne paye plus que ce qui a été ordonnancé au 31 décembre.",
                        "year",
                        year)
                : refusal;
    }

    /**
     * Paying on the year's credits: until the last day of the complementary period, the law's as long as nobody entered
     * it.
     *
     * @param day when the bank pays
     */
    public static @Nullable Refusal paidTooLate(Act act, FiscalYear year, LocalDate day, String what) {
        FiscalYears years = act.years();
        LocalDate until = complementaryUntil(act, year);
        if (!years.phase(year).isAtLeast(YearPhase.BUDGET_CLOSED) && day.isAfter(until)) {
            return Refusal.of(
                    Rejection.EXERCICE_NON_OUVERT,
                    what + " : la période complémentaire de l'exercice " + year + " s'est achevée le " + until + ".",
                    "year",
                    year,
                    "jusquAu",
                    until);
        }
        return budgetClosed(years, year, what);
    }

    private static LocalDate complementaryUntil(Act act, FiscalYear year) {
        LocalDate said = act.years().standing(year).complementaryUntil();
        LocalDate last = FiscalYears.lastDay(year);
        return said == null ? last.plusDays(act.law().count(LawParameter.COMPLEMENTARY_PERIOD, last)) : said;
    }
}
