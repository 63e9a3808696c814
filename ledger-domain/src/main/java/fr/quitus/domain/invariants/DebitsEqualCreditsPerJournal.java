package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Side;
import org.jspecify.annotations.Nullable;

/** Partie double, journal par journal : an entry is in one book only. */
public final class DebitsEqualCreditsPerJournal extends Invariant {
    private static final int DEBIT = 0;
    private static final int CREDIT = 1;

    private final Tally sums = tally(2);

    DebitsEqualCreditsPerJournal() {
        super(
                "DEBIT_EGAL_CREDIT_PAR_JOURNAL",
                "Le total des débits égale le total des crédits dans chaque journal.",
                "ΣD = ΣC, per journal");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        for (var entry : event.entries()) {
            String journal = entry.journal().name();
            for (var posting : entry.postings()) {
                sums.add(
                        journal,
                        posting.side() == Side.DEBIT ? DEBIT : CREDIT,
                        posting.amount().cents());
            }
            touch(journal);
        }
    }

    @Override
    @Nullable String violation(String key) {
        long debit = sums.of(key, DEBIT);
        long credit = sums.of(key, CREDIT);
        return debit == credit ? null : "journal " + key + " : débits " + euros(debit) + ", crédits " + euros(credit);
    }
}
