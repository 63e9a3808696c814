package fr.quitus.api.ledger;

import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Tiers. */
final class ThirdPartyStream extends StreamShell<ThirdParty> {
    /** For Axon, before the stream's events are folded. */
    ThirdPartyStream() {
        super(null, ThirdParty.UNREGISTERED);
    }

    ThirdPartyStream(String id) {
        super(id, ThirdParty.UNREGISTERED);
    }

    @EventSourcingHandler
    void on(ThirdPartyEvent event) {
        become(event, state().evolve(event));
    }
}
