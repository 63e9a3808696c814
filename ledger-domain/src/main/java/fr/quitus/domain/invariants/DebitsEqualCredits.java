package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Side;
import org.jspecify.annotations.Nullable;

/** Partie double : every event balances by itself, so the books do. */
public final class DebitsEqualCredits extends Invariant {
    public static final String CODE = "DEBIT_EGAL_CREDIT";

    private static final String EVENTS = "evenements";
    private static final int DEBIT = 0;
    private static final int CREDIT = 1;

    /** Debits and credits of all events; under another key, how far single events were from balance, added up. */
    private final Tally sums = tally(2);

    DebitsEqualCredits() {
        super(
                CODE,
                "Le total des débits égale le total des crédits, dans chaque événement et dans les livres.",
                "ΣD = ΣC, per event and globally");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        long debit = 0;
        long credit = 0;
        for (var entry : event.entries()) {
            for (var posting : entry.postings()) {
                long cents = posting.amount().cents();
                debit += posting.side() == Side.DEBIT ? cents : 0;
                credit += posting.side() == Side.CREDIT ? cents : 0;
            }
        }
        if (debit != 0 || credit != 0) {
            sums.add(ALL, DEBIT, debit);
            sums.add(ALL, CREDIT, credit);
            sums.add(EVENTS, DEBIT, Math.max(0, debit - credit));
            sums.add(EVENTS, CREDIT, Math.max(0, credit - debit));
            touch(ALL);
            touch(EVENTS);
        }
    }

    @Override
    @Nullable String violation(String key) {
        long debit = sums.of(key, DEBIT);
        long credit = sums.of(key, CREDIT);
        boolean holds = key.equals(ALL) ? debit == credit : debit == 0 && credit == 0;
        return holds ? null : "débits " + euros(debit) + ", crédits " + euros(credit);
    }
}
