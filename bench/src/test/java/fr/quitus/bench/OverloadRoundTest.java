package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.bench.TrafficTally.Second;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverloadRoundTest {
    @Test
    void it_is_normal_again_where_five_good_seconds_in_a_row_begin() {
        assertThat(OverloadRound.secondsUntil(seconds(900, 50, 50, 700, 50, 50, 50, 50, 50, 900), 100))
                .isEqualTo(4);
        assertThat(OverloadRound.secondsUntil(seconds(50, 50, 50, 50, 50), 100)).isZero();
    }

    @Test
    void four_good_seconds_may_be_luck() {
        assertThat(OverloadRound.secondsUntil(seconds(50, 50, 50, 50, 900, 50), 100))
                .isEqualTo(6);
    }

    @Test
    void a_second_in_which_nobody_was_served_is_not_normal() {
        List<Second> seconds = seconds(50, 50, 50, 50, 50, 50, 50);
        seconds.set(1, new Second(2, 10, 0, 10, 0));

        assertThat(OverloadRound.secondsUntil(seconds, 100)).isEqualTo(2);
    }

    private static List<Second> seconds(double... p99Ms) {
        List<Second> seconds = new ArrayList<>();
        for (double each : p99Ms) {
            seconds.add(new Second(seconds.size() + 1, 10, 10, 0, each));
        }
        return seconds;
    }
}
