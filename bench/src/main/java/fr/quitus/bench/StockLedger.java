package fr.quitus.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.ledger.Call;
import fr.quitus.api.ledger.CommandRefused;
import fr.quitus.api.ledger.CommitAtOnce;
import fr.quitus.api.ledger.Outcome;
import fr.quitus.api.ledger.StockStreams;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.api.ports.Numbers;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.eventstore.NamedEventSerializer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * The peer: the same aggregates, handlers and serializer on Axon's own JdbcEventStorageEngine with Axon's own locks, in
 * a database of its own on the same primary bay. It has no gate, no command journal, no leaf hash and no view to feed.
 */
final class StockLedger implements Door, AutoCloseable {
    /** Each unit of work holds one while it runs; more than this the two cores do not use. */
    private static final int CONNECTIONS_MAX = 32;

    /** How the peer finds an aggregate's state. */
    enum Kind {
        /** All its events, each time: Axon's default. */
        PLAIN("stock Axon"),
        /** Kept in Axon's cache, with snapshots of envelopes behind it. */
        KEPT("stock Axon, snapshots and cache");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        private String database() {
            return "stock_" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final HikariDataSource database;
    private final JdbcEventStorageEngine engine;
    private final Configuration axon;
    private final CommandBus bus;
    private final LedgerClock clock;

    private StockLedger(
            HikariDataSource database, JdbcEventStorageEngine engine, Configuration axon, LedgerClock clock) {
        this.database = database;
        this.engine = engine;
        this.axon = axon;
        this.bus = axon.commandBus();
        this.clock = clock;
    }

    /** Makes the peer beside a running instance. */
    static StockLedger beside(ApplicationContext instance, Kind kind) {
        LedgerStorage storage = instance.getBean(LedgerStorage.class);
        try (Connection admin = DriverManager.getConnection(
                        storage.jdbcUrl("postgres"), storage.adminUser(), storage.adminPassword());
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + kind.database());
        } catch (SQLException e) {
            throw new IllegalStateException("the peer's database cannot be made", e);
        }
        HikariDataSource database = pool(storage, kind);
        createTables(database);
        NamedEventSerializer serializer = instance.getBean(NamedEventSerializer.class);
        Numbers numbers = instance.getBean(Numbers.class);
        TransactionManager transactions = SpringTransactions.manager(database);
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(SpringTransactions.connections(database))
                .transactionManager(transactions)
                .build();
        Configurer configurer = configurer(engine, transactions, serializer);
        StockStreams.register(configurer, numbers, kind == Kind.KEPT);
        Configuration axon = configurer.start();
        CommitAtOnce.subscribe(axon.commandBus(), axon, numbers);
        return new StockLedger(database, engine, axon, instance.getBean(LedgerClock.class));
    }

    private static HikariDataSource pool(LedgerStorage storage, Kind kind) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(kind.database());
        config.setJdbcUrl(storage.jdbcUrl(kind.database()));
        config.setUsername(storage.adminUser());
        config.setPassword(storage.adminPassword());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static void createTables(HikariDataSource database) {
        try (Connection connection = database.getConnection();
                var events = PostgresEventTableFactory.INSTANCE.createDomainEventTable(connection, new EventSchema());
                var snapshots =
                        PostgresEventTableFactory.INSTANCE.createSnapshotEventTable(connection, new EventSchema())) {
            events.execute();
            snapshots.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the peer's tables cannot be made", e);
        }
    }

    private static Configurer configurer(
            JdbcEventStorageEngine engine, TransactionManager transactions, NamedEventSerializer serializer) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(axon -> serializer)
                .configureEventSerializer(axon -> serializer)
                .configureMessageSerializer(axon -> serializer)
                .configureTransactionManager(axon -> transactions)
                .configureCommandBus(axon -> commandBus(transactions))
                .configureEventStore(axon -> EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .optimizeEventConsumption(false)
                        .build())
                .registerComponent(Snapshotter.class, axon -> StockStreams.snapshotter()
                        .eventStore(axon.eventStore())
                        .transactionManager(transactions)
                        .executor(Executors.newSingleThreadExecutor(Thread.ofPlatform()
                                .daemon()
                                .name("stock-snapshotter")
                                .factory()))
                        .repositoryProvider(axon::repository)
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .build());
    }

    private static SimpleCommandBus commandBus(TransactionManager transactions) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(transactions)
                .rollbackConfiguration(CommandGate::rollsBack)
                .build();
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(message -> message.getMetaData().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof String)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        return bus;
    }

    @Override
    public Reply submit(LedgerCommand command, Caller caller, @Nullable Long expectedVersion) {
        return dispatch(command.getClass().getName(), command, caller, expectedVersion);
    }

    /** The same ledger, asked to draft and draw on the envelope in one command. */
    Door atOnce() {
        return (command, caller, expectedVersion) -> dispatch(CommitAtOnce.NAME, command, caller, expectedVersion);
    }

    private Reply dispatch(String name, LedgerCommand command, Caller caller, @Nullable Long expectedVersion) {
        Act act = new Act(caller.actor(), caller.role(), caller.perimeter(), caller.delegation(), clock.now());
        Map<String, Object> metadata = new LinkedHashMap<>(audit(command, act));
        metadata.put(Call.METADATA, new Call(act, expectedVersion));
        FutureCallback<LedgerCommand, Outcome> callback = new FutureCallback<>();
        bus.dispatch(new GenericCommandMessage<>(new GenericMessage<>(command, metadata), name), callback);
        CommandResultMessage<? extends Outcome> result = callback.getResult();
        if (!result.isExceptional()) {
            return new Reply(result.getPayload().ids(), result.getPayload().version());
        }
        throw switch (result.exceptionResult()) {
            case CommandRefused refused -> new NotAccepted(refused.refusal().toString());
            case Throwable other -> new NotAccepted(other.toString());
        };
    }

    /** Gives its connections back to the bay, whose number is limited, until its next turn. */
    void rest() {
        database.getHikariPoolMXBean().softEvictConnections();
    }

    /** Writes streams past the commands: each gets its events in one transaction. */
    void write(List<? extends List<? extends LedgerEvent>> streams) {
        for (List<? extends LedgerEvent> stream : streams) {
            List<EventMessage<?>> messages = new ArrayList<>();
            for (LedgerEvent event : stream) {
                messages.add(new GenericDomainEventMessage<>(
                        "EnvelopeStream", event.aggregateId(), messages.size(), event, Map.of("command", "bench")));
            }
            engine.appendEvents(messages);
        }
    }

    /** The same texts as the gate puts there, so that the two logs keep as many bytes. */
    static Map<String, String> audit(LedgerCommand command, Act act) {
        return Map.of(
                "actor", act.actor().text(),
                "role", act.role().name(),
                "perimeter", String.join(",", act.perimeter().fundsCentres()),
                "commandId", UUID.randomUUID().toString(),
                "command", command.getClass().getSimpleName(),
                "occurredAt", act.occurredAt().toString(),
                "origin", "bench",
                "entry", "MANUAL");
    }

    @Override
    public void close() {
        axon.shutdown();
        database.close();
    }
}
