package fr.quitus.api.ledger;

import fr.quitus.api.ports.CommandJournal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/**
 * Rejeu : the state that the next command of a stream will be decided on, held in memory or read from a snapshot,
 * beside what the stream's events give from the first one on.
 */
public final class ReplayedStates {
    private final Streams.Repositories repositories;
    private final EventStore store;
    private final CommandJournal journal;

    public ReplayedStates(Configuration axon, CommandJournal journal) {
        this.repositories = LedgerConfiguration.repositories(axon);
        this.store = axon.eventStore();
        this.journal = journal;
    }

    private record Live(Object state, long version) {}

    /** @return what differs, in French; empty when nothing does, or when the type is not one of the ledger's */
    public Optional<String> difference(String aggregateType, String aggregateId) {
        return LedgerConfiguration.shellOf(aggregateType).flatMap(shell -> {
            Live live = live(shell, aggregateId);
            Object replayed = replay(shell, aggregateId, live.version());
            return live.state().equals(replayed)
                    ? Optional.empty()
                    : Optional.of(
                            "version " + live.version() + " : état vivant " + live.state() + ", rejeu " + replayed);
        });
    }

    /** What it stands on is durable when this returns. */
    @SuppressWarnings("rawtypes") // a class object knows no type arguments
    private Live live(Class<? extends StreamShell> shell, String id) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        ResultMessage<Live> live = unit.executeWithResult(() -> {
            journal.confirm(unit);
            Aggregate<? extends StreamShell> aggregate = repositories.of(shell).load(id);
            Long version = aggregate.version();
            return new Live(aggregate.<Object>invoke(StreamShell::state), version == null ? -1 : version);
        });
        return live.getPayload();
    }

    private Object replay(Class<? extends StreamShell<?>> type, String id, long version) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            StreamShell<?> shell = constructor.newInstance();
            Method on = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(EventSourcingHandler.class))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(type + " folds no event"));
            on.setAccessible(true);
            // From the first sequence: without one, the newest snapshot would stand for the events before it.
            var events = store.readEvents(id, 0);
            while (events.hasNext()) {
                DomainEventMessage<?> event = events.next();
                if (event.getSequenceNumber() <= version) {
                    on.invoke(shell, event.getPayload());
                }
            }
            return shell.state();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the events of " + id + " cannot be folded", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
