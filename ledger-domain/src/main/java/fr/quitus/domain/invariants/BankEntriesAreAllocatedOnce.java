package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryAllocated;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryReceived;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptUnidentified;
import org.jspecify.annotations.Nullable;

/** Écritures bancaires : nothing of a statement's line is counted twice. */
public final class BankEntriesAreAllocatedOnce extends Invariant {
    /** What is left of each entry. */
    private final Tally entries = tally(1);

    BankEntriesAreAllocatedOnce() {
        super(
                "ECRITURES_BANCAIRES",
                "Ce qui est imputé d'une écriture bancaire ne dépasse pas son montant.",
                "Σ allocated ≤ amount, per bank entry");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case BankEntryReceived e -> add(e.bankEntryId().text(), e.amount().cents());
            case BankEntryAllocated e -> add(e.bankEntryId().text(), minus(e.amount()));
            case ReceiptUnidentified e -> add(e.bankEntryId().text(), minus(e.amount()));
            default -> {
                // No bank entry.
            }
        }
    }

    private void add(String entry, long cents) {
        entries.add(entry, 0, cents);
        touch(entry);
    }

    @Override
    @Nullable String violation(String key) {
        long left = entries.of(key, 0);
        return left >= 0 ? null : "écriture bancaire " + key + " : imputée au-delà de son montant de " + euros(-left);
    }
}
