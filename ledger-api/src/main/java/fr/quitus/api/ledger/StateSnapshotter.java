package fr.quitus.api.ledger;

import fr.quitus.api.ports.CommandJournal;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/**
 * Takes snapshots of the states held in memory. Axon's own reads every event from the log once more for it, a twelfth
 * of all the work on a hot envelope. The state may stand on queued events: its snapshot is stored when they are
 * durable.
 */
final class StateSnapshotter extends AggregateSnapshotter {
    private final Streams.Repositories repositories;
    private final CommandJournal journal;

    StateSnapshotter(AggregateSnapshotter.Builder builder, Streams.Repositories repositories, CommandJournal journal) {
        super(builder);
        this.repositories = repositories;
        this.journal = journal;
    }

    @Override
    protected Runnable createSnapshotterTask(Class<?> shell, String id) {
        return () -> getEventStore().storeSnapshot(durable(shell.asSubclass(StreamShell.class), id));
    }

    @SuppressWarnings("rawtypes") // a class object knows no type arguments
    private DomainEventMessage<?> durable(Class<? extends StreamShell> shell, String id) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        ResultMessage<DomainEventMessage<?>> snapshot = unit.executeWithResult(() -> {
            journal.confirm(unit);
            return taken(repositories.of(shell).load(id));
        });
        return snapshot.getPayload();
    }

    /** Called with the stream locked. */
    @SuppressWarnings("rawtypes")
    private static DomainEventMessage<?> taken(Aggregate<? extends StreamShell> aggregate) {
        return new GenericDomainEventMessage<>(
                aggregate.type(),
                aggregate.identifierAsString(),
                aggregate.version(),
                aggregate.<StreamShell<?>>invoke(StreamShell::copy));
    }
}
