package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.NewEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address leads to another primary, one that lacks what was acknowledged: nothing is written there. */
class AncestryTest {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    /** What is to be refused is given up soon; nothing else is asked of such a log once it was led away. */
    private static final LogLimits HASTY = LogLimits.defaults().settlingWithin(Duration.ofSeconds(1));
    /** Soon still, and long enough for a slow machine to write what is not refused. */
    private static final LogLimits PATIENT = LogLimits.defaults().settlingWithin(Duration.ofSeconds(8));

    private static final String LAST_POSITION = "select position from eventlog.log_head";
    private static final String EPOCH = "select epoch from eventlog.log_head";

    @TempDir
    static Path directory;

    private static TestDatabase database;

    /** The database behind the address. */
    private final AtomicReference<String> primary = new AtomicReference<>("");

    private final ConnectionSource address =
            () -> database.application(primary.get()).open();

    @BeforeAll
    static void start_the_server() throws SQLException {
        database = TestDatabase.start(directory);
    }

    @AfterAll
    static void stop_the_server() {
        database.close();
    }

    @BeforeEach
    void create_the_primary() throws SQLException {
        primary.set(database.create());
    }

    @Test
    void a_primary_from_before_the_takeover_is_not_written_and_the_true_one_is_when_it_comes_back() throws Exception {
        String old = database.create();
        String yes = primary.get();
        try (PostgresEventLog log = open(address, PATIENT)) {
            settled(log.append(unit("a", 0)));

            lead_to(old);
            assert_refused(log.append(unit("b", 0)));

            assertThat(database.number(old, EPOCH)).isZero();
            lead_to(yes);
            assertThat(settled(log.append(unit("b", 0))).lastPosition()).isEqualTo(1);
        }
    }

    @Test
    void a_primary_that_lacks_the_last_acknowledged_event_is_not_written_even_once_it_has_grown_longer()
            throws Exception {
        try (PostgresEventLog log = open(address, HASTY)) {
            settled(log.append(unit("a", 0)));
            settled(log.append(unit("b", 0)));
            String fork = copy_without_the_last_event();
            write_as_another_node(fork, 3);

            lead_to(fork);
            assert_refused(log.append(unit("c", 0)));

            assertThat(database.number(fork, LAST_POSITION)).isEqualTo(3);
            assertThat(database.number(fork, EPOCH)).isEqualTo(2);
            assertThat(log.head()).isEqualTo(1);
        }
    }

    @Test
    void a_primary_where_another_node_took_the_same_epoch_is_not_written() throws Exception {
        String fork = database.create();
        try (PostgresEventLog log = open(address, HASTY)) {
            settled(log.append(unit("a", 0)));
            write_as_another_node(fork, 3);

            lead_to(fork);
            assert_refused(log.append(unit("c", 0)));

            assertThat(database.number(fork, LAST_POSITION)).isEqualTo(2);
        }
    }

    @Test
    void a_node_that_only_read_what_another_wrote_does_not_write_where_it_is_missing() throws Exception {
        String yes = primary.get();
        try (PostgresEventLog log = open(address, HASTY);
                PostgresEventLog other = open(database.application(yes), LogLimits.defaults())) {
            settled(other.append(unit("a", 0)));
            settled(other.append(unit("b", 0)));
            assertThat(log.awaitBeyond(0, Await.PATIENCE)).isTrue();
            other.close();
            String fork = copy_without_the_last_event();

            lead_to(fork);
            assert_refused(log.append(unit("c", 0)));

            assertThat(database.number(fork, LAST_POSITION)).isZero();
        }
    }

    @Test
    void a_primary_that_holds_all_is_written_whoever_wrote_meanwhile() throws Exception {
        try (PostgresEventLog log = open(address, LogLimits.defaults())) {
            settled(log.append(unit("a", 0)));
            write_as_another_node(primary.get(), 2);

            cut_off(primary.get());

            assertThat(settled(log.append(unit("b", 0))).lastPosition()).isEqualTo(3);
        }
    }

    private static PostgresEventLog open(ConnectionSource source, LogLimits limits) {
        return PostgresEventLog.open(source, source, limits, new SimpleMeterRegistry());
    }

    private void lead_to(String name) throws SQLException {
        String before = primary.getAndSet(name);
        cut_off(before);
    }

    private static void cut_off(String name) throws SQLException {
        database.run(
                "postgres",
                "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '%s'".formatted(name));
    }

    /** As a standby that had not received the last event, and was promoted. */
    private String copy_without_the_last_event() throws SQLException {
        String name = primary.get();
        String fork = name + "_fork";
        // The log comes back at once, and a database that somebody is in cannot be copied.
        database.run("postgres", "alter database %s allow_connections false".formatted(name));
        cut_off(name);
        database.run(
                "postgres",
                "create database %s template %s".formatted(fork, name),
                "alter database %s allow_connections true".formatted(name));
        database.run(
                fork,
                "set session_replication_role = replica",
                "delete from eventlog.events where position = 1",
                "delete from eventlog.streams where last_position = 1",
                "update eventlog.log_head set position = 0, frontier = int8send(1) || (%s)"
                        .formatted("select leaf_hash from eventlog.events where position = 0"));
        return fork;
    }

    private static void write_as_another_node(String name, int events) throws SQLException {
        try (PostgresEventLog other = open(database.application(name), LogLimits.defaults())) {
            for (int i = 0; i < events; i++) {
                settled(other.append(unit("another-" + i, 0)));
            }
        }
    }

    private static void assert_refused(CompletableFuture<Appended> appending) {
        assertThatThrownBy(() -> settled(appending)).hasCauseInstanceOf(EventStoreException.class);
    }

    private static Appended settled(CompletableFuture<Appended> appending) {
        return appending.orTimeout(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static AppendUnit unit(String aggregateId, long sequence) {
        return new AppendUnit(
                List.of(new NewEvent("Envelope", aggregateId, sequence, "opened.v1", new byte[] {1}, new byte[] {2})),
                null,
                NOON);
    }
}
