package fr.quitus.api.ledger;

import fr.quitus.domain.document.Consultations;
import fr.quitus.domain.document.DocumentEvent.FileConsulted;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Consultations d'un dossier en un jour. */
final class ConsultationsStream extends StreamShell<Consultations> {
    /** For Axon, before the stream's events are folded. */
    ConsultationsStream() {
        super(null, Consultations.NONE);
    }

    ConsultationsStream(String id) {
        super(id, Consultations.NONE);
    }

    @EventSourcingHandler
    void on(FileConsulted event) {
        become(event, state().evolve(event));
    }
}
