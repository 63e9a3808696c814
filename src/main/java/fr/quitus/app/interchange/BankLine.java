package fr.quitus.app.interchange;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.bank.BankEntry.Statement;
import fr.quitus.domain.value.BankEntryId;
import org.jspecify.annotations.Nullable;

/**
 * Ligne bancaire that has found its dossier.
 *
 * @param reference the bank's
 * @param dossier lines of one dossier are done one after the other
 * @param entry its identity, whatever file it comes in
 * @param statement the entry it books; null where no money moved
 */
record BankLine(
        int line,
        String reference,
        String dossier,
        BankEntryId entry,
        @Nullable Statement statement,
        LedgerCommand command) {}
