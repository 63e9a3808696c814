package fr.quitus.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.ledger.Call;
import fr.quitus.api.ledger.CommandRefused;
import fr.quitus.api.ledger.LedgerConfiguration;
import fr.quitus.api.ledger.Outcome;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.api.ports.Numbers;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Act;
import fr.quitus.eventstore.NamedEventSerializer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
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
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * The peer: the same aggregates, handlers, serializer and snapshot thresholds on Axon's own JdbcEventStorageEngine, in
 * a database of its own on the same primary bay. It has no gate, no command journal, no leaf hash and no view to feed.
 */
final class StockLedger implements Door, AutoCloseable {
    /** Each unit of work holds one while it runs; more than this the two cores do not use. */
    private static final int CONNECTIONS_MAX = 40;

    private static final String DATABASE = "stock";

    private final HikariDataSource database;
    private final Configuration axon;
    private final CommandBus bus;
    private final LedgerClock clock;

    private StockLedger(HikariDataSource database, Configuration axon, LedgerClock clock) {
        this.database = database;
        this.axon = axon;
        this.bus = axon.commandBus();
        this.clock = clock;
    }

    /** Makes the peer beside a running instance. */
    static StockLedger beside(ApplicationContext instance) {
        LedgerStorage storage = instance.getBean(LedgerStorage.class);
        try (Connection admin = DriverManager.getConnection(
                        storage.jdbcUrl("postgres"), storage.adminUser(), storage.adminPassword());
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("the peer's database cannot be made", e);
        }
        HikariDataSource database = pool(storage);
        createTables(database);
        Configuration axon =
                configure(database, instance.getBean(NamedEventSerializer.class), instance.getBean(Numbers.class));
        return new StockLedger(database, axon, instance.getBean(LedgerClock.class));
    }

    private static HikariDataSource pool(LedgerStorage storage) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("stock");
        config.setJdbcUrl(storage.jdbcUrl(DATABASE));
        config.setUsername(storage.adminUser());
        config.setPassword(storage.adminPassword());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
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

    private static Configuration configure(
            HikariDataSource database, NamedEventSerializer serializer, Numbers numbers) {
        TransactionManager transactions = SpringTransactions.manager(database);
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(SpringTransactions.connections(database))
                .transactionManager(transactions)
                .build();
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(axon -> serializer)
                .configureEventSerializer(axon -> serializer)
                .configureMessageSerializer(axon -> serializer)
                .configureTransactionManager(axon -> transactions)
                .configureCommandBus(axon -> commandBus(transactions))
                .configureEventStore(axon -> EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .optimizeEventConsumption(false)
                        .build())
                .registerComponent(Snapshotter.class, axon -> LedgerConfiguration.snapshotter()
                        .eventStore(axon.eventStore())
                        .transactionManager(transactions)
                        .executor(Executors.newSingleThreadExecutor(Thread.ofPlatform()
                                .daemon()
                                .name("stock-snapshotter")
                                .factory()))
                        .repositoryProvider(axon::repository)
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .build());
        LedgerConfiguration.register(configurer, numbers);
        return configurer.start();
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
        Act act = new Act(caller.actor(), caller.role(), caller.perimeter(), caller.delegation(), clock.now());
        Map<String, Object> metadata = new LinkedHashMap<>(audit(command, act));
        metadata.put(Call.METADATA, new Call(act, expectedVersion));
        FutureCallback<LedgerCommand, Outcome> callback = new FutureCallback<>();
        bus.dispatch(new GenericCommandMessage<>(command, metadata), callback);
        CommandResultMessage<? extends Outcome> result = callback.getResult();
        if (!result.isExceptional()) {
            return new Reply(result.getPayload().ids(), result.getPayload().version());
        }
        throw switch (result.exceptionResult()) {
            case CommandRefused refused -> new NotAccepted(refused.refusal().toString());
            case Throwable other -> new NotAccepted(other.toString());
        };
    }

    /** The same texts as the gate puts there, so that the two logs keep as many bytes. */
    private static Map<String, String> audit(LedgerCommand command, Act act) {
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
