package fr.quitus.api.ledger;

import fr.quitus.api.json.Completeness;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ports.Books;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.api.ports.DocumentStore;
import fr.quitus.api.ports.Numbers;
import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.api.ports.StatementBooks;
import fr.quitus.domain.budget.Ministries;
import fr.quitus.domain.commitment.FourEyes;
import fr.quitus.domain.thirdparty.Registration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.modelling.command.Repository;

/** Registers the streams and the handlers with Axon. */
public final class LedgerConfiguration {
    /** Events of one envelope or programme between two snapshots. */
    public static final int SNAPSHOT_EVENTS = 100;

    /** Streams that grow all year and are worth a snapshot; a file of an act ends after a few dozen events. */
    private static final List<Class<? extends StreamShell<?>>> LONG_STREAMS =
            List.of(ProgrammeBudgetStream.class, OperatingBudgetStream.class, EnvelopeStream.class);

    private static final List<Class<? extends StreamShell<?>>> FILES = List.of(
            FundsCentreStream.class,
            HabilitationStream.class,
            LawStream.class,
            ChartStream.class,
            AuditFindingStream.class,
            FiscalYearsStream.class,
            TakeoverStream.class,
            ManualEntryStream.class,
            DirectPaymentStream.class,
            PayrollStream.class,
            CommitmentStream.class,
            PaymentRequestStream.class,
            PaymentRunStream.class,
            RevenueOrderStream.class,
            StatementStream.class,
            BankEntryStream.class,
            CashDeskStream.class,
            DocumentFolderStream.class,
            ConsultationsStream.class,
            PersonStream.class,
            ThirdPartyStream.class,
            AccountHoldersStream.class);

    private LedgerConfiguration() {}

    /**
     * How aggregates are held in memory between commands.
     *
     * @param locks one for all types: identifiers are unique over all of them
     * @param cache states as the last command left them, durable or still queued
     */
    public record Memory(LockFactory locks, Cache cache) {
        <T> AggregateConfigurer<T> holding(AggregateConfigurer<T> aggregate) {
            return aggregate.configureLockFactory(axon -> locks).configureCache(axon -> cache);
        }
    }

    /**
     * What handlers ask of sides they may not import.
     *
     * @param numbers of the files that are opened
     * @param documents the bytes of supporting documents
     * @param personal how names and accounts are sealed
     * @param files the payment files of runs
     * @param statements the statements that can be published
     */
    public record Ports(
            Numbers numbers,
            DocumentStore documents,
            PersonalData personal,
            PaymentFiles files,
            StatementBooks statements) {
        /** A ledger that keeps no documents, seals nothing and sends no files. */
        public static Ports of(Numbers numbers) {
            return new Ports(numbers, DocumentStore.NONE, PersonalData.CLEAR, PaymentFiles.NONE, StatementBooks.NONE);
        }
    }

    /**
     * What the organisation decides for its rules.
     *
     * @param ministries those that programmes are known to belong to
     * @param registration whether a supplier must have a file to be engaged with
     */
    public record Settings(Ministries ministries, FourEyes fourEyes, Registration registration) {
        /** Four eyes, no ministry known, suppliers with or without a file. */
        public static final Settings STRICT =
                new Settings(Ministries.UNKNOWN, FourEyes.REQUIRED, Registration.OPTIONAL);
    }

    /** With Axon's own locks; every command reads the states it needs from the log. */
    public static void register(Configurer configurer, Numbers numbers) {
        register(configurer, Ports.of(numbers));
    }

    static void register(Configurer configurer, Ports ports) {
        register(configurer, ports, Settings.STRICT, Optional.empty());
    }

    /** With states held in memory between commands. */
    public static void register(Configurer configurer, Ports ports, Settings settings, Memory memory) {
        register(configurer, ports, settings, Optional.of(memory));
    }

    private static void register(Configurer configurer, Ports ports, Settings settings, Optional<Memory> memory) {
        Numbers numbers = new SimulatedNumbers(ports.numbers());
        LONG_STREAMS.forEach(shell -> configurer.configureAggregate(aggregate(shell, memory)
                .configureSnapshotTrigger(
                        axon -> new EventCountSnapshotTriggerDefinition(axon.snapshotter(), SNAPSHOT_EVENTS))));
        FILES.forEach(shell -> configurer.configureAggregate(aggregate(shell, memory)));
        configurer
                .registerComponent(PersonalData.class, _ -> ports.personal())
                .registerCommandHandler(axon -> new BudgetHandlers(repositories(axon), settings.ministries()))
                .registerCommandHandler(axon -> new HabilitationHandlers(repositories(axon)))
                .registerCommandHandler(axon -> new LawHandlers(repositories(axon)))
                .registerCommandHandler(axon -> new ChartHandlers(repositories(axon)))
                .registerCommandHandler(
                        axon -> new AuditFindingHandlers(repositories(axon), new Files(axon.eventStore())))
                .registerCommandHandler(axon -> new EntryHandlers(repositories(axon)))
                .registerCommandHandler(axon -> new TakeoverHandlers(repositories(axon), numbers, () -> books(axon)))
                .registerCommandHandler(axon -> new YearHandlers(repositories(axon), () -> books(axon)))
                .registerCommandHandler(axon -> new DirectPaymentHandlers(repositories(axon), numbers))
                .registerCommandHandler(axon -> new CommitmentHandlers(
                        repositories(axon), numbers, settings.fourEyes(), settings.registration()))
                .registerCommandHandler(axon -> new VisaHandlers(repositories(axon)))
                .registerCommandHandler(axon -> new CommitmentChangeHandlers(repositories(axon), settings.fourEyes()))
                .registerCommandHandler(axon -> new PaymentHandlers(repositories(axon), numbers, ports::files))
                .registerCommandHandler(axon -> new PaymentRunHandlers(repositories(axon), ports::files))
                .registerCommandHandler(axon -> new PaymentControlHandlers(repositories(axon)))
                .registerCommandHandler(axon -> new PayableHandlers(repositories(axon), numbers))
                .registerCommandHandler(axon -> new RevenueHandlers(repositories(axon), numbers))
                .registerCommandHandler(axon -> new ReceiptHandlers(repositories(axon), ports::files))
                .registerCommandHandler(axon -> new RecoveryHandlers(repositories(axon)))
                .registerCommandHandler(axon -> new CashDeskHandlers(repositories(axon), numbers))
                .registerCommandHandler(axon -> new StatementHandlers(repositories(axon), ports::statements))
                .registerCommandHandler(axon -> new DiversionHandlers(repositories(axon), numbers, ports::files))
                .registerCommandHandler(axon -> new DocumentHandlers(repositories(axon), ports.documents()))
                .registerCommandHandler(axon -> new ThirdPartyHandlers(repositories(axon), numbers))
                .registerCommandHandler(axon -> new PersonHandlers(repositories(axon)));
    }

    /** The class that folds the streams of a type, if there is one. */
    static Optional<Class<? extends StreamShell<?>>> shellOf(String aggregateType) {
        return Stream.concat(LONG_STREAMS.stream(), FILES.stream())
                .filter(shell -> shell.getSimpleName().equals(aggregateType))
                .findFirst();
    }

    private static <T> AggregateConfigurer<T> aggregate(Class<T> shell, Optional<Memory> memory) {
        AggregateConfigurer<T> aggregate = AggregateConfigurer.defaultConfiguration(shell);
        return memory.map(held -> held.holding(aggregate)).orElse(aggregate);
    }

    private static Books books(Configuration axon) {
        return axon.getComponent(Books.class, () -> Books.ofLog(axon.eventStore()));
    }

    static Streams.Repositories repositories(Configuration axon) {
        PersonalData personal = axon.getComponent(PersonalData.class, () -> PersonalData.CLEAR);
        // Axon looks through all its modules each time it is asked.
        Map<Class<?>, Repository<?>> known = new ConcurrentHashMap<>();
        return new Streams.Repositories() {
            @Override
            @SuppressWarnings("unchecked") // each class is kept with its own
            public <T> Repository<T> of(Class<T> shell) {
                return (Repository<T>) known.computeIfAbsent(shell, axon::repository);
            }

            @Override
            public PersonalData personal() {
                return personal;
            }
        };
    }

    /** The permanent names of snapshots, beside the events' names. */
    public static Map<String, Class<?>> snapshotNames() {
        return Map.of(
                "programme-budget-snapshot.v2", ProgrammeBudgetStream.class,
                "operating-budget-snapshot.v1", OperatingBudgetStream.class,
                "envelope-snapshot.v1", EnvelopeStream.class);
    }

    /**
     * Reads a snapshot, or refuses one that lacks a part: a state of an older form would be filled with nulls, while
     * its events give it whole.
     */
    public static Object readSnapshot(String name, byte[] payload) {
        Class<?> type = snapshotNames().get(name);
        if (type == null || !(LedgerJson.mapper().readValue(payload, type) instanceof StreamShell<?> shell)) {
            throw new IllegalArgumentException("no snapshot is named " + name);
        }
        Completeness.require(shell.state());
        return shell;
    }

    /** Snapshots of the states held in memory, taken by this executor. */
    public static Snapshotter snapshotter(Configuration axon, CommandJournal journal, Executor executor) {
        return new StateSnapshotter(
                AggregateSnapshotter.builder()
                        .eventStore(axon.eventStore())
                        .executor(executor)
                        .repositoryProvider(axon::repository)
                        .parameterResolverFactory(axon.parameterResolverFactory()),
                repositories(axon),
                journal);
    }
}
