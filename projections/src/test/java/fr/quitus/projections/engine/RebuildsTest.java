package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.quitus.projections.Await;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.availability.AvailabilityProjection;
import fr.quitus.projections.engine.OrderedRebuild.Order;
import fr.quitus.projections.engine.OrderedRebuild.Shown;
import fr.quitus.projections.engine.OrderedRebuild.State;
import fr.quitus.projections.engine.RebuildRefused.Reason;
import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.engine.RebuildReport.Rebuilt;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rebuilds that are ordered, watched and stopped. */
class RebuildsTest {
    private static final Duration DEADLINE = Await.PATIENCE;
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final String BALANCE = "trialbalance";
    private static final Order OF_BALANCE = new Order("tess", List.of(BALANCE), null);
    private static final Order OF_LEDGER = new Order("tess", List.of("generalledger"), null);
    private static final Order OF_AVAILABILITY = new Order("tess", List.of("availability"), null);

    private ViewsFixture views;
    private GatedLog log;
    private Rebuilds rebuilds;

    @BeforeEach
    void open() {
        views = ViewsFixture.of(
                new AvailabilityProjection(), new GeneralLedgerProjection(), new TrialBalanceProjection());
        views.given(Histories.year(3));
        log = new GatedLog(views.log());
        rebuilds = rebuilds();
    }

    private Rebuilds rebuilds() {
        return rebuilds(log);
    }

    private Rebuilds rebuilds(GatedLog from) {
        RebuildDriver driver =
                new RebuildDriver(views.registry(), views.database(), from, ViewsFixture.limits(100, 5, 1_000));
        return new Rebuilds(driver, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        log.open();
        rebuilds.close();
        views.close();
    }

    private static void assertRefused(Rebuilds by, Order order, Reason reason) {
        assertThatExceptionOfType(RebuildRefused.class)
                .isThrownBy(() -> by.start(order))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void one_that_is_ordered_is_told_from_its_begin_to_its_end() throws InterruptedException {
        OrderedRebuild run = rebuilds.start(OF_BALANCE);
        Shown before = run.shown();
        log.open();
        List<State> states = new ArrayList<>(List.of(before.state()));
        Shown shown = before;
        while (!shown.state().ended()) {
            Shown next = run.awaitAfter(shown.revision(), DEADLINE);
            assertThat(next.revision()).isGreaterThan(shown.revision());
            states.add(next.state());
            shown = next;
        }

        assertThat(before.remainingSeconds()).isNull();
        assertThat(before.endedAt()).isNull();
        assertThat(states).containsOnly(State.RUNNING, State.DONE);
        assertThat(shown.order()).isEqualTo(OF_BALANCE);
        assertThat(shown.begunAt()).isEqualTo(NOW);
        assertThat(shown.endedAt()).isEqualTo(NOW);
        assertThat(shown.position()).isEqualTo(views.log().head());
        assertThat(shown.verdicts()).singleElement().satisfies(view -> {
            assertThat(view.name()).isEqualTo(BALANCE);
            assertThat(view.outcome()).isEqualTo(Outcome.COMPARED_AND_SWITCHED);
        });
        assertThat(rebuilds.find(run.id())).contains(run);
        assertThat(rebuilds.all()).containsExactly(run);
    }

    @Test
    void a_view_is_rebuilt_by_one_at_a_time_on_any_node() throws InterruptedException {
        OrderedRebuild first = rebuilds.start(OF_BALANCE);
        Rebuilds otherNode = rebuilds();

        assertRefused(rebuilds, OF_BALANCE, Reason.BUSY);
        assertRefused(otherNode, OF_BALANCE, Reason.BUSY);
        OrderedRebuild other = otherNode.start(OF_LEDGER);
        log.open();

        assertThat(first.awaitEnd(DEADLINE).state()).isEqualTo(State.DONE);
        assertThat(other.awaitEnd(DEADLINE).state()).isEqualTo(State.DONE);
        assertThat(rebuilds.start(OF_BALANCE).awaitEnd(DEADLINE).state()).isEqualTo(State.DONE);
    }

    @Test
    void a_cancelled_one_leaves_the_old_tables_and_none_of_its_own() throws InterruptedException {
        Map<String, List<String>> before = views.rows();
        OrderedRebuild run =
                rebuilds.start(new Order("tess", List.copyOf(views.registry().names()), null));
        log.awaitAsked();

        run.cancel();
        Shown end = run.awaitEnd(DEADLINE);

        assertThat(end.state()).isEqualTo(State.CANCELLED);
        assertThat(end.verdicts()).hasSize(3).allMatch(view -> view.outcome() == Outcome.CANCELLED);
        assertThat(end.switched()).isZero();
        assertThat(end.leftOver()).isEmpty();
        assertThat(views.unfinishedTables()).isEmpty();
        assertThat(views.registry().replaced()).isEmpty();
        assertThat(views.rows()).isEqualTo(before);
        run.cancel();
        assertThat(run.shown().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void what_was_switched_before_stays_switched_and_nothing_more_is() {
        List<Rebuilt> ended = new ArrayList<>();

        RebuildReport report = views.rebuild().rebuildAll(new ProgressListener() {
            @Override
            public void progressed(long position, long target, double eventsPerSecond) {}

            @Override
            public void ended(Rebuilt view) {
                ended.add(view);
            }

            @Override
            public boolean cancelled() {
                return !ended.isEmpty();
            }
        });

        assertThat(report.views())
                .extracting(Rebuilt::outcome)
                .containsExactly(Outcome.COMPARED_AND_SWITCHED, Outcome.CANCELLED, Outcome.CANCELLED);
        assertThat(ended).isEqualTo(report.views());
        assertThat(views.registry().replaced())
                .extracting(ReplacedView::name)
                .containsExactly(report.views().getFirst().name());
        assertThat(views.unfinishedTables()).isEmpty();
        assertThat(views.registry().statuses()).allMatch(ProjectionStatus::healthy);
    }

    @Test
    void more_than_it_runs_at_once_are_refused() throws InterruptedException {
        OrderedRebuild one = rebuilds.start(OF_BALANCE);
        OrderedRebuild two = rebuilds.start(OF_LEDGER);

        assertRefused(rebuilds, OF_AVAILABILITY, Reason.TOO_MANY);
        log.open();
        one.awaitEnd(DEADLINE);
        two.awaitEnd(DEADLINE);

        assertThat(rebuilds.start(OF_AVAILABILITY).awaitEnd(DEADLINE).state()).isEqualTo(State.DONE);
    }

    @Test
    void a_node_that_stops_cancels_them_and_takes_no_more() {
        OrderedRebuild run = rebuilds.start(OF_BALANCE);

        rebuilds.close();

        assertThat(run.shown().state()).isEqualTo(State.CANCELLED);
        assertThat(views.unfinishedTables()).isEmpty();
        assertRefused(rebuilds, OF_BALANCE, Reason.STOPPING);
    }

    @Test
    void the_oldest_are_forgotten() throws InterruptedException {
        log.open();
        OrderedRebuild first = rebuilds.start(OF_BALANCE);
        first.awaitEnd(DEADLINE);
        for (int i = 0; i < Rebuilds.RUNS_KEPT_MAX; i++) {
            rebuilds.start(OF_BALANCE).awaitEnd(DEADLINE);
        }

        assertThat(rebuilds.all()).hasSize(Rebuilds.RUNS_KEPT_MAX);
        assertThat(rebuilds.find(first.id())).isEmpty();
    }

    /** Cuts the connections that hold the locks of rebuilds: whoever thought he had one knows nothing of it. */
    private void cutTheLocks() {
        views.execute(
                "select pg_terminate_backend(l.pid, 5000) from pg_locks l join pg_database d on d.oid = l.database"
                        + " where l.locktype = 'advisory' and d.datname = current_database()");
    }

    @Test
    void one_that_lost_its_lock_switches_nothing_after_another() throws InterruptedException {
        OrderedRebuild robbed = rebuilds.start(OF_BALANCE);
        log.awaitAsked();
        cutTheLocks();

        RebuildReport other = views.rebuild().rebuild(List.of(BALANCE), ProgressListener.SILENT);
        Map<String, List<String>> shown = views.rows();
        log.open();
        Shown end = robbed.awaitEnd(DEADLINE);

        assertThat(other.complete()).isTrue();
        assertThat(end.state()).isEqualTo(State.INCOMPLETE);
        assertThat(end.verdicts().getFirst().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(views.rows()).isEqualTo(shown);
        assertThat(views.unfinishedTables()).isEmpty();
    }

    @Test
    void one_that_lost_its_lock_writes_nothing_into_the_tables_of_another_under_way() throws InterruptedException {
        GatedLog slow = new GatedLog(views.log());
        OrderedRebuild robbed = rebuilds.start(OF_BALANCE);
        log.awaitAsked();
        cutTheLocks();
        OrderedRebuild other = rebuilds(slow).start(OF_BALANCE);
        slow.awaitAsked();

        log.open();
        Shown robbedEnd = robbed.awaitEnd(DEADLINE);
        slow.open();
        Shown otherEnd = other.awaitEnd(DEADLINE);

        assertThat(robbedEnd.verdicts()).singleElement().satisfies(view -> {
            assertThat(view.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(view.detail()).contains("was lost");
        });
        assertThat(otherEnd.state()).isEqualTo(State.DONE);
        assertThat(otherEnd.verdicts().getFirst().outcome()).isEqualTo(Outcome.COMPARED_AND_SWITCHED);
        assertThat(views.unfinishedTables()).isEmpty();
    }

    private static Optional<VerifiedView> verified(ViewsFixture of, String view) {
        return of.registry().status(view).map(ProjectionStatus::verified);
    }

    @Test
    void where_a_view_was_last_found_equal_is_kept_over_a_restart_until_it_is_made_anew() {
        assertThat(verified(views, BALANCE)).isEmpty();

        views.rebuild().rebuildAll(ProgressListener.SILENT);
        long compared = views.log().head();
        views.given(Histories.expenditure(90, Histories.UNIT_1, 700));
        ViewsFixture restarted = views.restarted(
                List.of(new AvailabilityProjection(), new GeneralLedgerProjection(), new TrialBalanceProjection()),
                ProjectionLimits.DEFAULT);

        VerifiedView last = verified(restarted, BALANCE).orElseThrow();
        assertThat(last.position()).isEqualTo(compared);
        assertThat(last.rows()).isPositive();
        assertThat(last.byRebuild()).isTrue();
        assertThat(last.at()).isAfter(NOW.minus(Duration.ofDays(3_650)));

        restarted.registry().drop(BALANCE);
        restarted.rebuild().rebuild(List.of(BALANCE), ProgressListener.SILENT);
        assertThat(verified(restarted, BALANCE))
                .as("nobody compared the new rows with anything")
                .isEmpty();
        assertThat(verified(restarted, "generalledger")).isPresent();
    }

    @Test
    void a_view_found_different_is_not_verified_there() {
        views.rebuild().rebuildAll(ProgressListener.SILENT);
        long compared = views.log().head();
        views.given(Histories.expenditure(90, Histories.UNIT_1, 700));
        views.execute("update views.trial_balance set debit_cents = debit_cents + 1 where account = '6113110000'");

        views.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(verified(views, BALANCE).map(VerifiedView::position)).contains(compared);
        assertThat(verified(views, "generalledger").map(VerifiedView::position))
                .contains(views.log().head());
    }

    @Test
    void the_age_of_what_a_view_does_not_show_yet_is_told() {
        Instant oneHourAfter = views.log().read(-1, 1).getFirst().recordedAt().plusSeconds(3_600);
        ProjectionRegistry registry = new ProjectionRegistry(
                List.of(new TrialBalanceProjection()),
                views.database(),
                views.log(),
                Clock.fixed(oneHourAfter, ZoneOffset.UTC));
        assertThat(registry.status(BALANCE).orElseThrow().lagSeconds()).isZero();

        registry.drop(BALANCE);

        assertThat(registry.status(BALANCE).orElseThrow().lagSeconds()).isEqualTo(3_600);
    }
}
