package fr.quitus.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentDemandsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RecentDemands recent = new RecentDemands(nanos::get);

    @Test
    void the_same_key_of_the_same_user_comes_again_and_no_other() {
        assertThat(recent.again("gina", "k1")).isFalse();
        assertThat(recent.again("omar", "k1")).isFalse();
        assertThat(recent.again("gina", "k2")).isFalse();

        assertThat(recent.again("gina", "k1")).isTrue();
    }

    @Test
    void a_demand_of_long_ago_is_new() {
        recent.again("gina", "k1");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(RecentDemands.REMEMBERED_MAX_S + 1));

        assertThat(recent.again("gina", "k1")).isFalse();
        assertThat(recent.again("gina", "k1")).isTrue();
    }

    @Test
    void hardly_any_new_demand_is_taken_for_a_repeat() {
        int mistaken = 0;
        for (int i = 0; i < 200_000; i++) {
            mistaken += recent.again("user-" + i % 1_000, "key-" + i) ? 1 : 0;
        }

        assertThat(mistaken).isLessThan(10);
    }
}
