package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PeakSearchTest {
    private final PeakSearch search = new PeakSearch();

    @Test
    void the_peak_is_what_was_served_when_more_was_offered_than_could_be() {
        while (search.goesOn()) {
            search.measured(Math.min(search.rate(), 1_000), 20);
        }

        assertThat(search.peak()).isEqualTo(1_000);
        assertThat(search.rate()).isBetween(1_250.0, 2_500.0);
    }

    @Test
    void what_is_served_too_late_does_not_count() {
        while (search.goesOn()) {
            search.measured(search.rate(), search.rate() > 600 ? 1_500 : 50);
        }

        assertThat(search.peak()).isBetween(400.0, 600.0);
    }

    @Test
    void one_bad_step_does_not_end_the_search() {
        search.measured(250, 20);
        search.measured(100, 20);
        assertThat(search.goesOn()).isTrue();
        search.measured(390, 20);

        assertThat(search.peak()).isEqualTo(390);
        assertThat(search.goesOn()).isTrue();
    }

    @Test
    void where_everybody_waits_too_long_the_most_that_was_served_is_told_apart() {
        search.measured(230, 5_000);
        search.measured(120, 2_000);

        assertThat(search.isWithinBounds()).isFalse();
        assertThat(search.peak()).isEqualTo(230);
    }

    @Test
    void nobody_served_is_no_peak() {
        search.measured(0, 0);

        assertThatThrownBy(search::peak).isInstanceOf(IllegalStateException.class);
    }
}
