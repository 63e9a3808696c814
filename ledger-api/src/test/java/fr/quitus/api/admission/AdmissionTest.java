package fr.quitus.api.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** With a clock that only the test moves; whoever waits in vain here waits for no time at all. */
class AdmissionTest {
    private static final AdmissionLimits TINY = limits(4, 0);

    private final AtomicLong nanos = new AtomicLong();
    private final Admission admission = admission(TINY);

    private Admission admission(AdmissionLimits limits) {
        return new Admission(limits, nanos::get, () -> new Random(7));
    }

    private static AdmissionLimits limits(int commands, int waitMs) {
        return new AdmissionLimits(commands, commands, 200, 4, 4, 250, 2, 8, waitMs, 10, 20, 10);
    }

    private static Visit visit(String administration) {
        return new Visit(Pool.COMMANDS, Lane.PAYMENT, administration, false);
    }

    @Test
    void a_full_pool_refuses_and_lets_in_again_whoever_comes_after_somebody_left() throws Exception {
        List<Admission.Pass> inside = fill();
        NotAdmitted refused = catchThrowableOfType(NotAdmitted.class, () -> admission.enter(visit("0156")));

        inside.getFirst().leave();
        inside.getFirst().leave(); // twice is once
        Admission.Pass next = admission.enter(visit("0156"));

        assertThat(refused.refusal()).isEqualTo(Refusal.SATURATED);
        assertThatThrownBy(() -> admission.enter(visit("0156"))).isInstanceOf(NotAdmitted.class);
        next.leave();
    }

    @Test
    void whoever_waits_is_woken_by_who_leaves() throws Exception {
        Admission patient = admission(limits(1, 60_000));
        Admission.Pass inside = patient.enter(visit("0156"));
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> next = others.submit(() -> patient.enter(visit("0157")).leave());
            await(() -> patient.waiting(Pool.COMMANDS, Lane.PAYMENT) == 1);
            assertThat(next.isDone()).isFalse();

            inside.leave();

            next.get(60, TimeUnit.SECONDS);
        }
        assertThat(patient.held(Pool.COMMANDS, Lane.PAYMENT)).isZero();
    }

    @Test
    void a_command_of_a_request_that_is_inside_needs_no_second_place() {
        Admission one = admission(limits(1, 0));
        Admission.Pass request = one.enter(visit("0156"));

        Admission.Pass command = one.command(Lane.COMMAND, "0156");
        command.leave();

        assertThat(one.held(Pool.COMMANDS, Lane.PAYMENT)).isEqualTo(1);
        request.leave();
        assertThat(one.held(Pool.COMMANDS, Lane.PAYMENT)).isZero();
    }

    @Test
    void the_commands_of_a_file_take_places_of_their_own() {
        Admission.Pass file = admission.enter(new Visit(Pool.FILES, Lane.PAYMENT, "0156", false));

        Admission.Pass line = admission.command(Lane.PAYMENT, "0156");

        assertThat(admission.held(Pool.COMMANDS, Lane.PAYMENT)).isEqualTo(1);
        line.leave();
        file.leave();
        assertThat(admission.held(Pool.FILES, Lane.PAYMENT)).isZero();
    }

    @Test
    void two_who_want_to_be_alone_are_one_after_the_other_although_both_have_places() throws Exception {
        AtomicLong alone = new AtomicLong();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(callers.submit(() -> {
                    Admission.Pass request = admission.enter(visit("0156"));
                    Admission.Pass pass = admission.alone();
                    long beside = alone.incrementAndGet();
                    Thread.yield();
                    alone.decrementAndGet();
                    pass.leave();
                    request.leave();
                    return beside;
                }));
            }
            for (Future<Long> one : both) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
        admission.enter(visit("0156")).leave();
        assertThat(admission.held(Pool.COMMANDS, Lane.PAYMENT)).isZero();
    }

    @Test
    void most_are_refused_once_more_than_half_of_ten_seconds_are_for_want_of_room() throws Exception {
        List<Admission.Pass> inside = fill();
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> admission.enter(visit("0156"))).isInstanceOf(NotAdmitted.class);
        }
        assertThat(admission.refusesMost()).as("four of eight").isFalse();
        for (int i = 0; i < 10; i++) {
            admission.refused(visit("0157"), Refusal.QUOTA);
            admission.refused(visit("0157"), Refusal.SHARE);
        }
        assertThat(admission.refusesMost()).as("for what others do").isFalse();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> admission.enter(visit("0156"))).isInstanceOf(NotAdmitted.class);
        }
        assertThat(admission.refusesMost()).as("six of ten").isTrue();

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(Recently.WINDOW_S));

        assertThat(admission.refusesMost()).isFalse();
        inside.forEach(Admission.Pass::leave);
    }

    @Test
    void retry_after_is_spread_over_an_interval_that_grows_with_what_is_refused() throws Exception {
        assertThat(admission.retryAfter().to()).isEqualTo(RetryAfter.FROM_S + RetryAfter.SPREAD_MIN_S);
        List<Admission.Pass> inside = fill();
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> admission.enter(visit("0156"))).isInstanceOf(NotAdmitted.class);
        }
        int to = admission.retryAfter().to();

        // Four are let in every ten seconds: eight more need twenty.
        assertThat(to).isEqualTo(RetryAfter.FROM_S + RetryAfter.SPREAD_MIN_S + 20);
        Random random = new Random(7);
        RetryAfter drawn = new RetryAfter(admission.recently(), () -> random);
        List<Integer> seconds = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            seconds.add(drawn.seconds());
        }
        assertThat(seconds).allMatch(s -> s >= RetryAfter.FROM_S && s <= to);
        assertThat(seconds.stream().distinct()).as("every second of it").hasSize(to);
        for (int i = 0; i < 1_000; i++) {
            admission.refused(visit("0157"), Refusal.SHARE);
        }
        assertThat(admission.retryAfter().to()).isEqualTo(RetryAfter.TO_MAX_S);
        inside.forEach(Admission.Pass::leave);
    }

    @Test
    void the_limit_follows_how_long_commands_take() {
        Admission adaptive = admission(new AdmissionLimits(8, 64, 200, 4, 4, 250, 2, 8, 0, 10, 20, 10));
        serve(adaptive, 400, 1_000);
        int slow = adaptive.limit(Pool.COMMANDS);
        serve(adaptive, 20, 1_000);
        int fast = adaptive.limit(Pool.COMMANDS);

        assertThat(slow).isEqualTo(8);
        assertThat(fast).isGreaterThan(slow);
        assertThat(adaptive.now(Pool.COMMANDS).max()).isEqualTo(64);
    }

    @Test
    void fewer_are_let_in_while_requests_run_late_however_fast_commands_are() {
        Admission adaptive = admission(new AdmissionLimits(8, 64, 200, 4, 4, 250, 2, 8, 0, 10, 20, 10));
        adaptive.late(TimeUnit.SECONDS.toNanos(1));
        serve(adaptive, 20, 1_000);
        int late = adaptive.limit(Pool.COMMANDS);
        for (int i = 0; i < 100; i++) {
            adaptive.late(TimeUnit.MILLISECONDS.toNanos(1));
        }
        serve(adaptive, 20, 1_000);

        assertThat(late).isEqualTo(8);
        assertThat(adaptive.latenessNanos()).isCloseTo(TimeUnit.MILLISECONDS.toNanos(1), within(100_000L));
        assertThat(adaptive.limit(Pool.COMMANDS)).isGreaterThan(late);
    }

    @Test
    void refusals_that_make_others_late_cost_nobody_his_place() {
        Admission adaptive = admission(new AdmissionLimits(8, 64, 200, 4, 4, 250, 2, 8, 0, 10, 20, 10));
        for (int i = 0; i < 1_000; i++) {
            adaptive.refused(visit("0157"), Refusal.QUOTA);
        }
        adaptive.late(TimeUnit.SECONDS.toNanos(1));
        serve(adaptive, 20, 1_000);

        assertThat(adaptive.limit(Pool.COMMANDS)).isEqualTo(64);
    }

    @Test
    void lateness_that_nobody_watches_keeps_nobody_out() {
        Admission unwatched = admission(new AdmissionLimits(8, 64, 200, 4, 4, 250, 2, 8, 0, 10, 20, 0));
        unwatched.late(TimeUnit.SECONDS.toNanos(1));
        serve(unwatched, 20, 1_000);

        assertThat(unwatched.limit(Pool.COMMANDS)).isEqualTo(64);
    }

    @Test
    void who_comes_behind_more_than_can_be_served_in_the_time_he_would_wait_is_refused_at_once() throws Exception {
        Admission patient = admission(limits(4, 60_000));
        List<Admission.Pass> inside = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            inside.add(patient.enter(visit("0156")));
        }
        // Each lasts two minutes: in one, the four places serve fewer than the next batch, which is four. An
        // administration alone leaves half of the line to others.
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(100));
        inside.removeFirst().leave();
        inside.add(patient.enter(visit("0156")));
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                int number = i;
                waiting.add(others.submit(() -> patient.enter(visit("0156")).leave()));
                await(() -> patient.waiting(Pool.COMMANDS, Lane.PAYMENT) == number);
            }

            assertThatThrownBy(() -> patient.enter(visit("0156"))).isInstanceOf(NotAdmitted.class);

            inside.forEach(Admission.Pass::leave);
            for (Future<?> one : waiting) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
    }

    /** As many at once as may be, each so long, over and over. */
    private void serve(Admission of, long eachMs, int rounds) {
        for (int i = 0; i < rounds; i++) {
            List<Admission.Pass> all = new ArrayList<>();
            for (int n = of.limit(Pool.COMMANDS); n > 0; n--) {
                all.add(of.enter(visit("0156")));
            }
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(eachMs));
            all.reversed().forEach(Admission.Pass::leave);
        }
    }

    @Test
    void refusals_are_told_by_lane_reason_and_administration() throws Exception {
        List<Admission.Pass> inside = fill();
        assertThatThrownBy(() -> admission.enter(visit("0156"))).isInstanceOf(NotAdmitted.class);
        admission.refused(visit("0157"), Refusal.QUOTA);

        assertThat(admission.recently().admitted(Lane.PAYMENT)).isEqualTo(4);
        assertThat(admission.recently().refused(Lane.PAYMENT))
                .containsEntry(Refusal.SATURATED, 1)
                .containsEntry(Refusal.QUOTA, 1)
                .containsEntry(Refusal.SHARE, 0);
        assertThat(admission.recently().refusedByAdministration())
                .containsEntry("0156", 1)
                .containsEntry("0157", 1);
        assertThat(admission.tally().refused(Lane.PAYMENT, Refusal.SATURATED)).isEqualTo(1);
        assertThat(admission.tally().admitted(Lane.PAYMENT)).isEqualTo(4);
        inside.forEach(Admission.Pass::leave);
    }

    private List<Admission.Pass> fill() {
        List<Admission.Pass> inside = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            inside.add(admission.enter(visit("0156")));
        }
        return inside;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("waited in vain").isNegative();
            Thread.onSpinWait();
        }
    }
}
