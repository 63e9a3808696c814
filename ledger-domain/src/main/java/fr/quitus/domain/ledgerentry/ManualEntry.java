package fr.quitus.domain.ledgerentry;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryProposed;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.EntryReference;
import java.time.LocalDate;
import java.util.List;

/** Écriture manuelle : {@code Absent → (Proposed →) Posted → Reversed}. */
public sealed interface ManualEntry {
    /** No such entry. */
    record Absent() implements ManualEntry {}

    /** Proposée : it waits for another comptable. */
    record Proposed(File file) implements ManualEntry {}

    /** Passée. */
    record Posted(File file) implements ManualEntry {}

    /** Extournée : it cannot be reversed twice. */
    record Reversed(File file) implements ManualEntry {}

    /** What was entered. */
    record File(
            EntryReference entry,
            EntryKind kind,
            AccountingPostId post,
            LocalDate accountingDate,
            String reason,
            List<EntryLine> lines,
            ActorId enteredBy) {
        public File {
            lines = List.copyOf(lines);
        }
    }

    ManualEntry ABSENT = new Absent();

    static String aggregateId(EntryReference entry) {
        return "manual-entry:" + entry;
    }

    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Proposed _ -> "PROPOSED";
            case Posted _ -> "POSTED";
            case Reversed _ -> "REVERSED";
        };
    }

    default ManualEntry evolve(EntryEvent event) {
        return switch (event) {
            case ManualEntryProposed e ->
                new Proposed(new File(
                        e.entry(), e.kind(), e.post(), e.accountingDate(), e.reason(), e.lines(), e.proposedBy()));
            case ManualEntryPosted e ->
                new Posted(new File(
                        e.entry(), e.kind(), e.post(), e.accountingDate(), e.reason(), e.lines(), e.enteredBy()));
            case ManualEntryReversed _ -> this instanceof Posted(File file) ? new Reversed(file) : this;
        };
    }
}
