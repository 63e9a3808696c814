package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of three releases start, stop, rebuild and go away in any order on one database. A node shows the rows that its
 * release would show alone, or says that it shows nothing; one that showed goes on; no table is left over.
 */
class ReleaseOrdersTest {
    private static final String VIEW = "trialbalance";
    private static final int STEPS_MAX = 14;

    /** What happens, to the release it happens to. */
    private enum Step {
        START,
        STOP,
        GO_AWAY,
        APPEND,
        REBUILD,
        GO_BACK,
        TAKE_BACK,
        DROP_REPLACED
    }

    private final Map<Integer, ViewsFixture> nodes = new TreeMap<>();
    private final Map<Integer, ViewsFixture> alone = new HashMap<>();
    private final TreeSet<Integer> showing = new TreeSet<>();
    private int files;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void each_release_shows_its_own(
            @ForAll @Size(min = STEPS_MAX, max = STEPS_MAX) List<@IntRange(min = 0, max = 7) Integer> steps,
            @ForAll @Size(min = STEPS_MAX, max = STEPS_MAX) List<@IntRange(min = 1, max = 3) Integer> releases) {
        nodes.clear();
        alone.clear();
        showing.clear();
        files = 0;
        try (ViewsFixture first = ViewsFixture.of(new Release(1))) {
            for (int release = 1; release <= Release.LAST; release++) {
                alone.put(release, ViewsFixture.of(new Release(release)));
            }
            nodes.put(1, first);
            append(first);
            first.live().catchUp();
            check("at first");
            start(first, 2);
            for (int i = 0; i < STEPS_MAX; i++) {
                Step step = Step.values()[steps.get(i)];
                int release = releases.get(i);
                step(first, step, release);
                nodes.values().forEach(node -> node.live().catchUp());
                check(i + " " + step + " " + release);
                assertNothingLeftOver(first);
            }
        } finally {
            alone.values().forEach(ViewsFixture::close);
        }
    }

    private void step(ViewsFixture first, Step step, int release) {
        ViewsFixture node = nodes.get(release);
        switch (step) {
            case START -> start(first, release);
            case STOP -> stop(release);
            case GO_AWAY -> {
                stop(release);
                for (String table : List.of("projection_position", "replaced_view")) {
                    first.execute("update views." + table + " set followed_at = clock_timestamp() - interval '1 hour'"
                            + " where version = " + release);
                }
            }
            case APPEND -> append(first);
            case REBUILD -> order(node, at -> at.rebuild().rebuildAll(ProgressListener.SILENT));
            case GO_BACK -> order(node, at -> at.rebuild().goBack(VIEW, ProgressListener.SILENT));
            case TAKE_BACK -> order(node, at -> at.registry().requireShown(List.of(VIEW)));
            case DROP_REPLACED -> order(node, at -> at.registry().dropReplaced(Duration.ZERO));
        }
    }

    private void start(ViewsFixture first, int release) {
        ViewsFixture node = nodes.computeIfAbsent(release, version -> first.beside(List.of(new Release(version))));
        List<String> outdated = node.registry().prepare();
        if (!outdated.isEmpty()) {
            node.rebuild().rebuild(outdated, ProgressListener.SILENT);
        }
    }

    private void stop(int release) {
        nodes.remove(release);
        showing.remove(release);
    }

    private void append(ViewsFixture any) {
        List<LedgerEvent> more = files == 0 ? Histories.year(1) : Histories.cash();
        files++;
        any.log().append(more);
        alone.values().forEach(node -> node.given(more));
    }

    private static void order(@Nullable ViewsFixture node, Consumer<ViewsFixture> order) {
        if (node != null) {
            try {
                order.accept(node);
            } catch (RebuildRefused refused) {
                assertThat(refused.view()).isEqualTo(VIEW);
            }
        }
    }

    private void check(String after) {
        nodes.forEach((release, node) -> {
            Optional<Shown> shown = Shown.find(node, VIEW);
            ProjectionStatus status = node.registry().status(VIEW).orElseThrow();
            assertThat(shown.isPresent()).as(after + " shows " + release).isEqualTo(status.healthy());
            if (showing.contains(release)) {
                assertThat(shown).as(after + " goes on " + release).isPresent();
            }
            shown.ifPresent(rows -> {
                showing.add(release);
                assertThat(rows)
                        .as(after + " rows of " + release)
                        .isEqualTo(Shown.by(Objects.requireNonNull(alone.get(release)), VIEW));
            });
        });
    }

    /** The tables there are, are those that are noted. */
    private static void assertNothingLeftOver(ViewsFixture any) {
        List<String> noted = new ArrayList<>();
        List<String> there = new ArrayList<>();
        any.database().snapshot(connection -> {
            try (Statement statement = connection.createStatement()) {
                collect(statement, "select 'views.' || unnest(tables) from projection_position", noted);
                collect(statement, "select 'views_replaced.' || unnest(tables) from replaced_view", noted);
                collect(
                        statement,
                        "select schemaname || '.' || tablename from pg_tables where schemaname like 'views%'"
                                + " and tablename in ('trial_balance', 'audit_trail')",
                        there);
            }
            return true;
        });
        assertThat(there).containsExactlyInAnyOrderElementsOf(noted);
    }

    private static void collect(Statement statement, String query, List<String> names) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
    }
}
