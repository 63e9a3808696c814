package fr.quitus.domain.takeover;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.TakeoverOrigin;
import java.time.LocalDate;
import java.util.List;

/** What happens to a takeover as a whole; each dossier taken over says so in its own stream. */
public sealed interface TakeoverEvent extends LedgerEvent {
    TakeoverId takeover();

    @Override
    default String aggregateId() {
        return Takeover.aggregateId(takeover());
    }

    /**
     * Reprise préparée : a signed set of files that balances and whose accounts are those of its dossiers. Nothing of
     * it is in the books yet.
     *
     * @param date first day of the year it opens; its entries are dated on it
     * @param manifestSha256 of the signed manifest's bytes, which names every file
     * @param signedBy the trusted keys that signed it
     */
    @EventName("takeover-prepared.v1")
    record TakeoverPrepared(
            TakeoverId takeover,
            FiscalYear year,
            LocalDate date,
            String system,
            String manifestSha256,
            List<String> signedBy,
            List<TakeoverFile> files,
            LocalDate preparedOn,
            ActorId preparedBy)
            implements TakeoverEvent {
        public TakeoverPrepared {
            signedBy = List.copyOf(signedBy);
            files = List.copyOf(files);
        }
    }

    /** Reprise approuvée par une seconde personne, who then loads it. */
    @EventName("takeover-approved.v1")
    record TakeoverApproved(TakeoverId takeover, String manifestSha256, LocalDate approvedOn, ActorId approvedBy)
            implements TakeoverEvent {}

    /** Soldes d'ouverture repris, with entry RAN against the opening balance account. */
    @EventName("opening-balance-taken-over.v1")
    record OpeningBalanceTakenOver(
            TakeoverId takeover,
            TakeoverOrigin origin,
            LocalDate takenOverOn,
            ActorId takenOverBy,
            List<JournalEntry> entries)
            implements TakeoverEvent {
        public OpeningBalanceTakenOver {
            entries = List.copyOf(entries);
        }
    }

    /** Reprise ouverte : all of it is in the books, and the opening balance account is back at zero. */
    @EventName("takeover-opened.v1")
    record TakeoverOpened(TakeoverId takeover, FiscalYear year, LocalDate openedOn, ActorId openedBy)
            implements TakeoverEvent {}
}
