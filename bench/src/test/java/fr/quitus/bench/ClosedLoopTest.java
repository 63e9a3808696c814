package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    @Test
    void every_client_asks_at_the_same_time_as_the_others() throws Exception {
        int clients = 8;
        CountDownLatch together = new CountDownLatch(clients);
        var seen = ConcurrentHashMap.<Integer>newKeySet();

        Sample sample = ClosedLoop.sample(clients, Duration.ofMillis(1), (client, random) -> {
            seen.add(client);
            together.countDown();
            together.await();
        });

        assertThat(seen).hasSize(clients);
        assertThat(sample.latencies().getTotalCount()).isGreaterThanOrEqualTo(clients);
        assertThat(sample.failed()).isZero();
        assertThat(sample.firstFailure()).isNull();
    }

    @Test
    void what_fails_is_counted_and_told_and_is_no_success() throws Exception {
        AtomicInteger turns = new AtomicInteger();

        Sample sample = ClosedLoop.sample(1, Duration.ofMillis(1), (client, random) -> {
            turns.incrementAndGet();
            throw new Door.NotAccepted("422 no credit");
        });

        assertThat(sample.failed()).isEqualTo(turns.get()).isPositive();
        assertThat(sample.latencies().getTotalCount()).isZero();
        assertThat(sample.firstFailure()).contains("422 no credit");
    }
}
