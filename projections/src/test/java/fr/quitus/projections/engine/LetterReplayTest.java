package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.projections.FewTries;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever is poisoned, and in whatever order it is mended and replayed, no row remembers it. */
class LetterReplayTest {
    private static final int DELIVERY_EVENTS_MAX = 40;

    private static @Nullable ViewsFixture opened;

    @BeforeContainer
    static void open() {
        opened = ViewsFixture.ofEvery();
    }

    @AfterContainer
    static void close() {
        views().close();
    }

    private static ViewsFixture views() {
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @AddLifecycleHook(FewTries.class)
    void poisoned_views_show_after_their_replay_what_a_clean_rebuild_shows(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 12) int poisons,
            @ForAll @IntRange(min = 1, max = 60) int liveBatch) {
        List<LedgerEvent> history = history(random);
        List<Poisoned> poisoned =
                ViewsFixture.everyProjection().stream().map(Poisoned::new).toList();
        for (int i = 0; i < poisons; i++) {
            poisoned.get(random.nextInt(poisoned.size())).failOn(random.nextInt(history.size()));
        }
        ViewsFixture views = views().emptied(ProjectionLimits.DEFAULT)
                .restarted(List.copyOf(poisoned), ViewsFixture.limits(liveBatch, 50, 1_000));
        for (int from = 0; from < history.size(); ) {
            int to = Math.min(history.size(), from + 1 + random.nextInt(DELIVERY_EVENTS_MAX));
            views.given(history.subList(from, to));
            from = to;
            if (random.nextInt(4) == 0) {
                mendOne(poisoned, views, random);
            }
        }
        poisoned.forEach(Poisoned::mend);
        poisoned.forEach(view -> office(views).replay(view.name()));
        views.live().catchUp();

        assertThat(views.registry().statuses())
                .allMatch(status -> status.whole() && status.healthy() && status.lagEvents() == 0);
        Map<String, List<String>> replayed = views.rows();
        RebuildReport report = views.rebuild().rebuildAll(ProgressListener.SILENT);
        assertThat(report.views()).allMatch(view -> view.outcome() == RebuildReport.Outcome.COMPARED_AND_SWITCHED);
        assertThat(replayed).isEqualTo(views.rows());
    }

    private static void mendOne(List<Poisoned> poisoned, ViewsFixture views, Random random) {
        List<DeadLetter> letters = office(views).letters(null);
        if (letters.isEmpty()) {
            return;
        }
        DeadLetter letter = letters.get(random.nextInt(letters.size()));
        if (random.nextBoolean()) {
            poisoned.stream()
                    .filter(view -> view.name().equals(letter.projection()))
                    .forEach(view -> view.mend(letter.position()));
        }
        if (random.nextBoolean()) {
            office(views).replay(letter.projection(), letter.position());
        } else {
            office(views).replay(letter.projection());
        }
    }

    private static DeadLetterOffice office(ViewsFixture views) {
        return new DeadLetterOffice(views.registry(), views.database(), views.log(), ProjectionLimits.DEFAULT);
    }

    /** A year, then files whose events come in between each other. */
    private static List<LedgerEvent> history(Random random) {
        List<LedgerEvent> history = new ArrayList<>(Histories.wholeYear(1 + random.nextInt(4)));
        List<List<LedgerEvent>> files = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            files.add(new ArrayList<>(Histories.expenditure(
                    60 + i, random.nextBoolean() ? Histories.UNIT_1 : Histories.UNIT_2, 100 + random.nextInt(900))));
        }
        while (!files.isEmpty()) {
            List<LedgerEvent> file = files.get(random.nextInt(files.size()));
            history.add(file.removeFirst());
            files.removeIf(List::isEmpty);
        }
        return history;
    }
}
