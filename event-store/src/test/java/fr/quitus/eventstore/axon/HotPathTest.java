package fr.quitus.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.eventstore.AggregateCache;
import fr.quitus.eventstore.AggregateLocks;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.AxonEventStorage;
import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.LogSaturatedException;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.StoodOnLostUnitException;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.postgres.ConnectionSource;
import fr.quitus.eventstore.postgres.PostgresEventLog;
import fr.quitus.eventstore.postgres.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands decided on states that are queued and not yet durable. The head's row is held by another session, so that
 * what is queued stays queued until a test lets it go.
 */
class HotPathTest {
    private static final long POISON = 666;
    private static final String LINE = "line-1";
    private static final String HELD_APPENDERS = """
            select count(*) from pg_stat_activity
             where datname = current_database() and application_name = 'quitus-appender' and wait_event_type = 'Lock'
            """;

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Node> nodes = new ArrayList<>();
    private String name = "";
    private Node node;

    @BeforeAll
    static void start_the_server() throws SQLException {
        database = TestDatabase.start(directory);
    }

    @AfterAll
    static void stop_the_server() {
        database.close();
    }

    @BeforeEach
    void open_a_line() throws SQLException {
        name = database.create();
        database.run(
                name,
                "alter table eventlog.events add constraint no_poison"
                        + " check (position('666' in encode(payload, 'escape')) = 0)");
        node = node(LogLimits.defaults());
        node.ask(new Credits.Open(LINE, 100_000)).join();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
        threads.close();
    }

    @Test
    void commands_on_one_aggregate_are_queued_behind_each_other_before_the_first_is_durable() throws Exception {
        List<CompletableFuture<Object>> asked = new ArrayList<>();
        try (Hold hold = new Hold()) {
            for (int i = 1; i <= 5; i++) {
                asked.add(node.ask(new Credits.Reserve(LINE, 10)));
                node.awaitOnTheirWay(i);
            }
            assertThat(asked).noneMatch(CompletableFuture::isDone);
            hold.release();
            assertThat(asked.stream().map(CompletableFuture::join))
                    .containsExactly(99_990L, 99_980L, 99_970L, 99_960L, 99_950L);
        }
        assertThat(node.sequences()).containsExactlyElementsOf(upTo(5));
    }

    @Test
    void what_stood_on_a_unit_that_was_not_written_falls_with_it_and_is_decided_again_on_the_true_state()
            throws Exception {
        try (Hold hold = new Hold()) {
            CompletableFuture<Object> good = node.ask(new Credits.Reserve(LINE, 10));
            node.awaitOnTheirWay(1);
            CompletableFuture<Object> poison = node.ask(new Credits.Reserve(LINE, POISON));
            node.awaitOnTheirWay(2);
            CompletableFuture<Object> onPoison = node.ask(new Credits.Reserve(LINE, 20));
            node.awaitOnTheirWay(3);
            CompletableFuture<Object> onThat = node.ask(new Credits.ReserveFor(LINE, "commitment-1", 30));
            node.awaitOnTheirWay(4);
            hold.release();

            assertThat(good.join()).isEqualTo(99_990L);
            assertThatThrownBy(poison::join).hasMessageContaining("the database refused the unit");
            assertThatThrownBy(onPoison::join).hasCauseInstanceOf(StoodOnLostUnitException.class);
            assertThatThrownBy(onThat::join).hasCauseInstanceOf(StoodOnLostUnitException.class);
        }
        assertThat(node.ask(new Credits.Reserve(LINE, 20)).join()).isEqualTo(99_970L);
        node.ask(new Credits.ReserveFor(LINE, "commitment-1", 30)).join();
        assertThat(node.sequences()).containsExactlyElementsOf(upTo(3));
    }

    @Test
    void a_refusal_on_a_state_that_came_to_nothing_is_never_told() throws Exception {
        try (Hold hold = new Hold()) {
            node.ask(new Credits.Reserve(LINE, 10));
            node.awaitOnTheirWay(1);
            CompletableFuture<Object> poison = node.ask(new Credits.Reserve(LINE, POISON));
            node.awaitOnTheirWay(2);
            CompletableFuture<Object> refusal = node.ask(new Credits.Reserve(LINE, 99_400));
            node.awaitOnTheirWay(3);
            hold.release();

            assertThatThrownBy(poison::join).isNotNull();
            assertThatThrownBy(refusal::join).hasCauseInstanceOf(StoodOnLostUnitException.class);
        }
        assertThat(node.ask(new Credits.Reserve(LINE, 99_400)).join()).isEqualTo(590L);
    }

    @Test
    void a_refusal_is_told_only_when_what_it_was_decided_on_is_durable() throws Exception {
        try (Hold hold = new Hold()) {
            node.ask(new Credits.Reserve(LINE, 100_000));
            node.awaitOnTheirWay(1);
            CompletableFuture<Object> refusal = node.ask(new Credits.Reserve(LINE, 1));
            node.awaitOnTheirWay(2);
            CompletableFuture<Object> unjournalled = node.look(new Credits.Reserve(LINE, 1));
            node.awaitOnTheirWay(3);

            assertThat(refusal).isNotDone();
            assertThat(unjournalled).isNotDone();
            hold.release();
            assertThatThrownBy(refusal::join).hasCauseInstanceOf(Credits.Refused.class);
            assertThatThrownBy(unjournalled::join).hasCauseInstanceOf(Credits.Refused.class);
        }
    }

    @Test
    void an_aggregate_that_left_the_cache_is_not_read_before_its_queued_events() throws Exception {
        try (Hold hold = new Hold()) {
            CompletableFuture<Object> first = node.ask(new Credits.Reserve(LINE, 10));
            node.awaitOnTheirWay(1);
            node.cache.forget(LINE);
            CompletableFuture<Object> second = node.ask(new Credits.Reserve(LINE, 10));
            // Decided on what the log shows now, it would be queued, one event behind.
            assertThat(queuedWithin(Duration.ofMillis(500))).isFalse();
            hold.release();

            assertThat(first.join()).isEqualTo(99_990L);
            assertThat(second.join()).isEqualTo(99_980L);
        }
    }

    @Test
    void a_state_held_since_before_another_node_wrote_decides_nothing() {
        Node other = node(LogLimits.defaults());
        other.ask(new Credits.Reserve(LINE, 99_000)).join();

        // Held here: 100,000. True: 1,000.
        assertThatThrownBy(() -> node.ask(new Credits.Reserve(LINE, 2_000)).join())
                .hasCauseInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> node.ask(new Credits.Reserve(LINE, 2_000)).join())
                .hasCauseInstanceOf(Credits.Refused.class);
        // Held at the other: 1,000. True since: 1,000 less 400; the refusal of 1,001 stands on a state that is not
        // true.
        node.ask(new Credits.Reserve(LINE, 400)).join();
        assertThatThrownBy(() -> other.ask(new Credits.Reserve(LINE, 1_001)).join())
                .hasCauseInstanceOf(StoodOnLostUnitException.class);
        assertThat(other.ask(new Credits.Reserve(LINE, 600)).join()).isEqualTo(0L);
    }

    @Test
    void a_unit_the_full_queue_refuses_leaves_no_state_behind() throws Exception {
        node.close();
        node = node(LogLimits.defaults().batching(100, 1, 1));
        try (Hold hold = new Hold()) {
            CompletableFuture<Object> first = node.ask(new Credits.Reserve(LINE, 10));
            node.awaitOnTheirWay(1);
            CompletableFuture<Object> second = node.ask(new Credits.Reserve(LINE, 20));
            node.awaitOnTheirWay(2);

            assertThatThrownBy(() -> node.ask(new Credits.Reserve(LINE, 40)).join())
                    .hasCauseInstanceOf(LogSaturatedException.class);
            hold.release();
            assertThat(first.join()).isEqualTo(99_990L);
            assertThat(second.join()).isEqualTo(99_970L);
        }
        assertThat(node.ask(new Credits.Reserve(LINE, 80)).join()).isEqualTo(99_890L);
    }

    @Test
    void a_refusal_that_stood_on_a_unit_of_its_own_batch_falls_with_it() throws Exception {
        try (Hold hold = new Hold()) {
            node.ask(new Credits.Reserve(LINE, 10));
            node.awaitOnTheirWay(1);
            CompletableFuture<Appended> stale =
                    node.log.append(new AppendUnit(List.of(event("line-2"), event(LINE)), null, Instant.EPOCH));
            CompletableFuture<Appended> refusal = node.log.append(new AppendUnit(
                    List.of(),
                    node.entry(Outcome.REFUSED),
                    Instant.EPOCH,
                    new Basis(node.log.generation(), Set.of("line-2"))));
            node.awaitOnTheirWay(3);
            hold.release();

            assertThatThrownBy(stale::join).hasCauseInstanceOf(AggregateStreamCreationException.class);
            assertThatThrownBy(refusal::join).hasCauseInstanceOf(StoodOnLostUnitException.class);
        }
    }

    private static NewEvent event(String line) {
        return new NewEvent("Credits", line, 0, "credits-opened.v2", new byte[] {'{', '}'}, new byte[] {'{', '}'});
    }

    @Test
    void what_was_refused_keeps_its_locks_until_its_state_has_left_the_cache() throws Exception {
        node.close();
        node = node(LogLimits.defaults().batching(100, 1, 1));
        try (Hold hold = new Hold()) {
            node.ask(new Credits.Reserve(LINE, 10));
            node.awaitOnTheirWay(1);
            node.ask(new Credits.Reserve(LINE, 20));
            node.awaitOnTheirWay(2);
            CountDownLatch loaded = new CountDownLatch(1);
            AtomicBoolean loadedTooEarly = new AtomicBoolean();
            node.cache.onRemove(() -> {
                node.cache.onGet(loaded::countDown);
                node.ask(new Credits.Reserve(LINE, 80));
                loadedTooEarly.set(reached(loaded, Duration.ofMillis(300)));
            });

            assertThatThrownBy(() -> node.ask(new Credits.Reserve(LINE, 40)).join())
                    .hasCauseInstanceOf(LogSaturatedException.class);

            assertThat(loadedTooEarly).isFalse();
            assertThat(reached(loaded, Await.PATIENCE)).isTrue();
            hold.release();
        }
    }

    private boolean queuedWithin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (node.log.health().queuedUnits() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return node.log.health().queuedUnits() > 0;
    }

    private static boolean reached(CountDownLatch latch, Duration within) {
        try {
            return latch.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void refusals_and_acceptances_read_the_log_once() {
        node.cache.forgetAll();
        node.ask(new Credits.Reserve(LINE, 10)).join();
        long loadedOnce = node.loads();
        for (int i = 0; i < 3; i++) {
            node.ask(new Credits.Reserve(LINE, 10)).join();
            assertThatThrownBy(
                            () -> node.ask(new Credits.Reserve(LINE, 200_000)).join())
                    .hasCauseInstanceOf(Credits.Refused.class);
        }
        assertThat(node.loads()).isEqualTo(loadedOnce);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(0, last).boxed().toList();
    }

    private Node node(LogLimits limits) {
        Node fresh = new Node(limits);
        nodes.add(fresh);
        return fresh;
    }

    /** The head's row, held: the appender waits in its statement. */
    private final class Hold implements AutoCloseable {
        private final Connection connection;

        Hold() throws SQLException {
            connection = database.administrator(name);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select position from eventlog.log_head for update");
            }
        }

        void release() throws SQLException {
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** One application node on the database. */
    private final class Node {
        private final PostgresEventLog log;
        private final AxonEventStorage storage;
        private final WatchedCache cache = new WatchedCache();
        private final Configuration axon;

        Node(LogLimits limits) {
            ConnectionSource source = database.application(name);
            log = PostgresEventLog.open(source, source, limits, new SimpleMeterRegistry());
            log.cachedIn(cache);
            storage = AxonEventStorage.over(log, AxonEventStorageContract.SERIALIZER)
                    .build();
            AggregateLocks locks = new AggregateLocks(log, Duration.ofSeconds(20));
            SimpleCommandBus bus = SimpleCommandBus.builder()
                    .transactionManager(NoTransactionManager.INSTANCE)
                    .rollbackConfiguration(failure -> !(failure instanceof Credits.Refused))
                    .build();
            bus.registerHandlerInterceptor(this::journalled);
            axon = DefaultConfigurer.defaultConfiguration(false)
                    .configureEmbeddedEventStore(c -> storage)
                    .configureSerializer(c -> AxonEventStorageContract.SERIALIZER)
                    .configureCommandBus(c -> bus)
                    .configureAggregate(AggregateConfigurer.defaultConfiguration(Credits.class)
                            .configureLockFactory(c -> locks)
                            .configureCache(c -> cache))
                    .configureAggregate(AggregateConfigurer.defaultConfiguration(Credits.Commitment.class)
                            .configureLockFactory(c -> locks)
                            .configureCache(c -> cache))
                    .registerCommandHandler(c -> new AxonEventStorageContract.Handler(
                            c.repository(Credits.class), c.repository(Credits.Commitment.class)))
                    .start();
        }

        private Object journalled(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
                throws Exception {
            boolean look = unit.getMessage().getMetaData().containsKey("look");
            try {
                Object result = chain.proceed();
                storage.journal(unit, entry(Outcome.ACCEPTED));
                return result;
            } catch (Credits.Refused e) {
                if (look) {
                    storage.confirm(unit);
                } else {
                    storage.journal(unit, entry(Outcome.REFUSED));
                }
                throw e;
            }
        }

        private CommandEntry entry(Outcome outcome) {
            return new CommandEntry(
                    UUID.randomUUID(),
                    "reserve.v1",
                    "jeanne",
                    new byte[] {1},
                    outcome,
                    outcome == Outcome.REFUSED ? "NO" : null,
                    new byte[] {2});
        }

        CompletableFuture<Object> ask(Object command) {
            return send(new GenericCommandMessage<>(command));
        }

        /** An answer that leaves no trace in the journal if it is a refusal. */
        CompletableFuture<Object> look(Object command) {
            return send(new GenericCommandMessage<>(command).withMetaData(Map.of("look", "yes")));
        }

        private CompletableFuture<Object> send(CommandMessage<Object> message) {
            FutureCallback<Object, Object> callback = new FutureCallback<>();
            return CompletableFuture.runAsync(() -> axon.commandBus().dispatch(message, callback), threads)
                    .thenApply(done -> {
                        CommandResultMessage<?> result = callback.getResult();
                        if (result.isExceptional()) {
                            throw new CompletionException(result.exceptionResult());
                        }
                        return result.getPayload();
                    });
        }

        /** The first is in the appender's hands and held, the others wait behind it. */
        void awaitOnTheirWay(int units) throws Exception {
            if (units == 1) {
                Await.until("the appender is held", () -> database.number(name, HELD_APPENDERS) == 1);
            }
            Await.until(units + " units on their way", () -> log.health().queuedUnits() == units - 1);
        }

        List<Long> sequences() {
            return log.readStream(LINE, 0).stream().map(StoredEvent::sequence).toList();
        }

        long loads() {
            return cache.misses.get();
        }

        void close() {
            axon.shutdown();
            log.close();
        }
    }

    /** The product's cache, counting what it did not have, and telling of its next reading and removal. */
    private static final class WatchedCache extends AggregateCache {
        private final AtomicReference<@Nullable Runnable> onGet = new AtomicReference<>();
        private final AtomicReference<@Nullable Runnable> onRemove = new AtomicReference<>();
        private final AtomicLong misses = new AtomicLong();

        WatchedCache() {
            super(1_000);
        }

        void onGet(Runnable once) {
            onGet.set(once);
        }

        void onRemove(Runnable once) {
            onRemove.set(once);
        }

        private static void run(AtomicReference<@Nullable Runnable> once) {
            Runnable action = once.getAndSet(null);
            if (action != null) {
                action.run();
            }
        }

        @Override
        public <K, V> V get(K key) {
            run(onGet);
            V value = super.get(key);
            if (value == null) {
                misses.incrementAndGet();
            }
            return value;
        }

        @Override
        public boolean remove(Object key) {
            run(onRemove);
            return super.remove(key);
        }
    }
}
