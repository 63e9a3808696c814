package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.projections.Await;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import fr.quitus.projections.ports.ViewsDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Going back to kept tables that comes to nothing, at whatever step: they are kept, to go back to all the same. */
class GoingBackTest {
    private static final String LEDGER = GeneralLedgerProjection.NAME;
    /** Small pages and few rows held, so that one goes back in many steps. */
    private static final ProjectionLimits LIMITS = ViewsFixture.limits(1_000, 10, 20);

    private static final boolean DRILL = Boolean.getBoolean("quitus.drill");
    /** Twenty in a drill, fewer in every build; of the steps of the switch every one, or every third. */
    private static final int KILLS = DRILL ? 20 : 6;

    private static final int STRIDE = DRILL ? 1 : 3;
    private static final int STEPS_OF_THE_SWITCH = 9;

    private int files = 200;
    private Poisoned ledger;
    private ViewsFixture views;
    private ViewsFixture twin;

    @BeforeEach
    void open() {
        ledger = new Poisoned(new GeneralLedgerProjection());
        ViewsFixture first = ViewsFixture.of(ledger);
        views = first.restarted(List.of(ledger), LIMITS);
        twin = ViewsFixture.of(new GeneralLedgerProjection());
        given(Histories.year(3));
        views.rebuild().rebuildAll(ProgressListener.SILENT);
        assertKept();
    }

    @AfterEach
    void close() {
        views.dataSource().close();
        twin.close();
    }

    private void given(List<LedgerEvent> events) {
        views.given(events);
        twin.given(events);
    }

    /** What came since the kept tables were put aside: some pages of it. */
    private void givenSomeFiles(int number) {
        given(Histories.expenditure(number, Histories.UNIT_1, 1_000 + number));
        given(Histories.expenditure(number + 1, Histories.UNIT_2, 2_000 + number));
    }

    private void assertKept() {
        assertThat(views.registry().replaced()).singleElement().satisfies(kept -> {
            assertThat(kept.name()).isEqualTo(LEDGER);
            assertThat(kept.position()).isLessThanOrEqualTo(views.log().head());
        });
        assertThat(views.unfinishedTables()).isEmpty();
    }

    private void goBack() {
        RebuildReport back = views.rebuild().goBack(LEDGER, ProgressListener.SILENT);
        assertThat(back.complete()).isTrue();
        assertThat(views.rows()).isEqualTo(twin.rows());
    }

    private void goBackOn(MortalDatabase mortal) {
        Database database = new Database(new ViewsDatabase(mortal.dataSource()));
        ProjectionRegistry registry = new ProjectionRegistry(List.of(ledger), database, views.log());
        new RebuildDriver(registry, database, views.log(), LIMITS).goBack(LEDGER, ProgressListener.SILENT);
    }

    @Test
    void killed_at_any_step_or_around_the_switch_the_tables_are_there_to_go_back_to() {
        givenSomeFiles(100);
        MortalDatabase unharmed = new MortalDatabase(views.dataSource(), Integer.MAX_VALUE, true);
        goBackOn(unharmed);
        int span = unharmed.steps();
        assertThat(span).as("steps").isGreaterThan(10);

        for (int kill = 0; kill < KILLS; kill++) {
            killedAt(1 + span * kill / KILLS, kill % 2 == 0);
        }
        for (int step = span - STEPS_OF_THE_SWITCH; step <= span; step += STRIDE) {
            killedAt(step, true);
            killedAt(step, false);
        }
    }

    private void killedAt(int step, boolean stepIsDone) {
        String when = "step " + step + (stepIsDone ? ", done" : "");
        files += 2;
        givenSomeFiles(files);
        MortalDatabase mortal = new MortalDatabase(views.dataSource(), step, stepIsDone);
        try {
            goBackOn(mortal);
        } catch (RuntimeException e) {
            assertThat(mortal.isDead()).as(when + ": " + e).isTrue();
        }

        assertThat(mortal.isDead()).as(when).isTrue();
        assertKept();
        assertThat(views.rows()).as(when).isEqualTo(twin.rows());
        goBack();
    }

    @Test
    void what_cannot_be_folded_since_leaves_them_and_one_goes_back_once_it_is_mended() {
        long poison = views.log().head() + 20;
        ledger.failOn(poison);
        givenSomeFiles(100);

        RebuildDriver driver = views.rebuild();
        assertThatThrownBy(() -> driver.goBack(LEDGER, ProgressListener.SILENT))
                .hasMessageContaining("poison at " + poison);

        assertKept();
        ledger.mend();
        goBack();
    }

    @Test
    void they_are_not_dropped_by_age_under_who_goes_back_to_them() throws Exception {
        givenSomeFiles(100);
        GatedLog gated = new GatedLog(views.log());
        RebuildDriver driver = new RebuildDriver(views.registry(), views.database(), gated, LIMITS);
        CompletableFuture<RebuildReport> back =
                CompletableFuture.supplyAsync(() -> driver.goBack(LEDGER, ProgressListener.SILENT));
        gated.awaitAsked();

        assertThat(views.registry().dropReplaced(Duration.ZERO)).isEmpty();

        gated.open();
        assertThat(back.get(Await.PATIENCE.toMinutes(), TimeUnit.MINUTES).complete())
                .isTrue();
        assertThat(views.rows()).isEqualTo(twin.rows());
        assertThat(views.registry().dropReplaced(Duration.ZERO)).containsExactly(LEDGER);
    }
}
