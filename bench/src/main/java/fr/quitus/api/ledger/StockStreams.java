package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.budget.Ministries;
import fr.quitus.domain.commitment.FourEyes;
import fr.quitus.domain.thirdparty.Registration;
import java.util.List;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;

/** The ledger's streams and handlers as Axon keeps them by default: its own locks, and nothing of ours between. */
public final class StockStreams {
    private static final List<Class<? extends StreamShell<?>>> STREAMS = List.of(
            ProgrammeBudgetStream.class,
            OperatingBudgetStream.class,
            EnvelopeStream.class,
            FundsCentreStream.class,
            CommitmentStream.class,
            ThirdPartyStream.class);

    private StockStreams() {}

    /** @param kept with a snapshot of an envelope every so many events and Axon's cache, or without either */
    public static void register(Configurer configurer, Numbers numbers, boolean kept) {
        STREAMS.forEach(shell -> configurer.configureAggregate(configuration(shell, kept)));
        configurer
                .registerCommandHandler(
                        axon -> new BudgetHandlers(LedgerConfiguration.repositories(axon), Ministries.UNKNOWN))
                .registerCommandHandler(axon -> new CommitmentHandlers(
                        LedgerConfiguration.repositories(axon), numbers, FourEyes.REQUIRED, Registration.OPTIONAL));
    }

    private static <T extends StreamShell<?>> AggregateConfigurer<T> configuration(Class<T> shell, boolean kept) {
        AggregateConfigurer<T> stream = AggregateConfigurer.defaultConfiguration(shell);
        if (kept) {
            stream.configureCache(axon -> new WeakReferenceCache());
        }
        if (kept && shell.equals(EnvelopeStream.class)) {
            stream.configureSnapshotTrigger(axon ->
                    new EventCountSnapshotTriggerDefinition(axon.snapshotter(), LedgerConfiguration.SNAPSHOT_EVENTS));
        }
        return stream;
    }

    /** Axon's own snapshotter, which only knows the factories it is given. */
    public static AggregateSnapshotter.Builder snapshotter() {
        return AggregateSnapshotter.builder().aggregateFactories(new GenericAggregateFactory<>(EnvelopeStream.class));
    }
}
