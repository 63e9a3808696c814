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
        recent.came("gina", "k1");

        assertThat(recent.look("gina", "k1")).isEqualTo(RecentDemands.Known.AGAIN);
        assertThat(recent.look("omar", "k1")).isEqualTo(RecentDemands.Known.NEW);
        assertThat(recent.look("gina", "k2")).isEqualTo(RecentDemands.Known.NEW);
    }

    @Test
    void who_comes_back_when_he_was_told_to_is_no_repeat() {
        recent.came("gina", "k1");
        recent.told("gina", "k1", 7);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertThat(recent.look("gina", "k1")).isEqualTo(RecentDemands.Known.AGAIN);

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(recent.look("gina", "k1")).isEqualTo(RecentDemands.Known.AS_TOLD);
        recent.came("gina", "k1");
        assertThat(recent.look("gina", "k1")).as("and is under way").isEqualTo(RecentDemands.Known.AGAIN);
    }

    @Test
    void a_demand_of_long_ago_is_new() {
        recent.told("gina", "k1", 1);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(RecentDemands.REMEMBERED_MAX_S + 2));

        assertThat(recent.look("gina", "k1")).isEqualTo(RecentDemands.Known.NEW);
    }

    @Test
    void hardly_any_new_demand_is_taken_for_a_repeat() {
        int mistaken = 0;
        for (int i = 0; i < 200_000; i++) {
            String user = "user-" + i % 1_000;
            String key = "key-" + i;
            mistaken += recent.look(user, key) == RecentDemands.Known.NEW ? 0 : 1;
            recent.came(user, key);
        }

        assertThat(mistaken).isLessThan(10);
    }
}
