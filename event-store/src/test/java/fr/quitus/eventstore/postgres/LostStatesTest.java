package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.CachedStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LostStatesTest {
    private final List<String> forgotten = new ArrayList<>();
    private final LostStates lost = new LostStates(3);

    LostStatesTest() {
        lost.cachedIn(new CachedStates() {
            @Override
            public void forget(String aggregateId) {
                forgotten.add(aggregateId + "@" + lost.generation());
            }

            @Override
            public void forgetAll() {
                forgotten.add("*@" + lost.generation());
            }
        });
    }

    private Basis basis(String... aggregateIds) {
        return new Basis(lost.generation(), Set.of(aggregateIds));
    }

    @Test
    void who_read_before_the_loss_is_refused_and_who_read_after_is_not() {
        Basis before = basis("a", "b");
        Basis elsewhere = basis("c");

        lost.lose(Set.of("a"));

        assertThat(lost.under(before)).isTrue();
        assertThat(lost.under(elsewhere)).isFalse();
        assertThat(lost.under(basis("a", "b"))).isFalse();
        assertThat(lost.under(Basis.NONE)).isFalse();
    }

    @Test
    void the_cache_forgets_before_the_mark_so_that_nobody_reads_what_is_lost_with_a_new_ticket() {
        lost.lose(Set.of("a"));
        lost.loseAll();

        assertThat(forgotten).containsExactly("a@0", "*@1");
    }

    @Test
    void a_second_loss_of_the_same_state_counts_anew() {
        lost.lose(Set.of("a"));
        Basis between = basis("a");
        lost.lose(Set.of("a"));

        assertThat(lost.under(between)).isTrue();
        assertThat(lost.under(basis("a"))).isFalse();
    }

    @Test
    void when_all_is_lost_whoever_read_anything_before_is_refused() {
        Basis before = basis("a");

        lost.loseAll();

        assertThat(lost.under(before)).isTrue();
        assertThat(lost.under(basis("a"))).isFalse();
        assertThat(lost.under(Basis.NONE)).isFalse();
    }

    @Test
    void a_mark_that_is_no_longer_kept_refuses_everybody_of_its_time_rather_than_nobody() {
        Basis first = basis("a");
        lost.lose(Set.of("a"));
        Basis second = basis("x");
        for (String id : List.of("b", "c", "d")) {
            lost.lose(Set.of(id));
        }

        assertThat(lost.under(first)).isTrue();
        assertThat(lost.under(second)).isFalse();
    }

    @Test
    void a_unit_that_wrote_nothing_loses_nothing() {
        lost.lose(Set.of());

        assertThat(lost.generation()).isZero();
    }
}
