package fr.quitus.domain.chartchange;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.chart.AccountEvidence;
import fr.quitus.domain.chart.ChartAccount;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.chartchange.ChartCommand.CloseAccount;
import fr.quitus.domain.chartchange.ChartCommand.OpenAccount;
import fr.quitus.domain.chartchange.ChartCommand.RenameAccount;
import fr.quitus.domain.chartchange.ChartEvent.AccountClosed;
import fr.quitus.domain.chartchange.ChartEvent.AccountOpened;
import fr.quitus.domain.chartchange.ChartEvent.AccountRenamed;
import fr.quitus.domain.value.AccountCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changements du plan de comptes : each act's rules in their written order, then its event. */
public final class ChartDecisions {
    /** The whole chart is one stream: it changes a few times a year. */
    public static final String AGGREGATE_ID = "chart-of-accounts";

    private ChartDecisions() {}

    /** Ouverture : from the year of the act on, after the last day it was open if it ever was. */
    public static Decision<ChartEvent> decide(OpenAccount c, Act act, ChartOfAccounts chart) {
        Refusal refusal = beforeTheYear(c.account(), c.from(), act);
        if (refusal == null && chart.isOpenFrom(c.account(), c.from())) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Le compte " + c.account() + " est déjà ouvert au " + c.from() + " ou après.",
                    "compte",
                    c.account());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new AccountOpened(
                        c.account(), c.label(), c.from(), c.legalReference(), act.date(), act.actor()));
    }

    /** Changement d'intitulé : of an account open that day, from the year of the act on, to another label. */
    public static Decision<ChartEvent> decide(RenameAccount c, Act act, ChartOfAccounts chart) {
        Optional<ChartAccount> open = chart.on(c.account(), c.from());
        Refusal refusal = open.isEmpty() ? ChartGuard.notOpen(chart, c.account(), c.from()) : null;
        if (refusal == null) {
            refusal = beforeTheYear(c.account(), c.from(), act);
        }
        if (refusal == null
                && open.map(ChartAccount::label).filter(c.label()::equals).isPresent()) {
            refusal = Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "Le compte " + c.account() + " a déjà l'intitulé « " + c.label() + " » au " + c.from() + ".",
                    "compte",
                    c.account());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new AccountRenamed(
                        c.account(), c.label(), c.from(), c.legalReference(), act.date(), act.actor()));
    }

    /**
     * Fermeture : of an account open that day and from then on, that no template names, and not backwards: what was
     * posted since was posted on an open account.
     */
    public static Decision<ChartEvent> decide(CloseAccount c, Act act, ChartOfAccounts chart) {
        Refusal refusal = chart.on(c.account(), c.lastDay()).isEmpty()
                ? ChartGuard.notOpen(chart, c.account(), c.lastDay())
                : null;
        List<ChartAccount> history = chart.history(c.account());
        if (refusal == null && history.getLast().lastDay() != null) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Le compte " + c.account() + " se ferme déjà après le "
                            + history.getLast().lastDay() + ".",
                    "compte",
                    c.account());
        }
        if (refusal == null && Accounts.NAMED_BY_TEMPLATES.contains(c.account())) {
            refusal = Refusal.of(
                    Rejection.COMPTE_RESERVE,
                    "Le compte " + c.account()
                            + " est celui d'un schéma d'écritures : sa fermeture arrêterait les actes"
                            + " qui le tiennent.",
                    "compte",
                    c.account());
        }
        if (refusal == null && c.lastDay().isBefore(act.date())) {
            refusal = Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "Le compte " + c.account() + " ne se ferme pas après le " + c.lastDay()
                            + " : des écritures ont pu y être passées depuis, le dernier jour est au plus tôt le "
                            + act.date() + ".",
                    "auPlusTot",
                    act.date());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new AccountClosed(c.account(), c.lastDay(), c.legalReference(), act.date(), act.actor()));
    }

    public static ChartOfAccounts evolve(ChartOfAccounts chart, ChartEvent event) {
        return switch (event) {
            case AccountOpened e ->
                chart.opened(new ChartAccount(
                        e.account(), e.label(), AccountEvidence.A, e.from(), null, e.legalReference()));
            case AccountRenamed e -> chart.renamed(e.account(), e.label(), e.from(), e.legalReference());
            case AccountClosed e -> chart.closed(e.account(), e.lastDay());
        };
    }

    private static @Nullable Refusal beforeTheYear(AccountCode account, LocalDate from, Act act) {
        LocalDate earliest = act.date().withDayOfYear(1);
        return from.isBefore(earliest)
                ? Refusal.of(
                        Rejection.DATE_ANTERIEURE,
                        "Le compte " + account + " ne peut changer au " + from
                                + " : la date d'effet est au plus tôt le " + earliest + ".",
                        "auPlusTot",
                        earliest)
                : null;
    }
}
