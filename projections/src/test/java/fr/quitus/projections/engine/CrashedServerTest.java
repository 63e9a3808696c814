package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.bays.EmbeddedPostgres;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.projections.Await;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.availability.AvailabilityProjection;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL itself killed during rebuilds, whose unlogged tables it empties when it comes back: what is shown then is
 * whole and goes on with the log, and nothing is left of the rebuild that died.
 */
class CrashedServerTest {
    private static final int CRASHES = Boolean.getBoolean("quitus.drill") ? 20 : 4;
    private static final long SEED = 20_261_123;
    private static final long NO_SERVER_WAIT_MS = 2_000;
    private static final Duration PATIENCE = Await.PATIENCE;

    /** Few rows are held: tables are written out, unlogged, and read back. */
    private static final ProjectionLimits LIMITS = ViewsFixture.limits(1_000, 40, 60);

    private static final List<Projection> PROJECTIONS =
            List.of(new AvailabilityProjection(), new GeneralLedgerProjection(), new TrialBalanceProjection());

    @TempDir
    private Path directory;

    private EmbeddedPostgres server;
    private HikariDataSource dataSource;
    private ViewsFixture views;
    private ViewsFixture twin;

    @BeforeEach
    void open() {
        server = EmbeddedPostgres.start(directory, EmbeddedPostgres.THROW_AWAY);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl("postgres"));
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(NO_SERVER_WAIT_MS);
        dataSource = new HikariDataSource(config);
        views = ViewsFixture.on(dataSource, LIMITS, PROJECTIONS);
        twin = ViewsFixture.of(PROJECTIONS.toArray(Projection[]::new));
        append(Histories.year(4));
        views.live().start();
    }

    @AfterEach
    void close() {
        views.close();
        twin.close();
        dataSource.close();
        server.close();
    }

    private void append(List<? extends LedgerEvent> events) {
        twin.given(events);
        views.log().append(events);
    }

    @Test
    void a_server_killed_at_any_instant_of_a_rebuild_comes_back_with_whole_views()
            throws InterruptedException, ExecutionException, IOException {
        awaitHead();
        long begun = System.nanoTime();
        AtomicInteger steps = new AtomicInteger();
        assertThat(views.rebuild()
                        .rebuildAll((_, _, _) -> steps.incrementAndGet())
                        .complete())
                .isTrue();
        long span = System.nanoTime() - begun;
        Random random = new Random(SEED);
        int cut = 0;

        for (int i = 0; i < CRASHES; i++) {
            // By the clock alone none might be met at work, on a slow machine: every other one waits there for its end.
            boolean waits = i % 2 == 1;
            int step = 1 + steps.get() * i / (CRASHES + 1);
            AtomicInteger told = new AtomicInteger();
            CountDownLatch working = new CountDownLatch(1);
            CountDownLatch crashed = new CountDownLatch(1);
            CompletableFuture<RebuildReport> rebuild = CompletableFuture.supplyAsync(
                    () -> views.rebuild().rebuildAll((_, _, _) -> {
                        if (waits && told.incrementAndGet() == step) {
                            working.countDown();
                            passed(crashed);
                        }
                    }),
                    // Of its own: with two processors the common pool has one thread, which tells that a process ended.
                    task -> Thread.ofPlatform().start(task));
            if (waits) {
                passed(working);
            } else {
                TimeUnit.NANOSECONDS.sleep((span * i + random.nextLong(span)) / CRASHES);
            }
            kill();
            crashed.countDown();
            append(Histories.expenditure(100 + i, Histories.UNIT_1, 1_000 + i));
            cut += ended(rebuild) ? 0 : 1;
            server.close();
            server = EmbeddedPostgres.start(directory, EmbeddedPostgres.THROW_AWAY);

            awaitServer();
            awaitHead();
            assertThat(views.rows()).isEqualTo(twin.rows());
            assertThat(views.rebuild().rebuildAll(ProgressListener.SILENT).views())
                    .hasSize(PROJECTIONS.size())
                    .allMatch(view -> view.outcome() == RebuildReport.Outcome.COMPARED_AND_SWITCHED);
            assertThat(views.unfinishedTables()).isEmpty();
            assertThat(views.rows()).isEqualTo(twin.rows());
        }

        assertThat(cut).as("rebuilds that the crash cut").isGreaterThanOrEqualTo(CRASHES / 2);
    }

    private static void passed(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The pool takes its time after what it met, and believes for a while in a connection that was just used. */
    private void awaitServer() {
        dataSource.getHikariPoolMXBean().softEvictConnections();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection _ = dataSource.getConnection()) {
                return;
            } catch (SQLException e) {
                assertThat(System.nanoTime() - deadline).as(e.toString()).isNegative();
            }
        }
    }

    private void awaitHead() throws InterruptedException {
        for (Projection projection : PROJECTIONS) {
            assertThat(views.registry()
                            .awaitPosition(projection.name(), views.log().head(), PATIENCE))
                    .as(projection.name())
                    .isTrue();
        }
    }

    /** @return whether it came to its end */
    private static boolean ended(CompletableFuture<RebuildReport> rebuild)
            throws InterruptedException, ExecutionException {
        try {
            return rebuild.get().complete();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOfAny(ViewsFailed.class, SQLException.class);
            return false;
        }
    }

    private void kill() throws IOException {
        String pid =
                Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        List<ProcessHandle> backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
    }
}
