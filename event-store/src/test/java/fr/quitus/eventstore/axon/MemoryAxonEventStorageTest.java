package fr.quitus.eventstore.axon;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.memory.MemoryEventLog;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

class MemoryAxonEventStorageTest extends AxonEventStorageContract {

    @Override
    protected EventLog open() {
        return new MemoryEventLog();
    }

    @Override
    protected TokenStore tokenStore() {
        return new InMemoryTokenStore();
    }
}
