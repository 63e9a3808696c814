package fr.quitus.app.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.api.json.EventReader;
import fr.quitus.bays.EmbeddedPostgres;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.EventNames;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.NamedEventSerializer;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.postgres.PostgresEventLog;
import fr.quitus.projections.EveryProjection;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.LiveDriver;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.ProjectionLimits;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import fr.quitus.projections.ports.ViewsDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trap of events numbered by a sequence: one committed after a later number is skipped for ever by whoever reads on
 * from the last number he saw. The same interleaving on each store: the first writer holds its transaction open with
 * its event written, the second wants to commit, readers read meanwhile, and then the first commits.
 */
class LateCommitTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant TIME = Instant.parse("2025-01-02T09:00:00Z");
    private static final String WHO = "{\"actor\":\"denis\",\"command\":\"OpenCredits\",\"commandId\":"
            + "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",\"entry\":\"MANUAL\",\"occurredAt\":\"2025-01-02T09:00:00Z\","
            + "\"origin\":\"test\",\"perimeter\":\"*\",\"role\":\"BUDGET_DIRECTORATE\"}";
    private static final int LOOKS = 20;

    /** Holds the commits of who says that he is late, once all they write is written, until the gate is opened. */
    private static final String[] GATE = {
        "create schema late",
        "create table late.gate (open boolean not null)",
        "insert into late.gate (open) values (true)",
        """
        create function late.hold() returns trigger language plpgsql as $$
        begin
            while current_setting('late.commits', true) = 'on' and not (select g.open from late.gate g) loop
                perform pg_sleep(0.005);
            end loop;
            return null;
        end $$""",
        """
        create constraint trigger late_commit after update on eventlog.log_head deferrable initially deferred
            for each row when (new.position > old.position) execute function late.hold()"""
    };

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static int databases;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(folder, Map.of("fsync", "off"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /** What an application on the store has: the log, the views, and the driver that keeps them up with it. */
    private record Node(
            HikariDataSource views,
            EventLog log,
            EventLogReader reader,
            Database database,
            ProjectionRegistry registry,
            LiveDriver live)
            implements AutoCloseable {

        /** @param commits late: {@code on} or {@code off} */
        static Node on(String name, String commits) {
            Properties late = properties();
            late.setProperty("options", "-c late.commits=" + commits);
            EventLog log = PostgresEventLog.open(
                    () -> DriverManager.getConnection(postgres.jdbcUrl(name), late),
                    () -> DriverManager.getConnection(postgres.jdbcUrl(name), properties()),
                    LogLimits.defaults().settlingWithin(PATIENCE),
                    new SimpleMeterRegistry());
            HikariDataSource views = new HikariDataSource();
            views.setJdbcUrl(postgres.jdbcUrl(name));
            views.setUsername(postgres.user());
            views.setPassword(postgres.password());
            views.setMaximumPoolSize(8);
            views.setMinimumIdle(0);
            Database database = new Database(new ViewsDatabase(views));
            EventLogReader reader = new EventLogReader(log, EventReader.ofLedger(_ -> Optional.empty()));
            ProjectionRegistry registry = new ProjectionRegistry(EveryProjection.ofThisModule(), database, reader);
            registry.prepare();
            LiveDriver live = new LiveDriver(registry, database, reader, ProjectionLimits.DEFAULT);
            live.start();
            return new Node(views, log, reader, database, registry, live);
        }

        void awaitShown(long position) {
            for (String view : registry.names()) {
                assertThat(registry.awaitPosition(view, position, PATIENCE))
                        .as(view)
                        .isTrue();
            }
        }

        /** Every view made again, compared with what is shown, and found equal at this position. */
        void rebuiltAt(long position) {
            RebuildReport report = new RebuildDriver(registry, database, reader, ProjectionLimits.DEFAULT)
                    .rebuildAll(ProgressListener.SILENT);
            assertThat(report.views()).hasSize(registry.names().size()).allSatisfy(view -> {
                assertThat(view.outcome()).as(view.toString()).isEqualTo(RebuildReport.Outcome.COMPARED_AND_SWITCHED);
                assertThat(view.position()).isEqualTo(position);
            });
        }

        @Override
        public void close() {
            live.close();
            log.close();
            views.close();
        }
    }

    /** Looks at the audit trail, which has a row per event, as long as it is open. */
    private static final class Onlooker implements AutoCloseable {
        private static final String LOOK = """
                select p.position,
                       (select count(*) from views.audit_trail) as events,
                       (select coalesce(max(t.position), -1) from views.audit_trail t) as last
                  from views.projection_position p where p.name = 'audittrail'
                """;

        private final String name;
        private final Set<Long> shown = new ConcurrentSkipListSet<>();
        private final AtomicInteger looks = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();
        private final Thread thread;

        private Onlooker(String name) {
            this.name = name;
            this.thread = Thread.ofPlatform().name("onlooker").start(this::look);
        }

        private void look() {
            try (Connection connection = connect(name);
                    Statement statement = connection.createStatement()) {
                while (!Thread.currentThread().isInterrupted()) {
                    try (ResultSet row = statement.executeQuery(LOOK)) {
                        assertThat(row.next()).isTrue();
                        long position = row.getLong("position");
                        assertThat(row.getLong("last")).isEqualTo(position);
                        assertThat(row.getLong("events"))
                                .as("each up to " + position)
                                .isEqualTo(position + 1);
                        shown.add(position);
                        looks.incrementAndGet();
                    }
                }
            } catch (SQLException | RuntimeException | AssertionError e) {
                wrong.set(e);
            }
        }

        /** Looks a number of times more, and not in vain. */
        void looksOn() {
            int enough = looks.get() + LOOKS;
            await("the views are looked at", () -> looks.get() >= enough || wrong.get() != null);
            assertThat(wrong.get()).isNull();
        }

        @Override
        public void close() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void no_view_steps_over_what_is_committed_late_and_afterwards_all_show_it() throws Exception {
        String name = newDatabase();
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(name), postgres.user(), postgres.password())
                .locations("classpath:db/eventlog")
                .load()
                .migrate();
        run(name, GATE);
        try (Node late = Node.on(name, "on");
                Node other = Node.on(name, "off");
                Onlooker onlooker = new Onlooker(name)) {
            settled(other.log().append(opened("0101")));
            List<Node> nodes = List.of(late, other);
            nodes.forEach(node -> node.awaitShown(0));

            run(name, "update late.gate set open = false");
            CompletableFuture<Appended> first = late.log().append(opened("0102"));
            await("the first holds its transaction open", () -> writers(name, "wait_event = 'PgSleep'") == 1);
            CompletableFuture<Appended> second = other.log().append(opened("0103"));
            await("the second wants to commit", () -> writers(name, "wait_event_type = 'Lock'") == 1);
            nodes.forEach(node -> node.rebuiltAt(0));
            onlooker.looksOn();
            assertThat(onlooker.shown).as("before either commits").contains(0L).doesNotContain(1L, 2L);
            assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);

            run(name, "update late.gate set open = true");
            assertThat(settled(first).firstPosition()).isEqualTo(1);
            assertThat(settled(second).firstPosition()).isEqualTo(2);
            nodes.forEach(node -> node.awaitShown(2));
            onlooker.looksOn();

            nodes.forEach(node -> node.rebuiltAt(2));
            assertThat(texts(name, "select aggregate_id from views.audit_trail order by position"))
                    .containsExactly(
                            "programme-budget:2025:0101", "programme-budget:2025:0102", "programme-budget:2025:0103");
            assertThat(texts(name, "select programme from views.title_opening order by programme"))
                    .containsExactly("0101", "0102", "0103");
            assertThat(onlooker.wrong.get()).isNull();
        }
    }

    @Test
    void who_numbers_by_a_sequence_and_reads_on_from_the_last_number_skips_it_for_ever() throws SQLException {
        String name = newDatabase();
        run(name, "create table numbered (number bigserial primary key, writer text not null)");
        try (Connection late = connect(name);
                Connection other = connect(name)) {
            late.setAutoCommit(false);
            write(late, "late");
            write(other, "in time");

            List<String> followed = new ArrayList<>();
            long last = readOn(other, 0, followed);
            late.commit();
            readOn(other, last, followed);

            assertThat(followed).containsExactly("in time");
            List<String> fromTheFirst = new ArrayList<>();
            readOn(other, 0, fromTheFirst);
            assertThat(fromTheFirst).containsExactly("late", "in time");
        }
    }

    private static void write(Connection connection, String writer) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into numbered (writer) values ('" + writer + "')");
        }
    }

    private static long readOn(Connection connection, long after, List<String> read) throws SQLException {
        long last = after;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select number, writer from numbered where number > " + after + " order by number")) {
            while (rows.next()) {
                last = rows.getLong("number");
                read.add(rows.getString("writer"));
            }
        }
        return last;
    }

    /** It waits for what it calls a gap, but not behind an event that was made more than a minute ago. */
    @Test
    void axons_own_engine_skips_it_when_what_was_committed_in_time_is_a_minute_old() throws SQLException {
        String name = newDatabase();
        try (Connection late = connect(name);
                Connection other = connect(name)) {
            JdbcEventStorageEngine inTime = engine(other);
            inTime.createSchema(PostgresEventTableFactory.INSTANCE);
            inTime.appendEvents(List.of(made("first")));
            List<String> followed = new ArrayList<>();
            TrackingToken token = readOn(inTime, null, followed);
            late.setAutoCommit(false);
            engine(late).appendEvents(List.of(made("late")));
            inTime.appendEvents(List.of(made("in time")));

            token = readOn(inTime, token, followed);
            late.commit();
            readOn(inTime, token, followed);

            assertThat(followed).containsExactly("first", "in time");
            List<String> fromTheFirst = new ArrayList<>();
            readOn(inTime, null, fromTheFirst);
            assertThat(fromTheFirst).containsExactly("first", "late", "in time");
        }
    }

    private static JdbcEventStorageEngine engine(Connection connection) {
        NamedEventSerializer serializer = new NamedEventSerializer(
                JsonMapper.builder().build(), EventNames.of(Map.of("written.v1", String.class)));
        return JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(new SingleConnectionDataSource(connection, true)::getConnection)
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
    }

    /** Long ago, as the message of an append is that waited more than a minute for a second bay. */
    private static EventMessage<String> made(String text) {
        return new GenericDomainEventMessage<>("Text", text, 0, text, Map.of(), text, TIME);
    }

    private static @Nullable TrackingToken readOn(
            JdbcEventStorageEngine engine, @Nullable TrackingToken after, List<String> read) {
        TrackingToken last = after;
        try (var events = engine.readEvents(after, false)) {
            for (TrackedEventMessage<?> event : events.toList()) {
                last = event.trackingToken();
                read.add(String.valueOf(event.getPayload()));
            }
        }
        return last;
    }

    private static AppendUnit opened(String programme) {
        String payload = "{\"year\":2025,\"programme\":\"%s\",\"title\":\"T3\","
                + "\"credits\":{\"ae\":\"10.00\",\"cp\":\"9.00\"},\"legalRef\":\"LFI\"}";
        NewEvent event = new NewEvent(
                "ProgrammeBudgetStream",
                "programme-budget:2025:" + programme,
                0,
                "credits-opened.v1",
                payload.formatted(programme).getBytes(UTF_8),
                WHO.getBytes(UTF_8));
        return new AppendUnit(List.of(event), null, TIME);
    }

    private static Appended settled(CompletableFuture<Appended> appending) {
        return appending.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static String newDatabase() throws SQLException {
        String name = "late_" + databases++;
        run("postgres", "create database " + name);
        return name;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", postgres.user());
        properties.setProperty("password", postgres.password());
        return properties;
    }

    private static Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(name), properties());
    }

    private static void run(String name, String... statements) throws SQLException {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> texts(String name, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Appenders of which this is so now. */
    private static long writers(String name, String condition) throws SQLException {
        return Long.parseLong(texts(
                        name,
                        "select count(*) from pg_stat_activity where application_name = 'quitus-appender'"
                                + " and datname = current_database() and " + condition)
                .getFirst());
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(String what, Condition condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.holds()) {
                assertThat(System.nanoTime() - deadline).as(what).isNegative();
                LockSupport.parkNanos(1_000_000);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
