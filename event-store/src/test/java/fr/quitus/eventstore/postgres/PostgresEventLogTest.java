package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.EventLogContract;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.LogSaturatedException;
import fr.quitus.eventstore.OutcomeUnknownException;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.merkle.LeafHash;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresEventLogTest extends EventLogContract {

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private String name = "";

    @BeforeAll
    static void start_the_server() throws SQLException {
        database = TestDatabase.start(directory);
    }

    @AfterAll
    static void stop_the_server() {
        database.close();
    }

    @Override
    protected EventLog open() throws SQLException {
        name = database.create();
        return open(LogLimits.defaults());
    }

    private PostgresEventLog open(LogLimits limits) {
        ConnectionSource source = database.application(name);
        return PostgresEventLog.open(source, source, limits, new SimpleMeterRegistry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "command_journal", "writer_epochs"})
    void nobody_changes_what_is_written_not_even_the_owner(String table) throws SQLException {
        append(new AppendUnit(List.of(event("a", 0)), accepted(), NOON));

        for (String role : List.of("quitus_app", "quitus_owner")) {
            for (String change : List.of("delete from eventlog." + table, "truncate eventlog." + table)) {
                assertThatThrownBy(() -> database.run(name, "set role " + role, change))
                        .isInstanceOf(SQLException.class)
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("42501");
            }
        }
        assertThatThrownBy(() -> database.run(name, "update eventlog.events set kind = 1"))
                .hasMessageContaining("append-only");
        assertThat(database.number(name, "select count(*) from eventlog." + table))
                .isPositive();
    }

    @Test
    void the_application_never_moves_the_head_back() throws SQLException {
        append(unit(event("a", 0)));

        assertThatThrownBy(
                        () -> database.run(name, "set role quitus_app", "update eventlog.log_head set position = -1"))
                .hasMessageContaining("never goes back");
        assertThatThrownBy(() -> database.run(name, "delete from eventlog.log_head"))
                .hasMessageContaining("append-only");
    }

    @Test
    void a_person_reads_the_events_with_their_time() throws SQLException {
        append(unit(event("a", 0)));

        assertThat(database.number(name, """
                        select count(*) from eventlog.readable_events
                         where recorded_at = '2025-03-01T12:00:00.123456Z' and payload = '{"of":"a"}'
                        """)).isEqualTo(1);
    }

    @Test
    void many_callers_share_few_commits_and_every_leaf_is_true() throws Exception {
        int callers = 16;
        int each = 50;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < callers; c++) {
                String aggregate = "aggregate-" + c;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        append(new AppendUnit(List.of(event(aggregate, i)), accepted(), NOON));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }

        List<StoredEvent> all = log.read(-1, 10_000);
        assertThat(all)
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(numbers(0, callers * (long) each - 1L));
        assertThat(all)
                .allSatisfy(event -> assertThat(LeafHash.of(event.entry())).isEqualTo(event.leafHash()));
        List<JournalledCommand> journal = log.journal(-1, 10_000);
        assertThat(journal)
                .extracting(JournalledCommand::number)
                .containsExactlyElementsOf(numbers(0, callers * (long) each - 1L));
        assertThat(journal).allSatisfy(line -> assertThat(line.firstPosition()).isEqualTo(line.number()));
    }

    @Test
    void a_full_queue_refuses_before_anything_is_written() throws Exception {
        log.close();
        log = open(LogLimits.defaults().batching(100, 1, 2));
        try (Connection holder = database.administrator(name);
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select position from eventlog.log_head for update");
            CompletableFuture<Appended> first = log.append(unit(event("a", 0)));
            Await.until("the appender holds the first unit", () -> log.health().queuedUnits() == 0);
            CompletableFuture<Appended> second = log.append(unit(event("b", 0)));
            CompletableFuture<Appended> third = log.append(unit(event("c", 0)));

            assertFails(log.append(unit(event("d", 0))), LogSaturatedException.class);

            holder.rollback();
            assertThat(List.of(settled(first), settled(second), settled(third)))
                    .extracting(Appended::lastPosition)
                    .containsExactly(0L, 1L, 2L);
        }
        assertThat(log.lastSequence("d")).isEmpty();
    }

    @Test
    void a_unit_the_database_will_never_accept_fails_alone() throws Exception {
        database.run(name, "alter table eventlog.streams add constraint no_poison check (aggregate_id <> 'poison')");
        List<CompletableFuture<Appended>> good = new ArrayList<>();
        CompletableFuture<Appended> bad;
        try (Connection holder = database.administrator(name);
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select position from eventlog.log_head for update");
            good.add(log.append(unit(event("a", 0))));
            good.add(log.append(unit(event("b", 0))));
            bad = log.append(unit(event("c", 0), event("poison", 0)));
            good.add(log.append(unit(event("a", 1))));
            holder.rollback();
        }

        assertFails(bad, EventStoreException.class);
        good.forEach(EventLogContract::settled);
        assertThat(log.read(-1, 10)).extracting(StoredEvent::aggregateId).containsExactly("a", "b", "a");
    }

    @Test
    void a_conflict_with_another_node_fails_only_its_own_unit() {
        try (PostgresEventLog other = open(LogLimits.defaults())) {
            append(unit(event("a", 0), event("b", 0)));
            settled(other.append(unit(event("a", 1))));

            CompletableFuture<Appended> stale = log.append(unit(event("a", 1)));
            CompletableFuture<Appended> good = log.append(unit(event("b", 1)));

            assertFails(stale, ConcurrencyException.class);
            assertThat(settled(good).lastPosition()).isEqualTo(3);
        }
    }

    @Test
    void a_stretch_of_which_a_stream_has_lost_its_name_is_refused() throws SQLException {
        append(unit(event("a", 0), event("b", 0)));
        database.run(
                name,
                "set session_replication_role = replica",
                "delete from eventlog.streams where aggregate_id = 'b'");

        assertThatThrownBy(() -> log.stretch(-1, 1, _ -> true))
                .hasMessageContaining("position 1 has lost a part of it: the log was changed");
        assertThat(log.stretch(-1, 0, _ -> true).events())
                .extracting(StoredEvent::aggregateId)
                .containsExactly("a");
    }

    @Test
    void notices_what_another_node_wrote() throws Exception {
        try (PostgresEventLog other = open(LogLimits.defaults())) {
            CommandEntry entry = accepted();
            settled(other.append(new AppendUnit(List.of(event("a", 0)), entry, NOON)));

            assertThat(log.awaitBeyond(-1, Await.PATIENCE)).isTrue();
            assertThat(log.read(-1, 10)).extracting(StoredEvent::aggregateId).containsExactly("a");
            assertThat(log.find(entry.commandId())).isPresent();
        }
    }

    @Test
    void two_nodes_on_one_database_both_go_on_and_lose_nothing() throws Exception {
        try (PostgresEventLog other = open(LogLimits.defaults())) {
            List<EventLog> nodes = List.of(log, other);
            int each = 60;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (int c = 0; c < 8; c++) {
                    EventLog node = nodes.get(c % 2);
                    String aggregate = "aggregate-" + c;
                    running.add(threads.submit(() -> {
                        for (int i = 0; i < each; i++) {
                            settled(node.append(unit(event(aggregate, i))));
                        }
                    }));
                }
                for (Future<?> one : running) {
                    one.get();
                }
            }

            assertThat(log.awaitBeyond(8L * each - 2L, Await.PATIENCE)).isTrue();
            List<StoredEvent> all = log.read(-1, 10_000);
            assertThat(all).extracting(StoredEvent::position).containsExactlyElementsOf(numbers(0, 8L * each - 1L));
            for (int c = 0; c < 8; c++) {
                assertThat(log.readStream("aggregate-" + c, 0))
                        .extracting(StoredEvent::sequence)
                        .containsExactlyElementsOf(numbers(0, each - 1L));
            }
            // Under load one node may have written all before the other began; in turns each deposes the other.
            for (int turn = 0; turn < 4; turn++) {
                settled(nodes.get(turn % 2).append(unit(event("turns", turn))));
            }
            assertThat(log.health().takeovers()).isGreaterThan(1);
            assertThat(other.health().takeovers()).isGreaterThan(1);
        }
    }

    @Test
    void connections_killed_under_load_lose_nothing_and_write_nothing_twice() throws Exception {
        Map<Long, String> acknowledged = new TreeMap<>();
        AtomicBoolean loading = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < 8; c++) {
                String aggregate = "aggregate-" + c;
                running.add(threads.submit(() -> {
                    for (int i = 0; loading.get(); i++) {
                        AppendUnit unit = new AppendUnit(List.of(event(aggregate, i)), accepted(), NOON);
                        Appended appended = append(unit);
                        synchronized (acknowledged) {
                            acknowledged.put(appended.lastPosition(), aggregate + " " + i);
                        }
                    }
                }));
            }
            int kills = 0;
            while (kills < 30) {
                int before;
                synchronized (acknowledged) {
                    before = acknowledged.size();
                }
                kills += (int) database.number(name, """
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                         where application_name = 'quitus-appender' and datname = current_database()
                        """);
                Await.until("appends go on after a kill", () -> {
                    synchronized (acknowledged) {
                        return acknowledged.size() > before + 20;
                    }
                });
            }
            loading.set(false);
            for (Future<?> one : running) {
                one.get();
            }
        }

        Map<Long, String> stored = new TreeMap<>();
        log.read(-1, 1_000_000)
                .forEach(event -> stored.put(event.position(), event.aggregateId() + " " + event.sequence()));
        assertThat(stored).isEqualTo(acknowledged);
        assertThat(stored.keySet()).containsExactlyElementsOf(numbers(0, stored.size() - 1L));
        assertThat(stored.values()).doesNotHaveDuplicates();
        assertThat(log.health().takeovers()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void a_database_without_the_schema_writes_nothing_and_says_so() throws Exception {
        String empty = "empty_" + name;
        database.run("postgres", "create database " + empty);
        ConnectionSource source = database.application(empty);
        try (PostgresEventLog early = PostgresEventLog.open(
                source,
                source,
                LogLimits.defaults().settlingWithin(Duration.ofMillis(300)),
                new SimpleMeterRegistry())) {
            assertThat(early.health().writable()).isFalse();
            assertThatThrownBy(() -> settled(early.append(unit(event("a", 0)))))
                    .cause()
                    .isInstanceOfAny(LogSaturatedException.class, OutcomeUnknownException.class);
        }
    }
}
