package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.chartchange.ChartDecisions;
import fr.quitus.domain.chartchange.ChartEvent;
import org.jspecify.annotations.Nullable;

/** Plan de comptes : nothing is posted on an account not open on the accounting date, but what closes a year. */
public final class EntriesAreOnOpenAccounts extends Invariant {
    private final Tally astray = tally(1);
    private ChartOfAccounts chart = ChartOfAccounts.SHIPPED;

    EntriesAreOnOpenAccounts() {
        super(
                "COMPTES_OUVERTS",
                "Toute écriture est passée sur des comptes du plan, ouverts à sa date comptable.",
                "per posting: the account is open on the accounting date (P50: it once was)");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        if (event instanceof ChartEvent change) {
            chart = ChartDecisions.evolve(chart, change);
        }
        for (JournalEntry entry : event.entries()) {
            for (Posting posting : entry.postings()) {
                boolean known = !chart.history(posting.account()).isEmpty();
                boolean open =
                        chart.on(posting.account(), entry.accountingDate()).isPresent();
                if (!open && !(known && entry.template().equals("P50"))) {
                    astray.add(posting.account().text(), 0, posting.amount().cents());
                    touch(posting.account().text());
                }
            }
        }
    }

    @Override
    @Nullable String violation(String key) {
        long cents = astray.of(key, 0);
        return cents == 0 ? null : "compte " + key + " : " + euros(cents) + " passés alors qu'il n'était pas ouvert";
    }
}
