package fr.quitus.api.ledger;

import fr.quitus.domain.payroll.Payroll;
import fr.quitus.domain.payroll.PayrollEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Paye d'une unité pour un mois. */
final class PayrollStream extends StreamShell<Payroll> {
    /** For Axon, before the stream's events are folded. */
    PayrollStream() {
        super(null, Payroll.ABSENT);
    }

    PayrollStream(String id) {
        super(id, Payroll.ABSENT);
    }

    @EventSourcingHandler
    void on(PayrollEvent event) {
        become(event, state().evolve(event));
    }
}
