package fr.quitus.domain.fiscalyear;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
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

    /** Paying on the year's credits, on the day of the act: until the last day of the complementary period. */
    public static @Nullable Refusal paidTooLate(FiscalYears years, FiscalYear year, LocalDate day, String what) {
        LocalDate until = years.standing(year).complementaryUntil();
        if (years.phase(year) == YearPhase.COMPLEMENTARY && until != null && day.isAfter(until)) {
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
}
