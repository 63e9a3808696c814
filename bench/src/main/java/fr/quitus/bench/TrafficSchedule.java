package fr.quitus.bench;

import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * When who asks for what: drawn from a seed and from nothing else, so that no answer, however late, moves a request
 * that comes after it. Arrivals are independent of each other (Poisson).
 */
final class TrafficSchedule {
    private static final double NANOS_PER_S = 1e9;

    private final TrafficProfile profile;
    private final Shares offices;
    private final Shares lanes;
    private final double perSecond;
    private final double lastNanos;
    private final SplittableRandom random;
    private double at;
    private long number;

    /**
     * A request to be.
     *
     * @param number from 0
     * @param dueNanos since the beginning of the run
     */
    record Arrival(long number, long dueNanos, TrafficLane lane, int office) {}

    /**
     * What follows a schedule.
     *
     * @param perSecond requests a second at the busiest moment
     * @param readsPercent questions among a hundred requests
     */
    record Plan(TrafficProfile profile, int readsPercent, Shares offices, double perSecond, Duration time, long seed) {
        Plan {
            if (perSecond <= 0 || time.isZero() || time.isNegative() || readsPercent < 0 || readsPercent > 100) {
                throw new IllegalArgumentException("some requests for some time, not " + perSecond + "/s for " + time
                        + ", " + readsPercent + " %");
            }
        }

        Plan at(double rate, Duration during) {
            return new Plan(profile, readsPercent, offices, rate, during, seed + 1);
        }

        Plan by(Shares shares) {
            return new Plan(profile, readsPercent, shares, perSecond, time, seed);
        }

        Plan reading(int percent) {
            return new Plan(profile, percent, offices, perSecond, time, seed);
        }
    }

    TrafficSchedule(Plan plan) {
        this.profile = plan.profile();
        this.offices = plan.offices();
        this.lanes = Shares.of(plan.profile().parts(plan.readsPercent()));
        this.perSecond = plan.perSecond();
        this.lastNanos = plan.time().toNanos();
        this.random = new SplittableRandom(plan.seed());
    }

    /** The next, in the order of their times; null when there is none. */
    @Nullable Arrival next() {
        while (true) {
            at += -Math.log(1 - random.nextDouble()) / perSecond * NANOS_PER_S;
            if (at >= lastNanos) {
                return null;
            }
            // Drawn whether it is used or not, so that a profile of hours thins the same sequence.
            double kept = random.nextDouble();
            int lane = lanes.drawn(random.nextDouble());
            int office = offices.drawn(random.nextDouble());
            if (kept < profile.busyAt(at / lastNanos)) {
                return new Arrival(number++, (long) at, TrafficLane.values()[lane], office);
            }
        }
    }
}
