package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.quitus.bench.TrafficSchedule.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficScheduleTest {
    private static final Duration TIME = Duration.ofSeconds(100);

    @Test
    void the_same_seed_gives_the_same_arrivals_and_another_seed_others() {
        assertThat(arrivals(plan(TrafficProfile.STATE, 7))).isEqualTo(arrivals(plan(TrafficProfile.STATE, 7)));
        assertThat(arrivals(plan(TrafficProfile.STATE, 8))).isNotEqualTo(arrivals(plan(TrafficProfile.STATE, 7)));
    }

    @Test
    void arrivals_come_in_order_within_the_time_and_as_often_as_asked() {
        List<Arrival> arrivals = arrivals(plan(TrafficProfile.STATE, 1));

        assertThat(arrivals).isSortedAccordingTo((a, b) -> Long.compare(a.dueNanos(), b.dueNanos()));
        assertThat(arrivals.getLast().dueNanos()).isLessThan(TIME.toNanos());
        assertThat(arrivals).extracting(Arrival::number).startsWith(0L, 1L, 2L);
        assertThat((double) arrivals.size()).isCloseTo(20_000, within(500.0));
    }

    @Test
    void lanes_are_those_of_the_profile_and_administrations_those_of_the_shares() {
        List<Arrival> arrivals = arrivals(plan(TrafficProfile.STATE, 1));
        double payments = TrafficProfile.STATE.parts(30)[TrafficLane.PAYMENT.ordinal()];

        assertThat(payments).isCloseTo(0.7 * 8.75 / 18.45, within(1e-9));
        assertThat(part(arrivals, TrafficLane.PAYMENT)).isCloseTo(payments, within(0.01));
        assertThat(part(arrivals, TrafficLane.EXPORT)).isCloseTo(0.3 * 2 / 30, within(0.005));
        assertThat(arrivals.stream().filter(a -> a.office() == 0).count() / (double) arrivals.size())
                .isCloseTo(Shares.zipf(4, 1).part(0), within(0.01));
    }

    @Test
    void december_asks_more_payments_and_fewer_requests_in_the_evening_than_in_the_morning() {
        List<Arrival> arrivals = arrivals(plan(TrafficProfile.DECEMBER, 1));

        assertThat(part(arrivals, TrafficLane.PAYMENT)).isCloseTo(0.7 * 17.5 / 27.2, within(0.01));
        assertThat(between(arrivals, 2.0 / 12, 4.0 / 12)).isGreaterThan(2 * between(arrivals, 10.0 / 12, 1));
    }

    @Test
    void payments_alone_ask_for_nothing_else() {
        assertThat(arrivals(plan(TrafficProfile.PAYMENTS, 1).reading(0)))
                .extracting(Arrival::lane)
                .containsOnly(TrafficLane.PAYMENT);
    }

    @Test
    void nothing_for_no_time_is_no_load() {
        assertThatThrownBy(() -> plan(TrafficProfile.STATE, 1).at(0, TIME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(TrafficProfile.STATE, 1).at(1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TrafficSchedule.Plan plan(TrafficProfile profile, long seed) {
        return new TrafficSchedule.Plan(profile, 30, Shares.zipf(4, 1), 200, TIME, seed);
    }

    private static List<Arrival> arrivals(TrafficSchedule.Plan plan) {
        TrafficSchedule schedule = new TrafficSchedule(plan);
        List<Arrival> all = new ArrayList<>();
        for (Arrival next = schedule.next(); next != null; next = schedule.next()) {
            all.add(next);
        }
        return all;
    }

    private static double part(List<Arrival> arrivals, TrafficLane lane) {
        return arrivals.stream().filter(a -> a.lane() == lane).count() / (double) arrivals.size();
    }

    private static long between(List<Arrival> arrivals, double from, double to) {
        return arrivals.stream()
                .filter(a -> a.dueNanos() >= from * TIME.toNanos() && a.dueNanos() < to * TIME.toNanos())
                .count();
    }
}
