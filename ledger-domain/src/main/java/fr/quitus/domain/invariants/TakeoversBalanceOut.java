package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverApproved;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverOpened;
import org.jspecify.annotations.Nullable;

/** Reprises soldées : once what was being taken over is open, nothing is left on the opening balance account. */
public final class TakeoversBalanceOut extends Invariant {
    private static final int BOOKS = 0;
    private static final int LOADING = 1;

    private final Tally sums = tally(2);

    TakeoversBalanceOut() {
        super(
                "REPRISES_SOLDEES",
                "Aucune reprise n'étant en cours, le bilan d'ouverture (8900) est à zéro.",
                "8900 = 0 unless a takeover is APPROVED and not yet OPENED");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        long credit = creditOn(event, "8900");
        sums.add(ALL, BOOKS, credit);
        switch (event) {
            case TakeoverApproved _ -> sums.add(ALL, LOADING, 1);
            case TakeoverOpened _ -> sums.add(ALL, LOADING, -1);
            default -> {
                if (credit == 0) {
                    return;
                }
            }
        }
        touch(ALL);
    }

    @Override
    @Nullable String violation(String key) {
        long books = sums.of(ALL, BOOKS);
        return books == 0 || sums.of(ALL, LOADING) > 0
                ? null
                : "crédit du 8900 " + euros(books) + ", aucune reprise n'étant en cours";
    }
}
