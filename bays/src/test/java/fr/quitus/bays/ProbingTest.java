package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.bays.BaySettings.Probes;
import fr.quitus.bays.StorageProbe.Known;
import fr.quitus.bays.StorageProbe.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbingTest {
    private static final Probes LIMITS =
            new Probes(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(3));
    private static final StorageFault FULL = StorageFault.refuses("plein");
    private static final StorageFault LIE = StorageFault.lies("faux");

    private final List<CompletableFuture<Look>> started = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();
    private long now = 1;
    private final Probing probing = new Probing(
            (served, known, slot) -> {
                CompletableFuture<Look> look = new CompletableFuture<>();
                started.add(look);
                slots.add(slot);
                return look;
            },
            LIMITS,
            now);

    ProbingTest() {
        probing.follow(true, 42, now);
    }

    @Test
    void one_look_at_a_time_each_an_interval_after_the_beginning_of_the_last() {
        pass(1_000);
        pass(500);
        assertThat(started).hasSize(1);
        pass(2_000);
        assertThat(started).hasSize(1);

        end(null);
        pass(0);
        pass(1);

        assertThat(started).hasSize(2);
        assertThat(probing.doubt()).isNull();
        assertThat(probing.passes()).isTrue();
    }

    @Test
    void a_fault_is_a_doubt_at_once_and_a_verdict_when_it_lasts() {
        pass(1_000);
        end(FULL);
        pass(0);
        assertThat(probing.doubt()).isEqualTo(FULL);
        assertThat(verdict()).isNull();

        pass(1_000);
        pass(2_500);
        assertThat(verdict()).as("one fault, however old").isNull();

        end(FULL);
        pass(0);
        assertThat(verdict()).isEqualTo(FULL);
    }

    @Test
    void a_doubt_that_is_not_confirmed_is_lifted() {
        pass(1_000);
        end(FULL);
        pass(1_000);
        end(null);
        pass(5_000);

        assertThat(probing.doubt()).isNull();
        assertThat(verdict()).isNull();
    }

    @Test
    void a_look_that_hangs_is_abandoned_counted_and_believed_without_waiting() {
        pass(1_000);
        pass(2_900);
        assertThat(probing.doubt()).isNull();
        pass(200);
        assertThat(probing.doubt()).isNotNull();
        assertThat(probing.abandoned()).isEqualTo(1);
        assertThat(probing.hangs(now)).isTrue();
        assertThat(started).hasSize(1);

        pass(3_000);

        assertThat(verdict()).isNotNull();
    }

    @Test
    void a_disk_that_was_replaced_is_believed_though_a_look_at_the_old_one_hangs_for_ever() {
        pass(1_000);
        pass(3_100);
        pass(20_000);
        assertThat(slots).containsExactly(0, 1);

        end(null);
        pass(0);

        assertThat(probing.hangs(now)).isFalse();
        assertThat(probing.passes()).isTrue();
        assertThat(verdict()).isNull();
    }

    @Test
    void no_more_than_a_few_looks_ever_hang() {
        for (int minute = 0; minute < 10; minute++) {
            pass(30_000);
            pass(30_000);
        }

        assertThat(started).hasSize(Probing.HANGING_MAX);
        assertThat(probing.abandoned()).isEqualTo(Probing.HANGING_MAX);
    }

    @Test
    void a_lie_stays_one_while_the_doubt_lasts() {
        pass(1_000);
        end(LIE);
        pass(1_000);
        end(FULL);
        pass(0);

        assertThat(probing.doubt()).isEqualTo(LIE);
    }

    @Test
    void what_was_found_in_another_process_counts_for_nothing() {
        pass(1_000);
        end(LIE);
        pass(1_000);
        CompletableFuture<Look> ofBefore = started.getLast();

        assertThat(probing.follow(true, 43, now)).isTrue();
        ofBefore.complete(look(LIE));
        pass(1_000);

        assertThat(probing.doubt()).isNull();
        assertThat(probing.passes()).isFalse();
        assertThat(started).hasSize(3);
        assertThat(probing.follow(true, 43, now)).isFalse();
    }

    private @Nullable StorageFault verdict() {
        return probing.verdict(now);
    }

    private void pass(long milliseconds) {
        now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
        Look ended = probing.ended(now);
        if (ended != null) {
            probing.judge(ended.fault(), now);
        }
        probing.startWhenDue(now);
    }

    private void end(@Nullable StorageFault fault) {
        started.getLast().complete(look(fault));
    }

    private static Look look(@Nullable StorageFault fault) {
        return new Look(Instant.EPOCH, fault, Known.NOTHING, null);
    }
}
