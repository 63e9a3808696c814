package fr.quitus.domain.document;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to the documents of a file, and who looked at it. */
public sealed interface DocumentEvent extends LedgerEvent {
    FileId file();

    /**
     * Pièce versée au dossier. Its bytes are kept beside the log; whoever has them checks them against the hash.
     *
     * @param sizeBytes how many bytes the hash is of
     * @param retentionYears years it is kept after that of the operation it justifies
     * @param retentionLaw the text that says so
     */
    @EventName("document-attached.v1")
    record DocumentAttached(
            FileId file,
            DocumentHash sha256,
            long sizeBytes,
            String mediaType,
            DocumentKind kind,
            String title,
            int retentionYears,
            String retentionLaw,
            LocalDate attachedOn,
            ActorId attachedBy)
            implements DocumentEvent {
        @Override
        public String aggregateId() {
            return DocumentFolder.aggregateId(file);
        }
    }

    /**
     * Dossier consulté, on a stream of this file and this day.
     *
     * @param sha256 the document that was looked at; absent for the file's own page
     * @param reason motif, as the reader gave it
     */
    @EventName("file-consulted.v1")
    record FileConsulted(
            FileId file,
            @Nullable DocumentHash sha256,
            String reason,
            LocalDate consultedOn,
            ActorId consultedBy,
            Role role)
            implements DocumentEvent {
        @Override
        public String aggregateId() {
            return Consultations.aggregateId(file, consultedOn);
        }
    }
}
