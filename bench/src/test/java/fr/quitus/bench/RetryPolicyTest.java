package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private final RetryPolicy.Budget budget = new RetryPolicy.Budget();

    @Test
    void whoever_does_not_retry_never_asks_again() {
        asked(1_000);

        assertThat(RetryPolicy.NONE.asksAgain(1, budget)).isFalse();
    }

    @Test
    void a_storm_asks_five_times_more_and_at_once_whatever_it_is_told() {
        assertThat(RetryPolicy.STORM.asksAgain(5, budget)).isTrue();
        assertThat(RetryPolicy.STORM.asksAgain(6, budget)).isFalse();
        assertThat(RetryPolicy.STORM.pauseNanos(30, 0.5)).isZero();
    }

    @Test
    void a_polite_client_waits_at_least_as_long_as_told_and_half_as_long_again_at_most() {
        assertThat(RetryPolicy.POLITE.pauseNanos(4, 0))
                .isEqualTo(Duration.ofSeconds(4).toNanos());
        assertThat(RetryPolicy.POLITE.pauseNanos(4, 1))
                .isEqualTo(Duration.ofSeconds(6).toNanos());
        assertThat(RetryPolicy.POLITE.pauseNanos(-1, 0))
                .isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void polite_clients_repeat_a_tenth_of_what_they_ask_and_no_more() {
        asked(95);
        int repeated = 0;
        while (RetryPolicy.POLITE.asksAgain(1, budget)) {
            repeated++;
        }

        assertThat(repeated).isEqualTo(9);
        assertThat(RetryPolicy.POLITE.asksAgain(4, budget)).isFalse();
    }

    @Test
    void a_long_quiet_time_does_not_save_up_a_storm() {
        asked(1_000_000);
        int repeated = 0;
        while (RetryPolicy.POLITE.asksAgain(1, budget)) {
            repeated++;
        }

        assertThat(repeated).isEqualTo(100);
    }

    @Test
    void each_is_called_by_its_word() {
        assertThat(RetryPolicy.named("polite")).contains(RetryPolicy.POLITE);
        assertThat(RetryPolicy.named("POLITE")).isEmpty();
    }

    private void asked(int times) {
        for (int i = 0; i < times; i++) {
            budget.asked();
        }
    }
}
