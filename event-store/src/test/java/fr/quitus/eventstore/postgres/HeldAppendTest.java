package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One append held open while others come and some fail: what subscribers see has no hole and no repeat. */
class HeldAppendTest {

    private static final int UNITS = 3_000;
    private static final int FAILING = 300;
    /** Longer than the appender's own wait for a lock, so that it gives up and comes again at least once. */
    private static final long HELD_MS = 1_500;

    private static final Duration PATIENCE = Await.PATIENCE;
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    @TempDir
    static Path directory;

    @Test
    void subscribers_see_every_position_once_while_an_append_is_held_and_others_come_to_nothing() throws Exception {
        try (TestDatabase database = TestDatabase.start(directory);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String name = database.create();
            try (EventLog log = open(database, name);
                    EventLog other = open(database, name)) {
                settled(log.append(unit("exists", 0)));
                List<Future<List<Long>>> subscribers = List.of(
                        threads.submit(() -> follow(log)),
                        threads.submit(() -> follow(log)),
                        threads.submit(() -> follow(other)));

                List<CompletableFuture<Appended>> good = new ArrayList<>();
                List<CompletableFuture<Appended>> failing = new ArrayList<>();
                try (Connection holder = database.administrator(name);
                        Statement statement = holder.createStatement()) {
                    holder.setAutoCommit(false);
                    statement.execute("lock table eventlog.streams in exclusive mode");
                    good.add(log.append(unit("held", 0)));
                    Await.until("the append waits for the lock", () -> waitsForTheLock(database, name));
                    for (int i = 0; i < UNITS; i++) {
                        good.add(log.append(unit("aggregate-" + i, 0)));
                        if (i % (UNITS / FAILING) == 0) {
                            failing.add(log.append(unit("exists", 0)));
                        }
                    }
                    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HELD_MS);
                    Await.until("the lock was held for long", () -> System.nanoTime() - until >= 0);
                    assertThat(good).noneMatch(CompletableFuture::isDone);
                    holder.rollback();
                }

                good.forEach(HeldAppendTest::settled);
                assertThat(failing).hasSize(FAILING).allSatisfy(one -> assertThat(one)
                        .failsWithin(PATIENCE));
                for (Future<List<Long>> subscriber : subscribers) {
                    assertThat(subscriber.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                            .isEqualTo(LongStream.rangeClosed(0, UNITS + 1L)
                                    .boxed()
                                    .toList());
                }
            }
        }
    }

    private static EventLog open(TestDatabase database, String name) {
        ConnectionSource source = database.application(name);
        return PostgresEventLog.open(source, source, LogLimits.defaults(), new SimpleMeterRegistry());
    }

    private static boolean waitsForTheLock(TestDatabase database, String name) throws SQLException {
        return database.number(name, """
                        select count(*) from pg_stat_activity
                         where application_name = 'quitus-appender' and wait_event_type = 'Lock'
                           and datname = current_database()
                        """) == 1;
    }

    /** Everything a subscriber is given until it has seen the last position. */
    private static List<Long> follow(EventLog log) throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        long position = -1;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (position <= UNITS && System.nanoTime() - deadline < 0) {
            log.awaitBeyond(position, Duration.ofMillis(100));
            for (StoredEvent event : log.read(position, 100)) {
                position = event.position();
                seen.add(position);
            }
        }
        return seen;
    }

    private static Appended settled(CompletableFuture<Appended> appending) {
        return appending.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static AppendUnit unit(String aggregateId, long sequence) {
        return new AppendUnit(
                List.of(new NewEvent("Envelope", aggregateId, sequence, "opened.v1", new byte[] {1}, new byte[] {2})),
                null,
                NOON);
    }
}
