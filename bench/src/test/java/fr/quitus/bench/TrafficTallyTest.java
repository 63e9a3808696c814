package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.quitus.bench.TrafficTally.End;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrafficTallyTest {
    private static final TrafficOffice OFFICE =
            TrafficOffice.several("T", 1, LocalDate.of(2025, 3, 3)).getFirst();

    private final TrafficTally tally = new TrafficTally(1, Duration.ofSeconds(10));

    @Test
    void what_is_admitted_late_counts_from_when_it_was_due_not_from_when_it_was_sent() {
        for (int i = 0; i < 100; i++) {
            TrafficAttempt attempt = due(TrafficLane.SEARCH, i * 10L);
            tally.sent(attempt, ms(2_000));
            tally.ended(attempt, End.ADMITTED, ms(2_001));
        }

        // Due from 0 to 990 ms, all answered at 2 001 ms: no pause of the server is left out.
        assertThat(TrafficTally.ms(tally.whole().admitted(), 50)).isCloseTo(1_506, within(20.0));
        assertThat(TrafficTally.ms(tally.whole().admitted(), 100)).isCloseTo(2_001, within(20.0));
        assertThat(TrafficTally.ms(tally.late(), 100)).isCloseTo(2_000, within(20.0));
    }

    @Test
    void a_repeat_is_refused_from_its_own_beginning_and_admitted_from_the_first() {
        TrafficAttempt attempt = due(TrafficLane.PAYMENT, 0);
        tally.answered(attempt, refusal(-1), ms(20));
        attempt.again(ms(1_000));
        tally.answered(attempt, refusal(3), ms(1_030));
        tally.ended(attempt, End.ADMITTED, ms(3_000));

        TrafficTally.Part lane = tally.lane(TrafficLane.PAYMENT);
        assertThat(lane.refused().getTotalCount()).isEqualTo(2);
        assertThat(TrafficTally.ms(lane.refused(), 100)).isCloseTo(30, within(1.0));
        assertThat(TrafficTally.ms(lane.admitted(), 100)).isCloseTo(3_000, within(30.0));
        assertThat(tally.refusalsWithoutRetryAfter()).isEqualTo(1);
        assertThat(tally.answers()).containsEntry("503 SURCHARGE", 2L);
    }

    @Test
    void goodput_counts_what_came_while_requests_arrived() {
        for (long answered : new long[] {1, 5_000, 9_999, 10_500}) {
            tally.ended(due(TrafficLane.SEARCH, 0), answered == 5_000 ? End.REFUSED : End.ADMITTED, ms(answered));
        }

        assertThat(tally.goodput()).isEqualTo(0.2);
        assertThat(tally.whole().count(End.ADMITTED)).isEqualTo(3);
        assertThat(tally.office(0).count(End.REFUSED)).isEqualTo(1);
    }

    @Test
    void seconds_are_told_when_they_are_over_and_empty_ones_too() {
        tally.offered(due(TrafficLane.SEARCH, 100), TrafficLane.SEARCH);
        assertThat(tally.secondsUntil(ms(999))).isNull();
        tally.secondsUntil(ms(3_100));

        assertThat(tally.bySecond())
                .extracting(TrafficTally.Second::number, TrafficTally.Second::offered)
                .containsExactly(tuple(1, 1L), tuple(2, 0L), tuple(3, 0L));
    }

    private static TrafficAttempt due(TrafficLane lane, long ms) {
        return TrafficAttempt.of(new TrafficSchedule.Arrival(0, ms(ms), lane, 0), OFFICE, null, new byte[0]);
    }

    private static TrafficAnswer refusal(int retryAfterS) {
        byte[] body = "{\"code\":\"SURCHARGE\"}".getBytes(StandardCharsets.UTF_8);
        return new TrafficAnswer(503, retryAfterS, null, true, body);
    }

    private static long ms(long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }
}
