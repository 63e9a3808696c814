package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.StoredSnapshot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event table in partitions, here of a hundred events each. */
class PartitionTest {

    private static final int PARTITION_EVENTS = 100;
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final String PARTITIONS =
            "select count(*) from pg_inherits where inhparent = 'eventlog.events'::regclass";
    private static final Pattern READ = Pattern.compile(" on events_(\\d{6}) .*\\(actual");

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private String name = "";
    private PostgresEventLog log;

    @BeforeAll
    static void start_the_server() throws SQLException {
        database = TestDatabase.start(directory);
    }

    @AfterAll
    static void stop_the_server() {
        database.close();
    }

    @BeforeEach
    void open_a_log_with_small_partitions() throws SQLException {
        name = database.create();
        database.run(name, """
                create or replace function eventlog.partition_events() returns bigint
                    language sql immutable as 'select %d::bigint'
                """.formatted(PARTITION_EVENTS));
        log = open();
    }

    @AfterEach
    void close_the_log() {
        log.close();
    }

    private PostgresEventLog open() {
        ConnectionSource source = database.application(name);
        return PostgresEventLog.open(source, source, LogLimits.defaults(), new SimpleMeterRegistry());
    }

    @Test
    void a_batch_that_crosses_from_one_partition_to_the_next_is_one_batch() throws Exception {
        append("before", 0, 60);
        List<CompletableFuture<Appended>> appending = new ArrayList<>();
        try (Connection holder = database.administrator(name);
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select position from eventlog.log_head for update");
            appending.add(log.append(unit("first", 0, 1)));
            Await.until("the appender holds the first unit", () -> log.health().queuedUnits() == 0);
            appending.add(log.append(unit("a", 0, 30)));
            appending.add(log.append(unit("across", 0, 30)));
            appending.add(log.append(unit("b", 0, 30)));
            holder.rollback();
        }
        appending.forEach(PartitionTest::settled);

        List<StoredEvent> all = log.read(-1, 1_000);
        assertThat(all).extracting(StoredEvent::position).containsExactlyElementsOf(numbers(0, 150));
        assertThat(log.readStream("across", 0))
                .extracting(StoredEvent::sequence)
                .containsExactlyElementsOf(numbers(0, 29));
        assertThat(database.number(name, "select count(*) from eventlog.events_000000"))
                .isEqualTo(PARTITION_EVENTS);
        assertThat(database.number(name, "select count(distinct xmin::text) from eventlog.events where position > 60"))
                .as("transactions that wrote what was queued")
                .isEqualTo(1);
    }

    @Test
    void a_spare_partition_is_made_before_it_is_needed() throws Exception {
        assertThat(database.number(name, PARTITIONS)).isEqualTo(2);

        append("a", 0, PARTITION_EVENTS - 1);
        assertThat(database.number(name, PARTITIONS)).isEqualTo(2);
        append("a", PARTITION_EVENTS - 1, 1);

        Await.until("the spare is being filled, so another is made", () -> database.number(name, PARTITIONS) == 3);
    }

    @Test
    void an_append_makes_the_room_itself_if_nobody_else_did() throws Exception {
        log.close();
        database.run(
                name,
                "alter table eventlog.events detach partition eventlog.events_000001",
                "drop table eventlog.events_000001");
        ConnectionSource appends = database.application(name);
        ConnectionSource once = new ConnectionSource() {
            private boolean opened;

            @Override
            public synchronized Connection open() throws SQLException {
                if (opened) {
                    throw new SQLException("no second connection");
                }
                opened = true;
                return appends.open();
            }
        };
        try (PostgresEventLog poor =
                PostgresEventLog.open(once, appends, LogLimits.defaults(), new SimpleMeterRegistry())) {
            for (int hundred = 0; hundred < 5; hundred++) {
                settled(poor.append(unit("a", 100L * hundred, 100)));
            }
            assertThat(poor.head()).isEqualTo(499);
        }
        assertThat(database.number(name, PARTITIONS)).isGreaterThanOrEqualTo(5);
    }

    @Test
    void a_half_made_spare_is_finished_at_the_next_start() throws Exception {
        log.close();
        database.run(
                name,
                "alter table eventlog.events detach partition eventlog.events_000001",
                "drop trigger append_only on eventlog.events_000001");

        log = open();
        append("a", 0, 150);

        assertThat(database.number(name, "select count(*) from eventlog.events_000001"))
                .isEqualTo(50);
        assertRefused("quitus_owner", "delete from eventlog.events_000001");
    }

    @Test
    void nobody_changes_an_event_in_any_partition_and_the_application_sees_none_of_them() throws Exception {
        append("a", 0, 150);
        append("a", 150, 100);
        Await.until("there are four partitions", () -> database.number(name, PARTITIONS) == 4);

        for (int number = 0; number < 4; number++) {
            String partition = "eventlog.events_%06d".formatted(number);
            for (String change : List.of("update %s set kind = 1", "delete from %s", "truncate %s")) {
                assertRefused("quitus_app", change.formatted(partition));
                assertRefused("quitus_owner", change.formatted(partition));
            }
            assertRefused("quitus_app", "select position from " + partition);
            assertRefused(
                    "quitus_app",
                    "insert into %s select * from eventlog.events where position = 0".formatted(partition));
            assertRefused("quitus_app", "alter table eventlog.events detach partition " + partition);
            assertRefused("quitus_app", "drop table " + partition);
        }
        assertThat(database.number(name, "select count(*) from eventlog.events"))
                .isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void an_aggregate_is_read_from_the_partitions_it_is_in_and_from_no_other(String plans) throws Exception {
        append("before", 0, 120);
        append("early", 0, 30);
        append("between", 0, 90);
        append("early", 30, 1);
        append("after", 0, 100);
        append("after", 100, 100);

        assertThat(log.readStream("early", 0)).hasSize(31);
        assertThat(partitionsRead(plans, "early", 0)).containsExactly(1, 2);
        assertThat(partitionsRead(plans, "before", 0)).containsExactly(0, 1);
        assertThat(partitionsRead(plans, "after", 0)).containsExactly(2, 3, 4);
        assertThat(partitionsRead(plans, "unknown", 0)).isEmpty();

        database.run(name, "analyze eventlog.events");
        assertThat(partitionsRead(plans, "early", 0)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void an_aggregate_with_a_snapshot_is_read_from_there_on(String plans) throws Exception {
        for (int hundred = 0; hundred < 5; hundred++) {
            append("hot", 100L * hundred, 100);
        }
        log.storeSnapshot(new StoredSnapshot("Envelope", "hot", 449, "s", "state.v1", NOON, bytes("{}"), bytes("{}")));

        assertThat(log.readStream("hot", 450)).hasSize(50);
        assertThat(partitionsRead(plans, "hot", 450)).containsExactly(4);
        assertThat(log.readStream("hot", 10)).as("from before the snapshot").hasSize(490);
        assertThat(partitionsRead(plans, "hot", 0)).containsExactly(0, 1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void an_event_is_read_by_its_position_from_its_partition_and_from_no_other(String plans) throws Exception {
        for (int hundred = 0; hundred < 5; hundred++) {
            append("a", 100L * hundred, 100);
        }
        String sql = Sql.EVENTS_AT.replace("?", "$1");

        assertThat(log.at(List.of(7L, 8L, 399L)))
                .extracting(StoredEvent::position)
                .containsExactly(7L, 8L, 399L);
        assertThat(partitionsRead(plans, "(bigint[]) as " + sql, "('{7,8,399}')", "Seq Scan on events_"))
                .containsExactly(0, 3);
    }

    private TreeSet<Integer> partitionsRead(String plans, String aggregateId, long firstSequence) throws SQLException {
        String sql = Sql.READ_STREAM
                .replaceFirst("\\?", "\\$1")
                .replaceFirst("\\?", "\\$2")
                .replaceFirst("\\?", "\\$1");
        return partitionsRead(
                plans,
                "(bigint, text) as " + sql,
                "(%d, '%s')".formatted(firstSequence, aggregateId),
                "Seq Scan on events_",
                "events_position",
                "_pkey on events_");
    }

    /** The partitions in which the plan of the product's own statement looked for something. */
    private TreeSet<Integer> partitionsRead(String plans, String prepared, String executed, String... never)
            throws SQLException {
        TreeSet<Integer> read = new TreeSet<>();
        try (Connection connection = database.application(name).open();
                Statement statement = connection.createStatement()) {
            statement.execute(PostgresEventLog.PREPARE_READER);
            statement.execute("set plan_cache_mode = " + plans);
            statement.execute("prepare loading " + prepared);
            try (ResultSet row = statement.executeQuery("explain (analyze, costs off) execute loading " + executed)) {
                while (row.next()) {
                    Matcher line = READ.matcher(row.getString(1));
                    assertThat(row.getString(1)).doesNotContain(never);
                    if (line.find()) {
                        read.add(Integer.valueOf(line.group(1)));
                    }
                }
            }
        }
        return read;
    }

    private void assertRefused(String role, String statement) {
        assertThatThrownBy(() -> database.run(name, "set role " + role, statement))
                .as("%s: %s", role, statement)
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("42501");
    }

    private void append(String aggregateId, long firstSequence, int events) {
        settled(log.append(unit(aggregateId, firstSequence, events)));
    }

    private static Appended settled(CompletableFuture<Appended> appending) {
        return appending.orTimeout(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static AppendUnit unit(String aggregateId, long firstSequence, int count) {
        List<NewEvent> events = LongStream.range(firstSequence, firstSequence + count)
                .mapToObj(sequence ->
                        new NewEvent("Envelope", aggregateId, sequence, "reserved.v1", bytes("{}"), bytes("{}")))
                .toList();
        return new AppendUnit(events, null, NOON);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
