package fr.quitus.api.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import fr.quitus.domain.LedgerEvent;
import java.util.List;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * What Axon needs around a pure state: an identity and somewhere to fold events. Each stream's own class only says how
 * its events evolve its state.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
abstract class StreamShell<S> {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private S state;

    StreamShell(@Nullable String id, S initial) {
        this.id = id;
        this.state = initial;
    }

    final S state() {
        return state;
    }

    /** Called with events that were decided: nothing after this may refuse. */
    final void apply(List<? extends LedgerEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    final void become(LedgerEvent event, S next) {
        id = event.aggregateId();
        state = next;
    }
}
