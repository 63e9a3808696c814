package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.projections.ports.QuestionRefused;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadOutageTest {
    private final AtomicLong now = new AtomicLong(1);
    private final ReadOutage outage = new ReadOutage(now::get);

    private ReadOutage.Attempt begin() {
        return outage.begin(() -> Refusals.unavailable("trialbalance"));
    }

    @Test
    void a_question_tries_again_as_long_as_there_is_time() {
        try (ReadOutage.Attempt attempt = begin()) {
            assertThat(attempt.maySpendMore()).isTrue();
            now.addAndGet(ReadOutage.READ_WAIT_MAX.toNanos());
            assertThat(attempt.maySpendMore()).isFalse();
        }
    }

    @Test
    void after_a_failure_one_at_a_time_is_tried_once_and_the_others_are_refused() {
        fail();

        try (ReadOutage.Attempt trial = begin()) {
            assertThat(trial.maySpendMore()).isFalse();
            assertThatThrownBy(this::begin).isInstanceOf(QuestionRefused.class);
        }
        try (ReadOutage.Attempt next = begin()) {
            next.succeeded();
        }
        assertOpen();
    }

    @Test
    void a_failure_is_forgotten_in_time() {
        fail();
        now.addAndGet(ReadOutage.REFUSED_FOR.toNanos() + 1);

        assertOpen();
    }

    private void fail() {
        try (ReadOutage.Attempt attempt = begin()) {
            attempt.failed();
        }
    }

    private void assertOpen() {
        try (ReadOutage.Attempt one = begin();
                ReadOutage.Attempt another = begin()) {
            assertThat(one.maySpendMore() && another.maySpendMore()).isTrue();
        }
    }
}
