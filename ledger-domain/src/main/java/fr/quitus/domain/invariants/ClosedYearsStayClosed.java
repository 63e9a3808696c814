package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.yearend.YearEvent.FiscalYearClosed;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exercices clos : closing leaves nothing on classes 6 and 7, and nothing is dated in the year after it. */
public final class ClosedYearsStayClosed extends Invariant {
    private static final String LATE = "exercice clos";
    private static final int NONE_CLOSED = Integer.MIN_VALUE;

    private final Tally left = tally(1);
    /** By account of classes 6 and 7: by year, debits less credits. */
    private final Map<String, TreeMap<Integer, Long>> results = new TreeMap<>();

    private int lastClosed = NONE_CLOSED;

    ClosedYearsStayClosed() {
        super(
                "EXERCICES_CLOS",
                "Une fois un exercice clos, ses comptes de charges et de produits sont à zéro et rien n'y est plus"
                        + " daté.",
                "after CLOSED: classes 6 and 7 = 0 at 31 December, no later entry dated on or before it");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        for (JournalEntry entry : event.entries()) {
            int year = entry.accountingDate().getYear();
            if (year <= lastClosed) {
                left.add(LATE, 0, entry.postings().getFirst().amount().cents());
                touch(LATE);
            }
            entry.postings().forEach(posting -> posted(posting, year));
        }
        if (event instanceof FiscalYearClosed e) {
            lastClosed = Math.max(lastClosed, e.year().value());
            results.forEach(this::closed);
        }
    }

    private void posted(Posting posting, int year) {
        if (posting.account().isCharge() || posting.account().isProduct()) {
            long cents = posting.amount().cents();
            results.computeIfAbsent(posting.account().text(), _ -> new TreeMap<>())
                    .merge(year, posting.side() == Side.DEBIT ? cents : -cents, Math::addExact);
        }
    }

    private void closed(String account, TreeMap<Integer, Long> years) {
        long sum = years.headMap(lastClosed, true).values().stream().reduce(0L, Math::addExact);
        left.set(account, 0, sum);
        touch(account);
    }

    @Override
    @Nullable String violation(String key) {
        long cents = left.of(key, 0);
        if (cents == 0) {
            return null;
        }
        return key.equals(LATE)
                ? "une écriture de " + euros(cents) + " est datée d'un exercice clos au plus tard en " + lastClosed
                : "compte " + key + " : il reste " + euros(cents) + " à la clôture de " + lastClosed;
    }
}
