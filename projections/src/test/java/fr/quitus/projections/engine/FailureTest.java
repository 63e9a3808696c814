package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.projections.Await;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.budgetrevenue.BudgetRevenueProjection;
import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static final String BALANCE = "trialbalance";

    private Breakable breakable;
    private ViewsFixture views;

    @BeforeEach
    void open() {
        breakable = new Breakable(1);
        views = ViewsFixture.of(breakable, new GeneralLedgerProjection(), new BudgetRevenueProjection());
    }

    @AfterEach
    void close() {
        views.close();
    }

    private ProjectionStatus status(String name) {
        return views.registry().status(name).orElseThrow();
    }

    @Test
    void a_poison_event_stops_only_its_view_and_is_kept() {
        breakable.failOn(17);

        views.given(Histories.year(3));

        long head = views.log().head();
        assertThat(status(BALANCE).state()).isEqualTo(ProjectionState.FAILED);
        assertThat(status(BALANCE).position()).isEqualTo(16);
        assertThat(status(BALANCE).lagEvents()).isEqualTo(head - 16);
        assertThat(status(BALANCE).healthy()).isFalse();
        DeadLetter letter = Objects.requireNonNull(status(BALANCE).deadLetter());
        assertThat(letter.position()).isEqualTo(17);
        assertThat(letter.eventId()).isEqualTo("event-17");
        assertThat(letter.error()).contains("poison at 17");
        assertThat(status("generalledger").position()).isEqualTo(head);
        assertThat(status("budgetrevenue").healthy()).isTrue();
    }

    @Test
    void a_retry_of_what_still_fails_counts_an_attempt_and_stays_stopped() {
        breakable.failOn(17);
        views.given(Histories.year(3));

        views.registry().retry(BALANCE);
        views.live().catchUp();

        assertThat(status(BALANCE).position()).isEqualTo(16);
        DeadLetter letter = Objects.requireNonNull(status(BALANCE).deadLetter());
        assertThat(letter.attempts()).isEqualTo(2);
    }

    @Test
    void a_retry_after_the_cause_was_mended_shows_what_an_unbroken_view_shows() {
        breakable.failOn(17);
        views.given(Histories.year(3));
        breakable.mend();

        views.registry().retry(BALANCE);
        views.live().catchUp();

        assertThat(status(BALANCE).healthy()).isTrue();
        assertThat(status(BALANCE).deadLetter()).isNull();
        assertThat(status(BALANCE).position()).isEqualTo(views.log().head());
        List<String> mended = views.rows("trial_balance");
        ViewsFixture unbroken = views.emptied(ProjectionLimits.DEFAULT).given(Histories.year(3));
        assertThat(mended).isEqualTo(unbroken.rows("trial_balance"));
    }

    @Test
    void a_rebuild_of_a_failed_view_stays_failed_until_mended_and_then_takes_it_past_the_event() {
        breakable.failOn(17);
        views.given(Histories.year(3));

        RebuildReport broken = views.rebuild().rebuild(List.of(BALANCE), ProgressListener.SILENT);
        breakable.mend();
        RebuildReport mended = views.rebuild().rebuild(List.of(BALANCE), ProgressListener.SILENT);

        assertThat(broken.views().getFirst().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(broken.views().getFirst().detail()).contains("event 17");
        assertThat(mended.views().getFirst().outcome()).isEqualTo(Outcome.COMPARED_AND_SWITCHED);
        assertThat(status(BALANCE).healthy()).isTrue();
        assertThat(status(BALANCE).position()).isEqualTo(views.log().head());
    }

    @Test
    void a_changed_version_waits_for_its_rebuild_which_needs_no_comparison() {
        views.given(Histories.year(3));
        Map<String, List<String>> before = views.rows();
        Breakable changed = new Breakable(2);
        List<Projection> all = List.of(changed, new GeneralLedgerProjection(), new BudgetRevenueProjection());
        ViewsFixture restarted = views.restarted(all, ProjectionLimits.DEFAULT);

        ProjectionState waiting =
                restarted.registry().status(BALANCE).orElseThrow().state();
        List<String> outdated = restarted.registry().prepare();
        RebuildReport report = restarted.rebuild().rebuild(outdated, ProgressListener.SILENT);

        assertThat(waiting).isEqualTo(ProjectionState.OUTDATED);
        assertThat(outdated).containsExactly(BALANCE);
        assertThat(report.views().getFirst().outcome()).isEqualTo(Outcome.SWITCHED);
        assertThat(restarted.registry().status(BALANCE).orElseThrow().version()).isEqualTo(2);
        assertThat(restarted.registry().prepare()).isEmpty();
        assertThat(restarted.rows()).isEqualTo(before);
    }

    @Test
    void a_view_is_dropped_and_rebuilt_while_events_flow_and_the_others_go_on() throws InterruptedException {
        views.live().start();
        AtomicBoolean flowing = new AtomicBoolean(true);
        AtomicInteger files = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (flowing.get() && files.get() < 400) {
                views.log().append(Histories.expenditure(files.incrementAndGet(), Histories.UNIT_1, 10));
            }
        });

        views.registry().drop(BALANCE);
        ProjectionState dropped = status(BALANCE).state();
        long ledgerAtDrop = status("generalledger").position();
        Await.until("the ledger goes on", () -> status("generalledger").position() > ledgerAtDrop);
        RebuildReport first = views.rebuild().rebuild(List.of(BALANCE), ProgressListener.SILENT);
        RebuildReport second = views.rebuild().rebuildAll(ProgressListener.SILENT);
        flowing.set(false);
        writer.join();
        Await.until("every view is at the head", () -> views.registry().statuses().stream()
                .allMatch(s -> s.lagEvents() == 0 && s.healthy()));

        assertThat(dropped).isEqualTo(ProjectionState.DROPPED);
        assertThat(first.complete()).isTrue();
        assertThat(second.views())
                .allSatisfy(view -> assertThat(view.outcome()).isEqualTo(Outcome.COMPARED_AND_SWITCHED));
        long cents = files.get() * 1_000L;
        assertThat(views.rows("trial_balance")).contains("(2026,6113110000," + cents + ",0)");
        assertThat(views.rows("journal_counter")).contains("(SF,2026," + files.get() + ")");
    }

    @Test
    void a_view_is_not_dropped_while_it_is_rebuilt() {
        views.given(Histories.year(3));
        AtomicReference<@Nullable Throwable> refusal = new AtomicReference<>();

        views.rebuild().rebuild(List.of(BALANCE), (_, _, _) -> {
            try {
                views.registry().drop(BALANCE);
            } catch (IllegalStateException e) {
                refusal.set(e);
            }
        });

        assertThat(refusal.get()).hasMessageContaining("being rebuilt");
        assertThat(status(BALANCE).healthy()).isTrue();
    }

    @Test
    void a_reader_waits_for_a_position_that_comes_and_not_for_one_that_does_not() {
        views.live().start();
        Thread.ofPlatform().start(() -> views.log().append(Histories.budget()));

        boolean came = views.registry().awaitPosition(BALANCE, 5, Await.PATIENCE);
        boolean never = views.registry().awaitPosition(BALANCE, 1_000_000, Duration.ofMillis(120));

        assertThat(came).isTrue();
        assertThat(never).isFalse();
    }

    @Test
    void gauges_show_position_lag_and_health() {
        breakable.failOn(3);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new ProjectionMeters(views.registry(), new Rebuilds(views.rebuild(), Clock.systemUTC())).bindTo(meters);

        views.given(Histories.budget());

        long head = views.log().head();
        assertThat(meters.get("quitus.projection.position")
                        .tag("projection", BALANCE)
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(meters.get("quitus.projection.lag.events")
                        .tag("projection", BALANCE)
                        .gauge()
                        .value())
                .isEqualTo(head - 2);
        assertThat(meters.get("quitus.projection.healthy")
                        .tag("projection", BALANCE)
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.get("quitus.projection.healthy")
                        .tag("projection", "generalledger")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void an_unknown_view_is_named_in_the_refusal() {
        assertThatThrownBy(() -> views.registry().drop("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }
}
