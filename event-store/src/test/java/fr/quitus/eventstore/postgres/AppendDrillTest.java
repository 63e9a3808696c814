package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.DuplicateCommandException;
import fr.quitus.eventstore.LogLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The worst, at every step of an append, under load. The profile {@code drill} does it many times, a build once.
 */
class AppendDrillTest {

    private static final int REPEATS = Boolean.getBoolean("quitus.drill") ? 20 : 1;
    private static final int WRITERS = 4;
    private static final int UNITS_BETWEEN = 20;
    private static final String APPENDER = "datname = current_database() and application_name = 'quitus-appender'";

    /** How far the append is. */
    enum Step {
        NOT_YET_SENT,
        /** The database has it and cannot go on: the head's row is held. */
        SENT,
        /** Committed on the primary; the standby that must have it is away. */
        AWAITING_THE_STANDBY,
        /** Durable, but the appender has not heard it. */
        COMMITTED
    }

    /** What happens to it there. */
    enum Fault {
        BACKEND_TERMINATED,
        BACKEND_CANCELLED,
        CONNECTION_ABORTED,
        SERVER_KILLED
    }

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private String name = "";
    private StoppedAppends appends = new StoppedAppends(() -> {
        throw new SQLException("no database yet");
    });

    @BeforeAll
    static void start_the_server() throws SQLException {
        database = TestDatabase.start(directory);
    }

    @AfterAll
    static void stop_the_server() {
        database.close();
    }

    @BeforeEach
    void a_database() throws SQLException {
        name = database.create();
        appends = new StoppedAppends(database.application(name));
    }

    @AfterEach
    void the_standby_is_back() throws Exception {
        database.standbys("");
    }

    private PostgresEventLog open() {
        return PostgresEventLog.open(
                appends, database.application(name), LogLimits.defaults(), new SimpleMeterRegistry());
    }

    static Stream<Arguments> every_fault_at_every_step() {
        return Arrays.stream(Step.values())
                .flatMap(step -> Arrays.stream(Fault.values()).map(fault -> Arguments.of(step, fault)));
    }

    @ParameterizedTest
    @MethodSource("every_fault_at_every_step")
    void loses_nothing_acknowledged_and_writes_nothing_twice(Step step, Fault fault) throws Exception {
        try (PostgresEventLog log = open()) {
            Writers writers = Writers.start(log, WRITERS);
            try (writers) {
                for (int repeat = 0; repeat < REPEATS; repeat++) {
                    writers.awaitMore(UNITS_BETWEEN);
                    strike(step, fault, log);
                    writers.awaitMore(UNITS_BETWEEN);
                }
            }

            assertThat(Writers.check(log, writers.acknowledged()))
                    .as("writers that are never told otherwise know all of it")
                    .isEqualTo(writers.acknowledged().keySet());
        }
    }

    private void strike(Step step, Fault fault, PostgresEventLog log) throws Exception {
        switch (step) {
            case NOT_YET_SENT -> {
                appends.beforeSent(connection -> make(fault));
                Await.until("it is struck", appends::done);
            }
            case COMMITTED -> {
                appends.committed(connection -> make(fault));
                Await.until("it is struck", appends::done);
            }
            case SENT -> {
                try (Connection holder = database.administrator(name);
                        Statement statement = holder.createStatement()) {
                    holder.setAutoCommit(false);
                    statement.execute("select position from eventlog.log_head for update");
                    Await.until("the append waits for the head's row", () -> appenders("wait_event_type = 'Lock'") > 0);
                    make(fault);
                }
            }
            case AWAITING_THE_STANDBY -> {
                database.standbys("a_bay_that_does_not_exist");
                Await.until("the commit waits for the standby", () -> appenders("wait_event = 'SyncRep'") > 0);
                long acknowledged = log.head();
                make(fault);
                Await.until(
                        "what settles it waits for the standby too",
                        () -> appenders("wait_event in ('SyncRep', 'transactionid', 'tuple')") > 0);
                assertThat(log.head())
                        .as("nothing is told that is not replicated")
                        .isEqualTo(acknowledged);
                database.standbys("");
            }
        }
    }

    private void make(Fault fault) throws Exception {
        switch (fault) {
            case BACKEND_TERMINATED -> signal("pg_terminate_backend");
            case BACKEND_CANCELLED -> signal("pg_cancel_backend");
            case CONNECTION_ABORTED -> appends.abort();
            case SERVER_KILLED -> database.crash();
        }
    }

    private void signal(String function) throws SQLException {
        assertThat(database.number(name, "select count(" + function + "(pid)) from pg_stat_activity where " + APPENDER))
                .isPositive();
    }

    private long appenders(String condition) throws SQLException {
        return database.number(name, "select count(*) from pg_stat_activity where " + APPENDER + " and " + condition);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void an_application_that_is_killed_loses_nothing_acknowledged_and_a_repeat_writes_nothing_twice(Step step)
            throws Exception {
        Map<UUID, Appended> acknowledged = new HashMap<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            try (AppenderProcess application = AppenderProcess.start(database, name, step, WRITERS)) {
                application.awaitAcknowledged(UNITS_BETWEEN);
                kill(application, step);
                acknowledged.putAll(application.acknowledged());
                try (PostgresEventLog log = open()) {
                    for (Map.Entry<UUID, AppendUnit> unknown :
                            application.unanswered().entrySet()) {
                        again(log, unknown.getValue());
                    }
                    assertThat(Writers.check(log, acknowledged))
                            .as("what was asked is there once, answered or repeated")
                            .containsAll(application.unanswered().keySet());
                }
            }
        }
    }

    private void kill(AppenderProcess application, Step step) throws Exception {
        switch (step) {
            case NOT_YET_SENT, COMMITTED -> application.killWhereItStops();
            case SENT -> {
                try (Connection holder = database.administrator(name);
                        Statement statement = holder.createStatement()) {
                    holder.setAutoCommit(false);
                    statement.execute("select position from eventlog.log_head for update");
                    Await.until("the append waits for the head's row", () -> appenders("wait_event_type = 'Lock'") > 0);
                    application.kill();
                }
            }
            case AWAITING_THE_STANDBY -> {
                database.standbys("a_bay_that_does_not_exist");
                Await.until("the commit waits for the standby", () -> appenders("wait_event = 'SyncRep'") > 0);
                application.kill();
                database.standbys("");
            }
        }
    }

    private static void again(PostgresEventLog log, AppendUnit unit) {
        try {
            log.append(unit)
                    .orTimeout(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(DuplicateCommandException.class);
        }
    }
}
