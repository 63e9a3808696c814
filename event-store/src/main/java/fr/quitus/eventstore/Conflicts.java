package fr.quitus.eventstore;

import org.axonframework.common.AxonException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** The two ways in which an event can be out of its turn, told by type because Axon's retries go by type. */
public final class Conflicts {

    private Conflicts() {}

    /** The aggregate stands at {@code lastSequence} (-1: nothing of it exists), so this event does not follow. */
    public static AxonException outOfTurn(NewEvent event, long lastSequence) {
        if (event.sequence() == 0) {
            return new AggregateStreamCreationException(
                    "%s %s exists already".formatted(event.aggregateType(), event.aggregateId()));
        }
        return new ConcurrencyException("%s %s stands at sequence %d: an event %d does not follow"
                .formatted(event.aggregateType(), event.aggregateId(), lastSequence, event.sequence()));
    }
}
