package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SlowedCoreTest {
    @Test
    void a_heap_that_goes_up_and_down_has_no_trend_and_one_that_grows_has() {
        assertThat(SlowedCore.perMinute(new double[] {100, 120, 100, 120, 100})).isCloseTo(0, within(1e-9));
        assertThat(SlowedCore.perMinute(new double[] {100, 101, 102, 103})).isCloseTo(6, within(1e-9));
    }
}
