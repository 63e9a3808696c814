package fr.quitus.api.ledger;

import fr.quitus.domain.thirdparty.AccountHolderEvent;
import fr.quitus.domain.thirdparty.AccountHolders;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Titulaires d'un compte bancaire. */
final class AccountHoldersStream extends StreamShell<AccountHolders> {
    /** For Axon, before the stream's events are folded. */
    AccountHoldersStream() {
        super(null, AccountHolders.NONE);
    }

    AccountHoldersStream(String id) {
        super(id, AccountHolders.NONE);
    }

    @EventSourcingHandler
    void on(AccountHolderEvent event) {
        become(event, state().evolve(event));
    }
}
