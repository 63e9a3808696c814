package fr.quitus.eventstore.axon;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A line of credits, as small as it can be. */
public class Credits {

    public record Open(@TargetAggregateIdentifier String line, long cents) {}

    public record Opened(String line, long cents) {}

    public record Reserve(@TargetAggregateIdentifier String line, long cents) {}

    public record Reserved(String line, long cents) {}

    public record ReserveFor(String line, String commitment, long cents) {}

    public record Committed(String commitment, String line, long cents) {}

    /** The line cannot bear it. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    /** What the reserved credits are for. */
    public static class Commitment {

        @AggregateIdentifier
        // Axon takes the identity from here after the first event; an empty text would be taken for one.
        private @Nullable String commitment;

        protected Commitment() {}

        Commitment(String commitment, String line, long cents) {
            apply(new Committed(commitment, line, cents));
        }

        @EventSourcingHandler
        void on(Committed event) {
            commitment = event.commitment();
        }

        @Nullable String commitment() {
            return commitment;
        }
    }

    @AggregateIdentifier
    private @Nullable String line;

    private long available;

    protected Credits() {}

    @CommandHandler
    public Credits(Open command) {
        apply(new Opened(command.line(), command.cents()));
    }

    @CommandHandler
    public long handle(Reserve command) {
        reserve(command.cents());
        return available;
    }

    void reserve(long cents) {
        if (cents > available) {
            throw new Refused("crédits insuffisants");
        }
        apply(new Reserved(requireNonNull(line), cents));
    }

    @EventSourcingHandler
    void on(Opened event) {
        line = event.line();
        available = event.cents();
    }

    @EventSourcingHandler
    void on(Reserved event) {
        available -= event.cents();
    }
}
