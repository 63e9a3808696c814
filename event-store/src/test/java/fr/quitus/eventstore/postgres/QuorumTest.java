package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.DuplicateCommandException;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.OutcomeUnknownException;
import fr.quitus.eventstore.StoredEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quorum that does not answer: commits are visible before they are durable, and nobody may be told of them. */
class QuorumTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final String APPEND = "with moved as";
    private static final String TAKEOVER = "insert into eventlog.writer_epochs";
    private static final String BARRIER = "pg_logical_emit_message";
    private static final String WAITING_FOR_STANDBY =
            "select count(*) from pg_stat_activity where wait_event = 'SyncRep' and datname = current_database()";

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
    void open_the_log() throws SQLException {
        name = database.create();
        log = open(LogLimits.defaults());
    }

    @AfterEach
    void close_the_log() throws Exception {
        plug_the_standby();
        log.close();
    }

    private PostgresEventLog open(LogLimits limits) {
        ConnectionSource source = database.application(name);
        return PostgresEventLog.open(source, source, limits, new SimpleMeterRegistry());
    }

    @Test
    void a_cancelled_wait_for_the_standby_is_not_acknowledged_until_it_is_settled() throws Exception {
        unplug_the_standby();
        CompletableFuture<Appended> appending = log.append(unit(event("a", 0)));

        cancel_the_waiting_commit(APPEND);
        Await.until("the takeover that settles waits for the standby too", () -> waiting(TAKEOVER) == 1);

        assertThat(database.number(name, "select count(*) from eventlog.events"))
                .isEqualTo(1);
        assertThat(appending).isNotDone();
        assertThat(log.head()).isEqualTo(-1);
        assertThat(log.read(-1, 10)).isEmpty();

        plug_the_standby();

        assertThat(settled(appending).lastPosition()).isZero();
        assertThat(log.health().settledWritten()).isEqualTo(1);
        assertThat(log.read(-1, 10)).hasSize(1);
    }

    @Test
    void a_takeover_whose_own_wait_was_cancelled_settles_nothing() throws Exception {
        unplug_the_standby();
        CompletableFuture<Appended> appending = log.append(unit(event("a", 0)));
        cancel_the_waiting_commit(APPEND);
        cancel_the_waiting_commit(TAKEOVER);

        Await.until("it takes over again", () -> waiting(TAKEOVER) == 1);
        assertThat(database.number(name, "select epoch from eventlog.log_head")).isGreaterThanOrEqualTo(2);
        assertThat(appending).isNotDone();

        plug_the_standby();
        assertThat(settled(appending).lastPosition()).isZero();
        assertThat(database.number(name, "select count(*) from eventlog.events"))
                .isEqualTo(1);
    }

    @Test
    void a_repeat_is_not_told_of_a_command_that_is_not_replicated() throws Exception {
        CommandEntry entry = command();
        try (PostgresEventLog other = open(LogLimits.defaults())) {
            unplug_the_standby();
            CompletableFuture<Appended> appending =
                    other.append(new AppendUnit(List.of(event("a", 0)), entry, LONG_AGO));
            cancel_the_waiting_commit(APPEND);
            Await.until(
                    "the command is visible",
                    () -> database.number(name, "select count(*) from eventlog.command_journal") == 1);

            CompletableFuture<Optional<JournalledCommand>> finding =
                    CompletableFuture.supplyAsync(() -> log.find(entry.commandId()));
            Await.until("the barrier waits for the standby", () -> waiting(BARRIER) == 1);
            assertThat(finding).isNotDone();

            plug_the_standby();
            assertThat(finding.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasValueSatisfying(line -> assertThat(line.entry()).isEqualTo(entry));
            settled(appending);
        }
    }

    @Test
    void what_another_node_wrote_is_not_read_before_it_is_replicated() throws Exception {
        try (PostgresEventLog other = open(LogLimits.defaults())) {
            unplug_the_standby();
            CompletableFuture<Appended> appending = other.append(unit(event("a", 0)));
            cancel_the_waiting_commit(APPEND);
            Await.until(
                    "the event is visible", () -> database.number(name, "select count(*) from eventlog.events") == 1);

            assertThat(log.awaitBeyond(-1, Duration.ofMillis(300))).isFalse();
            assertThat(log.read(-1, 10)).isEmpty();

            plug_the_standby();
            assertThat(log.awaitBeyond(-1, Await.PATIENCE)).isTrue();
            assertThat(log.read(-1, 10)).hasSize(1);
            settled(appending);
        }
    }

    @Test
    void an_append_that_is_not_settled_in_time_is_unknown_and_its_repeat_finds_it() throws Exception {
        CommandEntry entry = command();
        AppendUnit unit = new AppendUnit(List.of(event("a", 0)), entry, LONG_AGO);
        // Long enough for a slow machine to have the append reach the database, where it waits for the standby.
        try (PostgresEventLog hasty = open(LogLimits.defaults().settlingWithin(Duration.ofSeconds(5)))) {
            unplug_the_standby();

            assertThatThrownBy(() -> settled(hasty.append(unit))).hasCauseInstanceOf(OutcomeUnknownException.class);
            Await.until("it is counted", () -> hasty.health().outcomesUnknown() == 1);

            plug_the_standby();
            Await.until("the repeat finds the command", () -> hasty.find(entry.commandId())
                    .isPresent());
            // So hasty a log may be unsettled again on a slow machine: who is told so asks once more.
            Await.until("the repeat is told that it was done", () -> isKnown(hasty, unit));
            assertThat(settled(log.append(unit(event("a", 1)))).lastPosition()).isEqualTo(1);
        }
    }

    private static boolean isKnown(PostgresEventLog log, AppendUnit unit) {
        Throwable told = catchThrowable(() -> settled(log.append(unit))).getCause();
        assertThat(told).isInstanceOfAny(DuplicateCommandException.class, OutcomeUnknownException.class);
        return told instanceof DuplicateCommandException;
    }

    @Test
    void a_commit_that_was_held_back_for_long_is_never_passed_over_by_a_reader() throws Exception {
        settled(log.append(unit(event("a", 0))));
        unplug_the_standby();
        CompletableFuture<Appended> held = log.append(unit(event("a", 1)));
        Await.until("the commit waits", () -> waiting(APPEND) == 1);
        CompletableFuture<Appended> behind = log.append(unit(event("b", 0)));

        List<StoredEvent> before = log.read(-1, 10);
        plug_the_standby();
        settled(held);
        settled(behind);

        assertThat(before).extracting(StoredEvent::position).containsExactly(0L);
        assertThat(log.read(before.getLast().position(), 10))
                .extracting(StoredEvent::position)
                .containsExactly(1L, 2L);
    }

    private void unplug_the_standby() throws Exception {
        database.standbys("a_bay_that_does_not_exist");
    }

    private void plug_the_standby() throws Exception {
        database.standbys("");
    }

    private void cancel_the_waiting_commit(String statement) throws Exception {
        Await.until("the commit waits for the standby", () -> waiting(statement) == 1);
        long cancelled = database.number(
                name,
                "select count(pg_cancel_backend(pid)) from pg_stat_activity where wait_event = 'SyncRep'"
                        + " and datname = current_database() and query like '%" + statement + "%'");
        assertThat(cancelled).isEqualTo(1);
    }

    private long waiting(String statement) throws SQLException {
        return database.number(name, WAITING_FOR_STANDBY + " and query like '%" + statement + "%'");
    }

    private static Appended settled(CompletableFuture<Appended> appending) {
        return appending.orTimeout(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static AppendUnit unit(NewEvent event) {
        return new AppendUnit(List.of(event), null, LONG_AGO);
    }

    private static NewEvent event(String aggregateId, long sequence) {
        return new NewEvent("Envelope", aggregateId, sequence, "opened.v1", new byte[] {1}, new byte[] {2});
    }

    private static CommandEntry command() {
        return new CommandEntry(
                UUID.randomUUID(), "open.v1", "jeanne", new byte[] {1}, Outcome.ACCEPTED, null, new byte[] {2});
    }
}
