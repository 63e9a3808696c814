package fr.quitus.projections.generalledger;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mention d'une écriture : what no chain made, and what takes another entry back, are told from the rest for ever. */
final class Marks {
    /** Écriture manuelle. */
    static final String MANUAL = "MANUAL";
    /** Extourne d'une écriture manuelle. */
    static final String MANUAL_REVERSAL = "MANUAL_REVERSAL";
    /** Extourne d'une écriture de la chaîne. */
    static final String REVERSAL = "REVERSAL";

    /** The templates that take another's entry back, of those a chain makes. */
    private static final Set<String> REVERSING_TEMPLATES = Set.of("P01R", "P12R");

    private Marks() {}

    static @Nullable String of(LedgerEvent event, JournalEntry entry) {
        if (event instanceof ManualEntryPosted) {
            return MANUAL;
        }
        if (event instanceof ManualEntryReversed) {
            return MANUAL_REVERSAL;
        }
        return REVERSING_TEMPLATES.contains(entry.template()) ? REVERSAL : null;
    }
}
