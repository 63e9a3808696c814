package fr.quitus.domain.ledgerentry;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EntryReference;
import java.time.LocalDate;
import java.util.List;

/** What happens to a manual entry. */
public sealed interface EntryEvent extends LedgerEvent {
    EntryReference entry();

    @Override
    default String aggregateId() {
        return ManualEntry.aggregateId(entry());
    }

    /**
     * Écriture manuelle proposée: nothing is in the books before another comptable approves it.
     *
     * @param threshold the amount above which two people are needed, as the law of the act had it
     */
    @EventName("manual-entry-proposed.v1")
    record ManualEntryProposed(
            EntryReference entry,
            EntryKind kind,
            AccountingPostId post,
            LocalDate accountingDate,
            String reason,
            List<EntryLine> lines,
            Amount threshold,
            LocalDate proposedOn,
            ActorId proposedBy)
            implements EntryEvent {
        public ManualEntryProposed {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Écriture manuelle passée.
     *
     * @param enteredBy who wrote it; the same as who posted it below the threshold
     */
    @EventName("manual-entry-posted.v1")
    record ManualEntryPosted(
            EntryReference entry,
            EntryKind kind,
            AccountingPostId post,
            LocalDate accountingDate,
            String reason,
            List<EntryLine> lines,
            ActorId enteredBy,
            LocalDate postedOn,
            ActorId postedBy,
            List<JournalEntry> entries)
            implements EntryEvent {
        public ManualEntryPosted {
            lines = List.copyOf(lines);
            entries = List.copyOf(entries);
        }
    }

    /** Écriture manuelle extournée. */
    @EventName("manual-entry-reversed.v1")
    record ManualEntryReversed(
            EntryReference entry,
            LocalDate accountingDate,
            String reason,
            LocalDate reversedOn,
            ActorId reversedBy,
            List<JournalEntry> entries)
            implements EntryEvent {
        public ManualEntryReversed {
            entries = List.copyOf(entries);
        }
    }
}
