package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriversTest {
    private static final int FILES = 8;

    private ViewsFixture views;

    @BeforeEach
    void open() {
        views = ViewsFixture.ofEvery();
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void the_same_events_read_again_change_no_row() {
        views.given(Histories.wholeYear(FILES));
        Map<String, List<String>> once = views.rows();

        views.log().repeatEvents(7);
        views.given(Histories.draft(50, Histories.UNIT_1, 10));
        views.log().repeatEvents(0);
        ViewsFixture again = views.emptied(ViewsFixture.limits(3, 3, 1_000));
        again.log().repeatEvents(2);
        again.given(Histories.wholeYear(FILES));

        assertThat(again.rows()).isEqualTo(once);
        assertThat(once.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
    }

    @Test
    void two_live_drivers_on_the_same_views_fold_each_event_once() throws InterruptedException {
        views.log().append(Histories.wholeYear(FILES));
        LiveDriver one = new LiveDriver(views.registry(), views.database(), views.log(), ViewsFixture.limits(2, 1, 1));
        LiveDriver other =
                new LiveDriver(views.registry(), views.database(), views.log(), ViewsFixture.limits(3, 1, 1));

        Thread left = Thread.ofPlatform().start(one::catchUp);
        Thread right = Thread.ofPlatform().start(other::catchUp);
        left.join();
        right.join();
        views.live().catchUp();

        Map<String, List<String>> together = views.rows();
        ViewsFixture alone = views.emptied(ProjectionLimits.DEFAULT).given(Histories.wholeYear(FILES));
        assertThat(together).isEqualTo(alone.rows());
    }

    @Test
    void a_rebuild_finds_every_row_equal_and_takes_the_place() {
        views.given(Histories.wholeYear(FILES));
        Map<String, List<String>> before = views.rows();
        List<Long> progress = new ArrayList<>();

        RebuildReport report = views.rebuild().rebuildAll((position, _, _) -> progress.add(position));

        assertThat(report.views())
                .hasSize(ViewsFixture.everyProjection().size())
                .allSatisfy(view -> assertThat(view.outcome()).isEqualTo(Outcome.COMPARED_AND_SWITCHED))
                .allSatisfy(view -> assertThat(view.rowsCompared()).isPositive());
        assertThat(views.rows()).isEqualTo(before);
        assertThat(progress.getLast()).isEqualTo(views.log().head());
        assertThat(report.events()).isPositive();
    }

    @Test
    void a_view_goes_on_after_a_rebuild_as_if_there_had_been_none() {
        views.given(Histories.wholeYear(FILES));
        views.rebuild().rebuildAll(ProgressListener.SILENT);

        views.given(Histories.expenditure(90, Histories.UNIT_1, 700));

        Map<String, List<String>> rebuilt = views.rows();
        ViewsFixture never = views.emptied(ProjectionLimits.DEFAULT);
        never.given(Histories.wholeYear(FILES)).given(Histories.expenditure(90, Histories.UNIT_1, 700));
        assertThat(rebuilt).isEqualTo(never.rows());
    }

    @Test
    void a_rebuild_that_holds_few_rows_in_memory_gives_the_same() {
        views.given(Histories.wholeYear(FILES));
        Map<String, List<String>> before = views.rows();
        ViewsFixture small = views.restarted(ViewsFixture.everyProjection(), ViewsFixture.limits(100, 5, 3));
        small.registry().names().forEach(small.registry()::drop);

        RebuildReport report = small.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(report.views()).allSatisfy(view -> assertThat(view.outcome()).isEqualTo(Outcome.SWITCHED));
        assertThat(small.rows()).isEqualTo(before);
    }

    @Test
    void a_row_that_differs_stops_the_switch_and_is_listed() {
        views.given(Histories.wholeYear(FILES));
        views.execute("update views.trial_balance set debit_cents = debit_cents + 1 where account = '6113110000'");
        views.execute("delete from views.trial_balance where account = '7060000000'");
        List<String> tampered = views.rows("trial_balance");

        RebuildReport report = views.rebuild().rebuildAll(ProgressListener.SILENT);

        RebuildReport.Rebuilt balance = report.views().stream()
                .filter(view -> view.name().equals("trialbalance"))
                .findFirst()
                .orElseThrow();
        assertThat(balance.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(balance.differences())
                .extracting(Difference::key)
                .containsExactly("(2026,6113110000)", "(2026,7060000000)");
        assertThat(balance.differences().getFirst().live()).isEqualTo("(2026,6113110000,800001,0)");
        assertThat(balance.differences().getFirst().rebuilt()).isEqualTo("(2026,6113110000,800000,0)");
        assertThat(balance.differences().getLast().live()).isNull();
        assertThat(views.rows("trial_balance")).isEqualTo(tampered);
        assertThat(report.complete()).isFalse();
        assertThat(report.views())
                .filteredOn(RebuildReport.Rebuilt::switched)
                .hasSize(ViewsFixture.everyProjection().size() - 1);
    }

    @Test
    void views_that_a_takeover_takes_back_under_a_batch_are_read_on_from_there() {
        views.given(Histories.budget());
        AtomicBoolean takenBack = new AtomicBoolean();
        LogReader takeover = new LogReader() {
            @Override
            public List<LoggedEvent> read(long afterPosition, int max) {
                List<LoggedEvent> batch = views.log().read(afterPosition, max);
                if (!batch.isEmpty() && !takenBack.getAndSet(true)) {
                    views.execute("drop schema views cascade");
                    views.registry().prepare();
                }
                return batch;
            }

            @Override
            public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
                return views.log().awaitBeyond(position, timeout);
            }

            @Override
            public long head() {
                return views.log().head();
            }
        };
        views.log().append(Histories.expenditure(1, Histories.UNIT_1, 1_000));
        LiveDriver live = new LiveDriver(views.registry(), views.database(), takeover, ProjectionLimits.DEFAULT);

        live.catchUp();
        live.catchUp();

        assertThat(takenBack).isTrue();
        assertThat(views.registry().statuses()).allMatch(status -> status.healthy() && status.lagEvents() == 0);
        Map<String, List<String>> takenUpAgain = views.rows();
        ViewsFixture never = views.emptied(ProjectionLimits.DEFAULT);
        never.given(Histories.budget()).given(Histories.expenditure(1, Histories.UNIT_1, 1_000));
        assertThat(takenUpAgain).isEqualTo(never.rows());
    }

    @Test
    void a_hole_in_the_log_stops_the_views_before_it() {
        views.given(Histories.budget());
        long before = views.log().head();
        views.log().append(Histories.year(1));
        views.log().lose(before + 3);

        views.live().catchUp();

        assertThat(views.registry().statuses())
                .allSatisfy(status -> assertThat(status.state()).isEqualTo(ProjectionState.FAILED))
                .allSatisfy(status -> assertThat(status.position()).isEqualTo(before + 2));
    }
}
