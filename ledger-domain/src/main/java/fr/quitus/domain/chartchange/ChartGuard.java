package fr.quitus.domain.chartchange;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.chart.ChartAccount;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryProposed;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.AccountCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Garde du plan de comptes : what an accepted act would write is held against the chart, last of all its rules, so that
 * no template has to remember it and none can forget it. Entries want an account open on their accounting date; what
 * only imputes, for entries to come, one that is not closed for good.
 */
public final class ChartGuard {
    /** Brings what a charge or product still holds to zero: it must find its account closed or not. */
    private static final String CLOSING_TEMPLATE = "P50";

    private ChartGuard() {}

    /** The decision, or the refusal that the chart gives it. */
    public static Decision<? extends LedgerEvent> guarded(Decision<? extends LedgerEvent> decision, Act act) {
        return switch (decision) {
            case Decision.Refused<? extends LedgerEvent> refused -> refused;
            case Decision.Accepted<? extends LedgerEvent> accepted -> {
                Refusal refusal = refusal(accepted.events(), act);
                yield refusal == null ? accepted : Decision.refuse(refusal);
            }
        };
    }

    private static @Nullable Refusal refusal(List<? extends LedgerEvent> events, Act act) {
        ChartOfAccounts chart = act.chart();
        for (LedgerEvent event : events) {
            for (JournalEntry entry : event.entries()) {
                for (Posting posting : entry.postings()) {
                    Refusal refusal = posted(chart, posting.account(), entry);
                    if (refusal != null) {
                        return refusal;
                    }
                }
            }
            Refusal refusal = imputed(chart, event, act.date());
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable Refusal posted(ChartOfAccounts chart, AccountCode account, JournalEntry entry) {
        boolean admitted = chart.on(account, entry.accountingDate()).isPresent()
                || (entry.template().equals(CLOSING_TEMPLATE)
                        && !chart.history(account).isEmpty());
        return admitted ? null : notOpen(chart, account, entry.accountingDate());
    }

    private static @Nullable Refusal imputed(ChartOfAccounts chart, LedgerEvent event, LocalDate date) {
        return switch (event) {
            case CommitmentDrafted e ->
                closedForGood(
                        chart,
                        e.lines().stream()
                                .map(line -> line.imputation().account())
                                .toList(),
                        date);
            case CommitmentTakenOver e ->
                closedForGood(
                        chart,
                        e.lines().stream()
                                .map(line -> line.imputation().account())
                                .toList(),
                        date);
            case CommitmentReimputed e ->
                closedForGood(chart, List.of(e.imputation().account()), date);
            case ClaimEstablished e ->
                closedForGood(chart, e.lines().stream().map(ClaimLine::account).toList(), date);
            case ManualEntryProposed e -> {
                List<AccountCode> accounts =
                        e.lines().stream().map(EntryLine::account).toList();
                yield accounts.stream()
                        .filter(account -> chart.on(account, e.accountingDate()).isEmpty())
                        .findFirst()
                        .map(account -> notOpen(chart, account, e.accountingDate()))
                        .orElse(null);
            }
            default -> null;
        };
    }

    private static @Nullable Refusal closedForGood(ChartOfAccounts chart, List<AccountCode> accounts, LocalDate date) {
        for (AccountCode account : accounts) {
            if (!chart.isOpenFrom(account, date)) {
                return notOpen(chart, account, date);
            }
        }
        return null;
    }

    /** Why nothing of this date goes on an account that is not open then. */
    static Refusal notOpen(ChartOfAccounts chart, AccountCode account, LocalDate date) {
        List<ChartAccount> history = chart.history(account);
        if (history.isEmpty()) {
            return Refusal.of(
                    Rejection.COMPTE_INCONNU,
                    "Le compte " + account + " n'est pas au plan de comptes.",
                    "compte",
                    account,
                    "date",
                    date);
        }
        String closed = "";
        String opens = "";
        for (ChartAccount row : history) {
            if (row.endsBefore(date)) {
                closed = " Il est fermé depuis le " + row.lastDay() + ".";
            } else if (opens.isEmpty() && row.from().isAfter(date)) {
                opens = " Il s'ouvre le " + row.from() + ".";
            }
        }
        return Refusal.of(
                Rejection.COMPTE_FERME,
                "Le compte " + account + " n'admet pas d'écriture au " + date + "." + closed + opens,
                "compte",
                account,
                "date",
                date);
    }
}
