package fr.quitus.api.ledger;

import fr.quitus.domain.document.DocumentEvent.DocumentAttached;
import fr.quitus.domain.document.DocumentFolder;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Bordereau des pièces d'un dossier. */
final class DocumentFolderStream extends StreamShell<DocumentFolder> {
    /** For Axon, before the stream's events are folded. */
    DocumentFolderStream() {
        super(null, DocumentFolder.EMPTY);
    }

    DocumentFolderStream(String id) {
        super(id, DocumentFolder.EMPTY);
    }

    @EventSourcingHandler
    void on(DocumentAttached event) {
        become(event, state().evolve(event));
    }
}
