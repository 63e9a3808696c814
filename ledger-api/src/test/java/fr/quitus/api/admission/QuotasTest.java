package fr.quitus.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_user_beyond_his_quota_keeps_nobody_else_out_and_may_again_later() {
        Quotas quotas = new Quotas(5, nanos::get);

        assertThat(taken(quotas, "gina", 100)).isEqualTo(5 * Quotas.SAVED_MAX_S);
        assertThat(quotas.take("omar")).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(taken(quotas, "gina", 100)).isEqualTo(5);
    }

    @Test
    void no_quota_is_no_quota() {
        assertThat(taken(new Quotas(0, nanos::get), "gina", 10_000)).isEqualTo(10_000);
    }

    @Test
    void only_so_many_users_are_remembered() {
        Quotas quotas = new Quotas(5, nanos::get);
        for (int user = 0; user < Quotas.USERS_MAX + 10; user++) {
            quotas.take("user-" + user);
        }

        assertThat(quotas.users()).isEqualTo(Quotas.USERS_MAX);
    }

    @Property(tries = 100)
    void in_any_time_a_user_gets_his_rate_and_what_he_had_saved_up(
            @ForAll @IntRange(min = 1, max = 1_000) int perSecond,
            @ForAll @IntRange(min = 1, max = 500) int stepMs,
            @ForAll @IntRange(min = 1, max = 200) int steps) {
        AtomicLong clock = new AtomicLong();
        Quotas quotas = new Quotas(perSecond, clock::get);
        long got = taken(quotas, "gina", perSecond * Quotas.SAVED_MAX_S + 1);
        for (int step = 0; step < steps; step++) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(stepMs));
            got += taken(quotas, "gina", perSecond);
        }

        long due = (long) perSecond * Quotas.SAVED_MAX_S + (long) perSecond * stepMs * steps / 1_000;
        assertThat(got).isEqualTo(due);
    }

    private static int taken(Quotas quotas, String user, int asked) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            if (quotas.take(user)) {
                taken++;
            }
        }
        return taken;
    }
}
