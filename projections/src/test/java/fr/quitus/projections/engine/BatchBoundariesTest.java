package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.projections.FewTries;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

class BatchBoundariesTest {
    private static final List<LedgerEvent> YEAR = Histories.wholeYear(5);

    private static @Nullable ViewsFixture opened;
    private static @Nullable Map<String, List<String>> expected;

    @BeforeContainer
    static void open() {
        opened = ViewsFixture.ofEvery();
        expected = opened.given(YEAR).rows();
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

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    @AddLifecycleHook(FewTries.class)
    void rows_do_not_depend_on_where_batches_end(
            @ForAll @IntRange(min = 1, max = 30) int liveBatch,
            @ForAll @IntRange(min = 1, max = 30) int rebuildBatch,
            @ForAll @IntRange(min = 1, max = 60) int rowsHeld,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 40) Integer> deliveries) {
        ViewsFixture views = views().emptied(ViewsFixture.limits(liveBatch, rebuildBatch, rowsHeld));
        int from = 0;
        for (int delivery : deliveries) {
            int to = Math.min(YEAR.size(), from + delivery);
            views.given(YEAR.subList(from, to));
            from = to;
        }
        views.given(YEAR.subList(from, YEAR.size()));
        assertThat(views.rows()).isEqualTo(expected);

        RebuildReport report = views.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(report.complete()).isTrue();
        assertThat(views.rows()).isEqualTo(expected);
    }
}
