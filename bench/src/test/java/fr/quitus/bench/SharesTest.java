package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void the_second_of_zipf_has_half_of_the_first_and_the_third_a_third() {
        Shares shares = Shares.zipf(3, 1);

        assertThat(shares.part(0)).isCloseTo(6.0 / 11, EXACT);
        assertThat(shares.part(1)).isCloseTo(3.0 / 11, EXACT);
        assertThat(shares.part(2)).isCloseTo(2.0 / 11, EXACT);
        assertThat(Shares.zipf(5, 0).part(4)).isCloseTo(0.2, EXACT);
    }

    @Test
    void one_that_floods_has_its_part_and_the_others_keep_their_proportions() {
        Shares flooded = Shares.zipf(3, 1).flooded(2, 0.8);

        assertThat(flooded.part(2)).isCloseTo(0.8, EXACT);
        assertThat(flooded.part(0) + flooded.part(1)).isCloseTo(0.2, EXACT);
        assertThat(flooded.part(0) / flooded.part(1)).isCloseTo(2, EXACT);
        assertThatThrownBy(() -> Shares.zipf(3, 1).flooded(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_draw_gives_each_its_stretch_and_nothing_to_who_has_no_part() {
        Shares shares = Shares.of(1, 0, 1);

        assertThat(shares.drawn(0)).isZero();
        assertThat(shares.drawn(0.499)).isZero();
        assertThat(shares.drawn(0.5)).isEqualTo(2);
        assertThat(shares.drawn(0.999)).isEqualTo(2);
        assertThat(Shares.of(0, 1).drawn(0)).isEqualTo(1);
        assertThatThrownBy(() -> Shares.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_fair_division_gives_nobody_more_than_he_asks_and_shares_what_is_left() {
        assertThat(Shares.fair(new double[] {800, 100, 50, 50}, 500)).containsExactly(300, 100, 50, 50);
        assertThat(Shares.fair(new double[] {10, 20}, 100)).containsExactly(10, 20);
        assertThat(Shares.fair(new double[] {90, 90}, 100)).containsExactly(50, 50);
    }
}
