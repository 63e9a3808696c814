package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads the log while appends overtake each other, fail and are held open: it shows no hole and no repeat. */
class SubscribersTest {

    private static final boolean DRILL = Boolean.getBoolean("quitus.drill");
    private static final int OTHERS = DRILL ? 10_000 : 1_000;
    private static final int ROLLED_BACK = OTHERS / 10;
    private static final Duration HELD_OPEN = Duration.ofSeconds(DRILL ? 10 : 1);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final int PAGE_EVENTS = 97;

    @TempDir
    static Path directory;

    private static TestDatabase database;

    @BeforeAll
    static void start_the_server() throws SQLException {
        database = TestDatabase.start(directory);
    }

    @AfterAll
    static void stop_the_server() {
        database.close();
    }

    @Test
    void see_every_position_once_while_an_append_is_held_open_and_others_run_and_roll_back() throws Exception {
        String name = database.create();
        database.run(
                name,
                "alter table eventlog.events add constraint no_poison"
                        + " check (position('poison' in encode(payload, 'escape')) = 0)");
        StoppedAppends appends = new StoppedAppends(database.application(name));
        CountDownLatch release = new CountDownLatch(1);
        try (PostgresEventLog one = open(name, appends);
                PostgresEventLog two = open(name, database.application(name));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            settled(one.append(unit("first", 0, "good")));
            List<Future<List<StoredEvent>>> subscribers = new ArrayList<>();
            long last = OTHERS - ROLLED_BACK + 1L;
            for (PostgresEventLog node : List.of(one, one, two, two)) {
                subscribers.add(threads.submit(subscriber(node, last)));
            }

            appends.held(connection -> release.await());
            long begun = System.nanoTime();
            CompletableFuture<Appended> held = one.append(unit("held", 0, "good"));
            Await.until("the append is open", appends::done);
            List<CompletableFuture<Appended>> good = new ArrayList<>();
            List<CompletableFuture<Appended>> bad = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                PostgresEventLog node = i % 2 == 0 ? one : two;
                switch (i % 20) {
                    case 7 -> bad.add(node.append(unit("poisoned-" + i, 0, "poison")));
                    case 14 -> bad.add(node.append(unit("never-begun-" + i, 5, "good")));
                    default -> good.add(node.append(unit("other-" + i, 0, "good")));
                }
            }
            Await.until("it was open long enough", () -> System.nanoTime() - begun >= HELD_OPEN.toNanos());
            assertThat(held).isNotDone();
            assertThat(good).noneMatch(CompletableFuture::isDone);
            release.countDown();

            assertThat(settled(held).lastPosition()).isEqualTo(1);
            good.forEach(SubscribersTest::settled);
            assertThat(bad).hasSize(ROLLED_BACK).allSatisfy(SubscribersTest::assertRefused);
            assertThat(one.awaitBeyond(last - 1, PATIENCE)).isTrue();
            List<StoredEvent> log = everything(one);
            assertThat(log)
                    .extracting(StoredEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(0, last).boxed().toList());
            for (Future<List<StoredEvent>> subscriber : subscribers) {
                assertThat(subscriber.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isEqualTo(log);
            }
        }
    }

    /** Page by page: what a node still holds in memory is a page, whatever came after it by another node. */
    private static List<StoredEvent> everything(PostgresEventLog node) {
        List<StoredEvent> log = new ArrayList<>();
        List<StoredEvent> page = node.read(-1, 2 * OTHERS);
        while (!page.isEmpty()) {
            log.addAll(page);
            page = node.read(log.getLast().position(), 2 * OTHERS);
        }
        return log;
    }

    private static PostgresEventLog open(String name, ConnectionSource appends) {
        return PostgresEventLog.open(
                appends,
                database.application(name),
                LogLimits.defaults().settlingWithin(PATIENCE).batching(4_096, 256, 2 * OTHERS),
                new SimpleMeterRegistry());
    }

    /** Reads page after page from where it stands, as a projection does, and keeps what it was given. */
    private static Callable<List<StoredEvent>> subscriber(PostgresEventLog node, long last) {
        return () -> {
            List<StoredEvent> seen = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (seen.size() <= last && System.nanoTime() < deadline) {
                long position = seen.isEmpty() ? -1 : seen.getLast().position();
                node.awaitBeyond(position, Duration.ofMillis(100));
                seen.addAll(node.read(position, PAGE_EVENTS));
            }
            return seen;
        };
    }

    private static AppendUnit unit(String aggregateId, long sequence, String payload) {
        NewEvent event = new NewEvent(
                "Drill", aggregateId, sequence, "written.v1", payload.getBytes(StandardCharsets.UTF_8), new byte[] {3});
        return new AppendUnit(List.of(event), null, NOON);
    }

    private static Appended settled(CompletableFuture<Appended> appending) {
        return appending.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void assertRefused(CompletableFuture<Appended> appending) {
        assertThat(appending)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfAny(EventStoreException.class, ConcurrencyException.class);
    }
}
