package fr.quitus.domain.yearend;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.ClosingPostings;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.directpayment.ToRegularise;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenFiscalYear;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import fr.quitus.domain.yearend.YearEvent.BudgetClosed;
import fr.quitus.domain.yearend.YearEvent.ComplementaryPeriodEntered;
import fr.quitus.domain.yearend.YearEvent.FiscalYearClosed;
import fr.quitus.domain.yearend.YearEvent.FiscalYearOpened;
import fr.quitus.domain.yearend.YearEvent.InventoryOpened;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Actes sur les exercices : each act's rules in their written order, then its event. */
public final class YearDecisions {
    /** All years are one stream: there are five events a year. */
    public static final String AGGREGATE_ID = "fiscal-years";

    /** Direct payments that a refusal names; it counts them all. */
    private static final int NAMED_MAX = 20;

    private YearDecisions() {}

    /** Ouverture : not closed, not opened yet. */
    public static Decision<YearEvent> decide(OpenFiscalYear c, Act act, FiscalYears years) {
        Refusal refusal = closed(years, c.year());
        if (refusal == null && years.isKnown(c.year())) {
            refusal = Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "L'exercice " + c.year() + " est déjà ouvert : il est à l'état " + years.phase(c.year()) + ".",
                    "etat",
                    years.phase(c.year()));
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new FiscalYearOpened(c.year(), c.legalRef(), act.date(), act.actor()));
    }

    /** Période complémentaire : a year that is open, and over. It lasts as long as the law of its first day says. */
    public static Decision<YearEvent> decide(EnterComplementaryPeriod c, Act act, FiscalYears years) {
        Refusal refusal = notAt(years, c.year(), YearPhase.OPEN);
        LocalDate first = FiscalYears.dayAfter(c.year());
        if (refusal == null) {
            refusal = notOver(c.year(), act);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        LocalDate until = first.plusDays(act.law().count(LawParameter.COMPLEMENTARY_PERIOD, first) - 1L);
        return Decision.accept(new ComplementaryPeriodEntered(c.year(), c.legalRef(), until, act.date(), act.actor()));
    }

    /**
     * Clôture budgétaire : after the complementary period began, every direct payment on credits.
     *
     * @param waiting direct payments of the year and of earlier ones that nobody regularised
     */
    public static Decision<YearEvent> decide(CloseBudget c, Act act, FiscalYears years, List<ToRegularise> waiting) {
        Refusal refusal = notAt(years, c.year(), YearPhase.COMPLEMENTARY);
        if (refusal == null) {
            refusal = toRegularise(c.year(), waiting);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new BudgetClosed(c.year(), act.date(), act.actor()));
    }

    /** Inventaire : after the budget was closed. */
    public static Decision<YearEvent> decide(OpenInventory c, Act act, FiscalYears years) {
        Refusal refusal = notAt(years, c.year(), YearPhase.BUDGET_CLOSED);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new InventoryOpened(c.year(), act.date(), act.actor()));
    }

    /**
     * Clôture des comptes : after the inventory, earlier years closed, every direct payment on credits, every request
     * carried on and the inventory before taken back: neither could be in a closed year. Entries P50 and P51.
     *
     * @param accounts charges and products at the end of the year, no command being under way
     * @param waiting as for the budget: the bank may have told of one since
     * @param left requests and entries of the inventory that would stay behind
     */
    public static Decision<YearEvent> decide(
            CloseFiscalYear c,
            Act act,
            FiscalYears years,
            ResultAccounts accounts,
            List<ToRegularise> waiting,
            LeftOfTheYear left) {
        Refusal refusal = notAt(years, c.year(), YearPhase.INVENTORY);
        FiscalYear earlier = years.unclosedBefore(c.year());
        if (refusal == null && earlier != null) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "L'exercice " + earlier + " est à l'état " + years.phase(earlier)
                            + " : les exercices se closent dans leur ordre.",
                    "year",
                    earlier);
        }
        if (refusal == null) {
            refusal = toRegularise(c.year(), waiting);
        }
        if (refusal == null) {
            refusal = unfinished(c.year(), left);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Balance result = accounts.products().minus(accounts.charges());
        List<JournalEntry> entries =
                new ArrayList<>(ClosingPostings.p50(FiscalYears.lastDay(c.year()), accounts.balances()));
        entries.addAll(ClosingPostings.p51(FiscalYears.dayAfter(c.year()), result));
        return Decision.accept(new FiscalYearClosed(
                c.year(), accounts.charges(), accounts.products(), result, act.date(), act.actor(), entries));
    }

    private static @Nullable Refusal closed(FiscalYears years, FiscalYear year) {
        return years.phase(year) == YearPhase.CLOSED
                ? Refusal.of(
                        Rejection.EXERCICE_CLOS,
                        "L'exercice " + year + " est clos : il ne se rouvre pas et ne se clôt qu'une fois.",
                        "year",
                        year)
                : null;
    }

    private static @Nullable Refusal notAt(FiscalYears years, FiscalYear year, YearPhase expected) {
        Refusal refusal = closed(years, year);
        return refusal != null || years.phase(year) == expected
                ? refusal
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "L'exercice " + year + " est à l'état " + years.phase(year) + " ; cet acte demande l'état "
                                + expected + ".",
                        "etat",
                        years.phase(year));
    }

    /** 4721 : what is on no credits of any year is in nobody's budget, and is named. */
    private static @Nullable Refusal toRegularise(FiscalYear year, List<ToRegularise> waiting) {
        if (waiting.isEmpty()) {
            return null;
        }
        Balance total = waiting.stream().map(one -> one.amount().balance()).reduce(Balance.ZERO, Balance::plus);
        String named = waiting.stream()
                .limit(NAMED_MAX)
                .map(one -> one.number() + " (" + one.fundsCentre() + ", " + one.amount() + " €)")
                .collect(Collectors.joining(", "));
        return Refusal.of(
                Rejection.DEPENSES_A_REGULARISER,
                waiting.size() + " dépenses sans ordonnancement de l'exercice " + year + " ou d'avant, pour " + total
                        + " €, ne sont imputées sur aucun crédit : " + named
                        + (waiting.size() > NAMED_MAX ? "…" : "."),
                "nombre",
                waiting.size(),
                "montant",
                total,
                "premiere",
                waiting.getFirst().number());
    }

    private static @Nullable Refusal unfinished(FiscalYear year, LeftOfTheYear left) {
        return left.isNothing()
                ? null
                : Refusal.of(
                        Rejection.CLOTURE_INACHEVEE,
                        "La clôture de l'exercice " + year + " n'est pas achevée, il en reste " + left.count() + " : "
                                + left.names() + ".",
                        "nombre",
                        left.count(),
                        "premier",
                        left.named().getFirst().name());
    }

    private static @Nullable Refusal notOver(FiscalYear year, Act act) {
        LocalDate first = FiscalYears.dayAfter(year);
        return act.date().isBefore(first)
                ? Refusal.of(
                        Rejection.DATE_FUTURE,
                        "La période complémentaire de l'exercice " + year + " commence le " + first
                                + " ; nous sommes le " + act.date() + ".",
                        "auPlusTot",
                        first)
                : null;
    }

    public static FiscalYears evolve(FiscalYears years, YearEvent event) {
        return switch (event) {
            case FiscalYearOpened e -> years.with(e.year(), YearPhase.OPEN);
            case ComplementaryPeriodEntered e -> years.with(e.year(), YearPhase.COMPLEMENTARY, e.until());
            case BudgetClosed e -> years.with(e.year(), YearPhase.BUDGET_CLOSED);
            case InventoryOpened e -> years.with(e.year(), YearPhase.INVENTORY);
            case FiscalYearClosed e -> years.with(e.year(), YearPhase.CLOSED);
        };
    }
}
