package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.projections.Await;
import fr.quitus.projections.Histories;
import fr.quitus.projections.MemoryLog;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.availability.AvailabilityProjection;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import fr.quitus.projections.ports.ViewsDatabase;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rebuilds killed anywhere, the switch included, while people read and the log grows: whoever reads sees one complete
 * version, the next rebuild finds everything equal, and nothing is left of the dead.
 */
class KilledRebuildTest {
    private static final boolean DRILL = Boolean.getBoolean("quitus.drill");
    /** Twenty in a drill, fewer in every build. */
    private static final int KILLS = DRILL ? 20 : 4;

    private static final int PROCESSES_KILLED = DRILL ? 20 : 2;
    private static final int READERS = 2;
    private static final long SEED = 20_261_123;
    private static final Duration PATIENCE = Await.PATIENCE;

    /** Few rows are held and few events read at once: many steps. */
    private static final ProjectionLimits LIMITS = ViewsFixture.limits(1_000, 40, 60);

    private ViewsFixture views;
    private ViewsFixture twin;
    /** Per table, the rows that are to be shown at a position, from a database where nothing ever went wrong. */
    private final Map<Long, Map<String, List<String>>> due = new ConcurrentHashMap<>();

    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();
    private final List<Thread> readers = new ArrayList<>();
    private int batches;

    private static List<Projection> projections() {
        return List.of(new AvailabilityProjection(), new GeneralLedgerProjection(), new TrialBalanceProjection());
    }

    @BeforeEach
    void open() {
        views = ViewsFixture.of(projections().toArray(Projection[]::new));
        twin = ViewsFixture.of(projections().toArray(Projection[]::new));
        append(Histories.year(4));
        views.live().start();
        for (Projection projection : projections()) {
            assertThat(views.registry()
                            .awaitPosition(projection.name(), views.log().head(), PATIENCE))
                    .isTrue();
        }
        for (int i = 0; i < READERS; i++) {
            readers.add(Thread.ofPlatform().name("reader-" + i).start(this::read));
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        readers.forEach(Thread::interrupt);
        for (Thread reader : readers) {
            reader.join();
        }
        views.close();
        twin.close();
    }

    private void append(List<? extends LedgerEvent> events) {
        twin.given(events);
        due.put(twin.log().head(), twin.rows());
        views.log().append(events);
        batches++;
    }

    private void read() {
        while (!Thread.currentThread().isInterrupted() && wrong.get() == null) {
            for (Projection projection : projections()) {
                try {
                    read(projection);
                    answers.incrementAndGet();
                } catch (RuntimeException | AssertionError e) {
                    if (!Thread.currentThread().isInterrupted()) {
                        wrong.compareAndSet(null, e);
                    }
                }
            }
        }
    }

    /** As {@code Questions} reads. */
    private void read(Projection projection) {
        Shown answer = Shown.by(views, projection.name());
        Map<String, List<String>> right = due.getOrDefault(answer.position(), Map.of());
        answer.rows()
                .forEach((table, rows) ->
                        assertThat(rows).as(table + " at " + answer.position()).isEqualTo(right.get(table)));
    }

    /** @return what it reported; absent when it did not live to report */
    private @Nullable RebuildReport rebuild(MortalDatabase mortal) {
        Database database = new Database(new ViewsDatabase(mortal.dataSource()));
        ProjectionRegistry registry = new ProjectionRegistry(projections(), database, views.log());
        try {
            return new RebuildDriver(registry, database, views.log(), LIMITS).rebuildAll(ProgressListener.SILENT);
        } catch (ViewsFailed e) {
            assertThat(mortal.isDead()).as(e.toString()).isTrue();
            return null;
        }
    }

    private void assertNextFindsEverythingEqual() {
        RebuildReport next = views.rebuild().rebuildAll(ProgressListener.SILENT);
        assertThat(next.views())
                .hasSize(projections().size())
                .allMatch(view -> view.outcome() == RebuildReport.Outcome.COMPARED_AND_SWITCHED);
        assertThat(views.unfinishedTables()).isEmpty();
        assertThat(wrong.get()).isNull();
    }

    @Test
    void one_whose_connections_are_cut_at_any_step_is_as_if_it_had_never_been_or_is_whole() {
        MortalDatabase unharmed = new MortalDatabase(views.dataSource(), Integer.MAX_VALUE, true);
        RebuildReport whole = rebuild(unharmed);
        assertThat(whole).isNotNull().matches(RebuildReport::complete);
        int span = unharmed.steps();
        Random random = new Random(SEED);
        int reported = 0;

        for (int i = 0; i < KILLS; i++) {
            append(Histories.expenditure(100 + i, Histories.UNIT_1, 1_000 + i));
            // One in each twentieth of its span; the end of the last is where the last view is switched.
            int step = 1 + (span * i + random.nextInt(span)) / KILLS;
            MortalDatabase mortal = new MortalDatabase(views.dataSource(), step, i % 2 == 0);
            RebuildReport report = rebuild(mortal);
            assertThat(mortal.isDead()).as("step " + step + " of " + span).isTrue();
            reported += report == null ? 0 : 1;

            assertNextFindsEverythingEqual();
        }

        assertThat(answers.get()).as("answers read meanwhile").isGreaterThan(KILLS);
        assertThat(reported).as("died within the work, not before it").isGreaterThan(KILLS / 2);
        assertThat(due).hasSize(batches);
    }

    @Test
    void one_cut_around_the_commit_of_a_switch_has_switched_or_not() {
        int span = steps();
        for (int step = span - 12; step <= span; step += DRILL ? 1 : 3) {
            append(Histories.expenditure(200 + step, Histories.UNIT_1, 1_000));
            rebuild(new MortalDatabase(views.dataSource(), step, step % 2 == 0));
            assertNextFindsEverythingEqual();
        }
    }

    private int steps() {
        MortalDatabase unharmed = new MortalDatabase(views.dataSource(), Integer.MAX_VALUE, true);
        assertThat(rebuild(unharmed)).isNotNull().matches(RebuildReport::complete);
        return unharmed.steps();
    }

    /** Processes of their own that rebuild without end, killed with signal 9. */
    @Test
    void a_process_killed_at_any_instant_leaves_complete_views() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        for (int i = 0; i < PROCESSES_KILLED; i++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EndlessRebuild.class.getName(),
                            views.dataSource().getJdbcUrl(),
                            views.dataSource().getUsername(),
                            views.dataSource().getPassword())
                    .redirectErrorStream(true)
                    .start();
            String line = process.inputReader().readLine();
            while (line != null && !line.equals(EndlessRebuild.BEGUN)) {
                line = process.inputReader().readLine();
            }
            assertThat(line).as("it began").isNotNull();
            assertThat(process.waitFor(random.nextLong(1_500), TimeUnit.MILLISECONDS))
                    .as("it ended by itself")
                    .isFalse();
            process.destroyForcibly().waitFor();

            awaitFree();
            assertNextFindsEverythingEqual();
        }
        assertThat(answers.get()).isGreaterThan(PROCESSES_KILLED);
    }

    /** The server learns of a dead client when it next hears from his connection. */
    private void awaitFree() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (WorkLock _ = views.registry().hold(List.copyOf(views.registry().names()))) {
                return;
            } catch (RebuildRefused e) {
                assertThat(System.nanoTime() - deadline).as(e.toString()).isNegative();
            }
        }
    }

    /** Rebuilds the first of the views of this test, from the same events, until it is killed. */
    static final class EndlessRebuild {
        static final String BEGUN = "begun";

        private EndlessRebuild() {}

        public static void main(String[] arguments) {
            HikariDataSource dataSource = new HikariDataSource();
            dataSource.setJdbcUrl(arguments[0]);
            dataSource.setUsername(arguments[1]);
            dataSource.setPassword(arguments[2]);
            MemoryLog log = new MemoryLog();
            log.append(Histories.year(4));
            Database database = new Database(new ViewsDatabase(dataSource));
            ProjectionRegistry registry = new ProjectionRegistry(projections(), database, log);
            RebuildDriver driver = new RebuildDriver(registry, database, log, LIMITS);
            System.out.println(BEGUN);
            while (driver.rebuildAll(ProgressListener.SILENT).complete()) {
                Thread.onSpinWait();
            }
        }
    }
}
