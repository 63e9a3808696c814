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
abstract class StreamShell<S> implements Cloneable {
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

    /** The stream as it stands now, out of reach of later events: states never change. */
    @SuppressWarnings("unchecked") // a clone is of its own class
    final StreamShell<S> copy() {
        try {
            return (StreamShell<S>) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("every shell can be cloned", e);
        }
    }

    final void become(LedgerEvent event, S next) {
        id = event.aggregateId();
        state = next;
    }
}
