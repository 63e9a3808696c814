package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.quitus.projections.Await;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.engine.RebuildRefused.Reason;
import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.ports.LoggedEvent;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes of two releases, whose folds of one view differ, on the same database: a rolling upgrade, and the way back. */
class ReleasesBesideTest {
    private static final String VIEW = "trialbalance";

    private ViewsFixture older;

    @BeforeEach
    void open() {
        older = ViewsFixture.of(new Release(1));
        older.given(Histories.year(3));
    }

    @AfterEach
    void close() {
        older.close();
    }

    private static ViewsFixture node(ViewsFixture beside, int version) {
        return beside.beside(List.of(new Release(version)));
    }

    private static RebuildReport upgraded(ViewsFixture node) {
        return node.rebuild().rebuild(node.registry().prepare(), ProgressListener.SILENT);
    }

    private static ProjectionStatus status(ViewsFixture node) {
        return node.registry().status(VIEW).orElseThrow();
    }

    /** What a release shows that had been alone with the same log. */
    private Shown alone(int version) {
        try (ViewsFixture alone = ViewsFixture.of(new Release(version))) {
            alone.given(older.log().read(-1, 10_000).stream()
                    .map(LoggedEvent::event)
                    .toList());
            return Shown.by(alone, VIEW);
        }
    }

    /** A node that stopped is not heard of for longer than it is believed to follow its tables. */
    private void longAgo(int version) {
        for (String table : List.of("projection_position", "replaced_view")) {
            older.execute("update views." + table + " set followed_at = clock_timestamp() - interval '1 hour'"
                    + " where version = " + version);
        }
    }

    private List<String> tables(String schema) {
        return older.database().snapshot(connection -> {
            List<String> names = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select tablename from pg_tables where schemaname = '"
                            + schema + "' and tablename in ('trial_balance', 'audit_trail') order by tablename")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        });
    }

    @Test
    void a_node_of_the_release_before_shows_its_own_tables_before_and_after_the_new_one_has_its_own() {
        try (ViewsFixture newer = node(older, 2)) {
            assertThat(status(older).healthy()).isTrue();
            assertThat(status(newer).state()).isEqualTo(ProjectionState.OUTDATED);

            assertThat(upgraded(newer).views().getFirst().outcome()).isEqualTo(Outcome.SWITCHED);
            older.log().append(Histories.expenditure(90, Histories.UNIT_1, 700));
            older.live().catchUp();
            newer.live().catchUp();

            assertThat(status(older)).satisfies(at -> {
                assertThat(at.healthy()).isTrue();
                assertThat(at.aside()).isTrue();
                assertThat(at.version()).isEqualTo(1);
            });
            assertThat(Shown.by(older, VIEW)).isEqualTo(alone(1));
            assertThat(Shown.by(newer, VIEW)).isEqualTo(alone(2));
            assertThat(Shown.by(older, VIEW).position()).isEqualTo(older.log().head());
        }
    }

    @Test
    void whoever_asks_a_node_of_the_release_before_is_answered_all_the_while() throws InterruptedException {
        older.live().start();
        AtomicBoolean upgrading = new AtomicBoolean(true);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Long> positions = new ArrayList<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                while (upgrading.get()) {
                    positions.add(Shown.by(older, VIEW).position());
                }
            } catch (RuntimeException | AssertionError e) {
                failure.set(e);
            }
        });
        try (ViewsFixture newer = node(older, 2)) {
            newer.live().start();
            for (int file = 100; file < 120; file++) {
                older.log().append(Histories.expenditure(file, Histories.UNIT_1, 10));
                if (file == 110) {
                    upgraded(newer);
                }
            }
            long head = older.log().head();
            assertThat(older.registry().awaitPosition(VIEW, head, Await.PATIENCE))
                    .isTrue();
            assertThat(newer.registry().awaitPosition(VIEW, head, Await.PATIENCE))
                    .isTrue();
            upgrading.set(false);
            reader.join();

            assertThat(failure.get()).isNull();
            assertThat(positions).isSorted().isNotEmpty();
            assertThat(Shown.by(older, VIEW)).isEqualTo(alone(1));
            assertThat(Shown.by(newer, VIEW)).isEqualTo(alone(2));
        }
    }

    @Test
    void the_release_before_comes_back_to_its_tables_and_takes_their_place_when_the_new_one_has_gone() {
        try (ViewsFixture newer = node(older, 2)) {
            upgraded(newer);
        }
        older.execute("update views_replaced.trial_balance set debit_cents = debit_cents + 1 where debit_cents > 0");

        try (ViewsFixture back = node(older, 1)) {
            assertThat(back.registry().prepare()).as("nothing is made again").isEmpty();
            assertThat(Shown.by(back, VIEW)).as("these very tables").isNotEqualTo(alone(1));

            longAgo(2);
            back.registry().requireShown(List.of(VIEW));

            assertThat(status(back).aside()).isFalse();
            assertThat(Shown.by(back, VIEW)).as("these very tables").isNotEqualTo(alone(1));
            assertThat(tables("views")).containsExactly("trial_balance");
            assertThat(tables("views_replaced")).containsExactly("audit_trail", "trial_balance");
            try (ViewsFixture again = node(older, 2)) {
                assertThat(again.registry().prepare()).isEmpty();
                assertThat(Shown.by(again, VIEW)).isEqualTo(alone(2));
            }
        }
    }

    @Test
    void a_rebuild_leaves_the_tables_that_another_release_follows() {
        try (ViewsFixture newer = node(older, 2)) {
            upgraded(newer);
            older.live().catchUp();

            assertThat(newer.rebuild().rebuildAll(ProgressListener.SILENT).complete())
                    .isTrue();
            assertThat(newer.registry().dropReplaced(Duration.ZERO)).isEmpty();

            assertThat(Shown.by(older, VIEW)).isEqualTo(alone(1));
            longAgo(1);
            assertThat(newer.registry().dropReplaced(Duration.ZERO)).containsExactly(VIEW);
            assertThat(tables("views_replaced")).isEmpty();
            assertThat(status(older).state()).isEqualTo(ProjectionState.OUTDATED);
        }
    }

    @Test
    void orders_about_a_view_are_given_to_the_release_that_shows_it() {
        try (ViewsFixture newer = node(older, 2)) {
            older.live().catchUp();
            assertRefused(() -> newer.registry().drop(VIEW));
            upgraded(newer);

            assertRefused(() -> older.rebuild().rebuildAll(ProgressListener.SILENT));
            assertRefused(() -> older.rebuild().goBack(VIEW, ProgressListener.SILENT));
            assertRefused(() -> older.registry().drop(VIEW));

            longAgo(2);
            assertThat(older.rebuild().rebuildAll(ProgressListener.SILENT).complete())
                    .isTrue();
            assertThat(status(older).aside()).isFalse();
        }
    }

    private static void assertRefused(ThrowingCallable order) {
        assertThatExceptionOfType(RebuildRefused.class)
                .isThrownBy(order)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_RELEASE));
    }

    @Test
    void a_third_release_waits_until_one_of_two_has_stopped() {
        try (ViewsFixture newer = node(older, 2);
                ViewsFixture newest = node(older, 3)) {
            upgraded(newer);
            newer.live().catchUp();

            assertThat(upgraded(newest).views().getFirst().detail()).contains("two other releases");
            assertThat(Shown.by(older, VIEW)).isEqualTo(alone(1));
            assertThat(Shown.by(newer, VIEW)).isEqualTo(alone(2));

            longAgo(1);
            assertThat(upgraded(newest).complete()).isTrue();
            assertThat(Shown.by(newer, VIEW)).isEqualTo(alone(2));
            assertThat(Shown.by(newest, VIEW)).isEqualTo(alone(3));
            assertThat(status(older).state()).isEqualTo(ProjectionState.OUTDATED);
            assertThat(tables("views")).containsExactly("audit_trail");
            assertThat(tables("views_replaced")).containsExactly("audit_trail", "trial_balance");
        }
    }

    @Test
    void an_event_that_only_the_new_release_knows_stops_the_old_one_before_it_until_it_starts_again() {
        try (ViewsFixture newer = node(older, 2)) {
            upgraded(newer);
            Release unknowing = new Release(1);
            unknowing.failOn(older.log().head() + 2);
            try (ViewsFixture stopping = older.beside(List.of(unknowing))) {
                long before = older.log().head() + 1;
                older.log().append(Histories.expenditure(90, Histories.UNIT_1, 700));
                stopping.live().catchUp();
                newer.live().catchUp();

                assertThat(status(stopping).state()).isEqualTo(ProjectionState.FAILED);
                assertThat(Shown.by(stopping, VIEW).position()).isEqualTo(before);
                assertThat(status(newer).healthy()).isTrue();
                assertThat(status(newer).deadLetter()).isNull();
                assertThat(Shown.by(newer, VIEW)).isEqualTo(alone(2));
            }
            try (ViewsFixture mended = node(older, 1)) {
                mended.live().catchUp();
                assertThat(Shown.by(mended, VIEW)).isEqualTo(alone(1));
            }
        }
    }

    @Test
    void a_view_that_was_dropped_or_lacks_events_is_nothing_to_come_back_to() {
        older.registry().drop(VIEW);
        try (ViewsFixture newer = node(older, 2)) {
            upgraded(newer);

            assertThat(newer.registry().replaced()).isEmpty();
            assertThat(older.registry().prepare()).containsExactly(VIEW);
        }
    }
}
