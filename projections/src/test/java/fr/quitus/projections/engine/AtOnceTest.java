package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.projections.Await;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps of a rebuild done at once: as many as were asked for, and none left behind. */
class AtOnceTest {
    @Test
    void twoStepsAreUnderWayTogetherWhereTwoMayBe() throws SQLException {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger met = new AtomicInteger();
        AtOnce.Step step = () -> {
            meet(both);
            met.incrementAndGet();
        };
        AtOnce.run(2, List.of(step, step));
        assertThat(met).hasValue(2);
    }

    @Test
    void oneWorkerTakesThemInTurn() throws SQLException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> done = Collections.synchronizedList(new java.util.ArrayList<>());
        AtOnce.run(
                1,
                IntStream.range(0, 20)
                        .<AtOnce.Step>mapToObj(i -> () -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            done.add(i);
                            now.decrementAndGet();
                        })
                        .toList());
        assertThat(most).hasValue(1);
        assertThat(done).isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void nobodyGoesOnBeforeTheLastHasEndedAlthoughOneFailed() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch failed = new CountDownLatch(1);
        assertThatThrownBy(() -> AtOnce.run(
                        2,
                        List.of(
                                () -> {
                                    failed.countDown();
                                    throw new SQLException("no room", "53100");
                                },
                                () -> {
                                    await(failed);
                                    ended.set(true);
                                })))
                .isInstanceOf(SQLException.class)
                .hasMessage("no room");
        assertThat(ended).isTrue();
    }

    @Test
    void whoeverIsInterruptedBeginsNoMoreStepsAndStaysInterrupted() {
        AtomicInteger begun = new AtomicInteger();
        Thread caller = Thread.currentThread();
        AtOnce.Step interrupting = () -> {
            begun.incrementAndGet();
            caller.interrupt();
            // Until the caller has given up the steps that wait.
            try {
                Thread.sleep(TimeUnit.MINUTES.toMillis(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatThrownBy(() -> AtOnce.run(1, List.of(interrupting, interrupting)))
                .isInstanceOf(RebuildCancelled.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(begun).hasValue(1);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(Await.PATIENCE.toMinutes(), TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(Await.PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
                throw new IllegalStateException("never");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
