package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.projections.Histories;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fixture finds a fold whose rows depend on how the events came. */
class ProjectionFixtureTest {
    @Test
    void a_fold_that_keeps_something_to_itself_is_found() {
        Projection forgetful = new Remembering();

        try (ProjectionFixture fixture = ProjectionFixture.of(forgetful)) {
            fixture.given(Histories.expenditure(1, Histories.UNIT_1, 1_000));

            assertThatThrownBy(() -> fixture.rows("trial_balance"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("cut before event 0");
        }
    }

    /** A trial balance that doubles what it folds again, as one with a cache of its own would. */
    private static final class Remembering implements Projection {
        private final TrialBalanceProjection real = new TrialBalanceProjection();
        private long last = -1;

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public int version() {
            return real.version();
        }

        @Override
        public List<Fold<?, ?>> folds() {
            return real.folds().stream().<Fold<?, ?>>map(this::twice).toList();
        }

        private <K extends Record, R extends Record> Fold<K, R> twice(Fold<K, R> fold) {
            return new Fold<>() {
                @Override
                public Table<K, R> table() {
                    return fold.table();
                }

                @Override
                public List<K> keysOf(LoggedEvent event) {
                    return fold.keysOf(event);
                }

                @Override
                public R fold(K key, @Nullable R row, LoggedEvent event, Appends appends) {
                    R once = fold.fold(key, row, event, appends);
                    boolean again = event.position() < last;
                    last = Math.max(last, event.position());
                    return again ? fold.fold(key, once, event, appends) : once;
                }
            };
        }
    }
}
