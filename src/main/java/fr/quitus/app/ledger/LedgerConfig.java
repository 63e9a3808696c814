package fr.quitus.app.ledger;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.door.AccountsController;
import fr.quitus.api.door.CommandController;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.ErrorPage;
import fr.quitus.api.door.FileController;
import fr.quitus.api.door.JournalInterceptor;
import fr.quitus.api.door.LawController;
import fr.quitus.api.door.ProblemAdvice;
import fr.quitus.api.json.EventReader;
import fr.quitus.api.ledger.Files;
import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ledger.LedgerConfiguration;
import fr.quitus.api.ledger.YearsInForce;
import fr.quitus.api.openapi.OpenApiController;
import fr.quitus.api.ports.Books;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.api.ports.DocumentStore;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.api.ports.Numbers;
import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.api.ports.StatementBooks;
import fr.quitus.app.QuitusSettings;
import fr.quitus.app.Release;
import fr.quitus.app.opening.BudgetOpening;
import fr.quitus.app.reference.Programme;
import fr.quitus.app.reference.ReferenceData;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.budget.Ministries;
import fr.quitus.domain.commitment.FourEyes;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.eventstore.AggregateCache;
import fr.quitus.eventstore.AggregateLocks;
import fr.quitus.eventstore.AxonEventStorage;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.NamedEventSerializer;
import fr.quitus.eventstore.postgres.PostgresEventLog;
import fr.quitus.projections.trialbalance.ResultBalances;
import fr.quitus.projections.yearclosing.ClosingFiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The ledger's beans, from the storage up to the door. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@Import({
    CommandController.class,
    FileController.class,
    LawController.class,
    AccountsController.class,
    ProblemAdvice.class,
    ErrorPage.class,
    OpenApiController.class
})
class LedgerConfig {
    /** Aggregates held in memory, a few kilobytes each: more would mostly be carried about by the garbage collector. */
    static final int CACHED_AGGREGATES_MAX = 10_000;

    @Bean(destroyMethod = "close")
    LedgerStorage ledgerStorage(QuitusSettings settings) {
        return LedgerStorage.open(settings);
    }

    @Bean(destroyMethod = "close")
    LedgerDatabase ledgerDatabase(LedgerStorage storage, QuitusSettings settings) {
        return LedgerDatabase.open(storage, settings.storage().mode());
    }

    @Bean(destroyMethod = "close")
    EventLog eventLog(LedgerDatabase database, MeterRegistry meters) {
        return PostgresEventLog.open(
                database::openAppender, database.log()::getConnection, LogLimits.defaults(), meters);
    }

    /** Announced before anything is written: whoever is too old to read a name finds the release that is needed. */
    @Bean
    EventReader eventReader(LedgerDatabase database) {
        AnnouncedNames announced = new AnnouncedNames(database.log());
        EventReader reader = EventReader.ofLedger(announced::releaseOf);
        announced.announce(reader.current().keySet(), Release.NUMBER);
        return reader;
    }

    @Bean
    NamedEventSerializer eventSerializer(EventReader events) {
        return LedgerNames.serializer(events);
    }

    @Bean
    AxonEventStorage eventStorage(EventLog log, NamedEventSerializer serializer) {
        return AxonEventStorage.over(log, serializer).build();
    }

    @Bean
    Clock systemClock() {
        return Clock.systemUTC();
    }

    @Bean
    CommandJournal commandJournal(EventLog log, AxonEventStorage storage, Clock clock) {
        return new LogJournal(log, storage, clock);
    }

    @Bean
    LedgerClock ledgerClock(QuitusSettings settings, Clock clock) {
        return settings.demonstration()
                ? LedgerClocks.demonstration(clock, settings.fiscalYear())
                : LedgerClocks.real(clock);
    }

    @Bean
    Numbers numbers(LedgerDatabase database) {
        return new SequenceNumbers(database.log());
    }

    @Bean
    LedgerConfiguration.Settings ledgerSettings(ReferenceData reference, QuitusSettings settings) {
        return new LedgerConfiguration.Settings(
                ministries(reference),
                settings.fourEyes() ? FourEyes.REQUIRED : FourEyes.WAIVED,
                settings.thirdParties());
    }

    @Bean
    LedgerConfiguration.Ports ledgerPorts(
            Numbers numbers,
            DocumentStore documents,
            PersonalData personal,
            PaymentFiles files,
            ObjectProvider<StatementBooks> statements) {
        // Views are opened after the ledger they read: they are asked for when a statement is published.
        StatementBooks later = (kind, asOf, position) -> statements.getObject().fix(kind, asOf, position);
        return new LedgerConfiguration.Ports(numbers, documents, personal, files, later);
    }

    @Bean(destroyMethod = "shutdown")
    Configuration axon(
            EventLog log,
            AxonEventStorage storage,
            NamedEventSerializer serializer,
            CommandJournal journal,
            LedgerConfiguration.Ports ports,
            LedgerConfiguration.Settings settings,
            Books books) {
        AggregateCache cache = new AggregateCache(CACHED_AGGREGATES_MAX);
        log.cachedIn(cache);
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(axon -> serializer)
                .configureEventSerializer(axon -> serializer)
                .configureMessageSerializer(axon -> serializer)
                .configureCommandBus(axon -> commandBus(journal))
                // Projections are fed from the log by their own driver: Axon's tailing producer would only cost.
                .configureEventStore(axon -> EmbeddedEventStore.builder()
                        .storageEngine(storage)
                        .optimizeEventConsumption(false)
                        .build())
                .registerComponent(Books.class, _ -> books)
                .registerComponent(
                        Snapshotter.class, axon -> LedgerConfiguration.snapshotter(axon, journal, snapshotThread()));
        LedgerConfiguration.register(
                configurer,
                ports,
                settings,
                new LedgerConfiguration.Memory(new AggregateLocks(log, AggregateLocks.WAIT_MAX), cache));
        return configurer.start();
    }

    private static Ministries ministries(ReferenceData reference) {
        Map<ProgrammeCode, String> byProgramme = reference.programmes().stream()
                .collect(Collectors.toUnmodifiableMap(known -> ProgrammeCode.of(known.code()), Programme::ministry));
        return new Ministries() {
            @Override
            public Optional<String> of(ProgrammeCode programme) {
                return Optional.ofNullable(byProgramme.get(programme));
            }

            @Override
            public Set<ProgrammeCode> programmes() {
                return byProgramme.keySet();
            }
        };
    }

    private static Executor snapshotThread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("snapshotter").factory());
    }

    /** Units of work hold no connection: the log has its own, and the unit waits for it in its COMMIT phase. */
    private static SimpleCommandBus commandBus(CommandJournal journal) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .rollbackConfiguration(CommandGate::rollsBack)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(JournalInterceptor::correlationData));
        bus.registerHandlerInterceptor(new JournalInterceptor(journal));
        return bus;
    }

    @Bean
    CommandGate commandGate(
            Configuration axon,
            CommandJournal journal,
            LawInForce law,
            YearsInForce years,
            HabilitationsInForce habilitations,
            Admission admission) {
        return new CommandGate(axon.commandBus(), journal, law, years, habilitations, admission);
    }

    @Bean
    HabilitationsInForce habilitationsInForce(Files files, QuitusSettings settings) {
        return new HabilitationsInForce(files, settings.habilitations());
    }

    @Bean
    YearsInForce yearsInForce(Files files, CommandJournal journal) {
        return new YearsInForce(files, journal::generation);
    }

    /** Asked for when a year is closed, long after everything has started. */
    @Bean
    Books closingBooks(EventLog log, ObjectProvider<ResultBalances> balances, ObjectProvider<ClosingFiles> files) {
        return new ViewedBooks(log, balances::getObject, files::getObject);
    }

    @Bean
    LawInForce lawInForce(Files files) {
        return new LawInForce(files);
    }

    @Bean
    ReferenceData referenceData() {
        return ReferenceData.load();
    }

    @Bean
    BudgetOpening budgetOpening(CommandGate gate, ReferenceData reference, QuitusSettings settings) {
        return new BudgetOpening(gate, reference, settings);
    }

    @Bean
    Files files(Configuration axon) {
        return new Files(axon.eventStore());
    }
}
