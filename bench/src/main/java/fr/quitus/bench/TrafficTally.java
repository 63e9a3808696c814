package fr.quitus.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What a load asked and was answered, counted by one thread. Latencies are in nanoseconds. */
final class TrafficTally {
    private static final long LATENCY_NS_MAX = Duration.ofMinutes(5).toNanos();
    private static final int SIGNIFICANT_DIGITS = 2;
    private static final double NANOS_PER_S = 1e9;
    static final double NANOS_PER_MS = 1e6;
    private static final int SAMPLES_MAX = 5;

    /** What became of a request in the end. */
    enum End {
        ADMITTED,
        DEPOSITED,
        REFUSED,
        RULED,
        FAILED,
        /** The generator had no connection for it in time, or the run was over. */
        UNSENT;

        static End of(TrafficAnswer.Kind kind) {
            return switch (kind) {
                case ADMITTED -> ADMITTED;
                case DEPOSITED -> DEPOSITED;
                case REFUSED -> REFUSED;
                case RULED -> RULED;
                case FAILED -> FAILED;
            };
        }
    }

    /** Of one lane or administration. */
    static final class Part {
        private final long[] ends = new long[End.values().length];
        private final Histogram admitted = histogram();
        private final Histogram refused = histogram();
        private final Map<String, Long> refusals = new TreeMap<>();
        private long offered;

        long offered() {
            return offered;
        }

        long count(End end) {
            return ends[end.ordinal()];
        }

        /** From when they should have been sent first to their answer. */
        Histogram admitted() {
            return admitted;
        }

        /** Each refusal by itself, from when its try should have been sent. */
        Histogram refused() {
            return refused;
        }

        /** How many tries were refused with which status and code. */
        Map<String, Long> refusals() {
            return refusals;
        }

        /** Of what was offered, admitted or deposited. */
        double servedPart() {
            return offered == 0 ? 1 : (count(End.ADMITTED) + count(End.DEPOSITED)) / (double) offered;
        }
    }

    /** One second of the run, by when answers came. */
    record Second(int number, long offered, long admitted, long refused, double admittedP99Ms) {}

    private final double seconds;
    private final Part whole = new Part();
    private final Part[] lanes = new Part[TrafficLane.values().length];
    private final Part[] offices;
    private final Map<String, Long> answers = new TreeMap<>();
    private final List<Second> bySecond = new ArrayList<>();
    private final List<String> samples = new ArrayList<>();
    private final Histogram late = histogram();
    private final Histogram secondLatencies = histogram();
    private long secondOffered;
    private long secondAdmitted;
    private long secondRefused;
    private long admittedInTime;
    private long attempts;
    private long refusalsWithoutRetryAfter;
    private long replaced;
    private long cpuNanos;

    /** @param time how long requests arrive */
    TrafficTally(int officeCount, Duration time) {
        this.seconds = time.toNanos() / NANOS_PER_S;
        this.offices = new Part[officeCount];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new Part();
        }
        for (int i = 0; i < officeCount; i++) {
            offices[i] = new Part();
        }
    }

    private static Histogram histogram() {
        return new Histogram(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    }

    private static void record(Histogram latencies, long nanos) {
        latencies.recordValue(Math.clamp(nanos, 0, LATENCY_NS_MAX));
    }

    void offered(TrafficAttempt attempt, TrafficLane wanted) {
        whole.offered++;
        lane(attempt.lane()).offered++;
        office(attempt.officeNumber()).offered++;
        secondOffered++;
        replaced += attempt.lane() == wanted ? 0 : 1;
    }

    void sent(TrafficAttempt attempt, long nowNanos) {
        attempts++;
        record(late, nowNanos - attempt.begunNanos());
    }

    /** A try was answered, whether or not it is the last. */
    void answered(TrafficAttempt attempt, TrafficAnswer answer, long nowNanos) {
        String code = answer.code();
        String what = answer.status() + (code.isEmpty() ? "" : " " + code);
        answers.merge(what, 1L, Long::sum);
        switch (answer.kind()) {
            case REFUSED -> {
                long latency = nowNanos - attempt.begunNanos();
                record(whole.refused, latency);
                record(lane(attempt.lane()).refused, latency);
                lane(attempt.lane()).refusals.merge(what, 1L, Long::sum);
                record(office(attempt.officeNumber()).refused, latency);
                refusalsWithoutRetryAfter += answer.retryAfterS() < 0 ? 1 : 0;
                secondRefused++;
            }
            case RULED, FAILED -> sample(attempt.lane().label() + " : " + what);
            case ADMITTED, DEPOSITED -> {}
        }
    }

    void unanswered(TrafficAttempt attempt, String why) {
        answers.merge("sans réponse", 1L, Long::sum);
        sample(attempt.lane().label() + " : " + why);
    }

    private void sample(String what) {
        if (samples.size() < SAMPLES_MAX && !samples.contains(what)) {
            samples.add(what);
        }
    }

    void ended(TrafficAttempt attempt, End end, long nowNanos) {
        for (Part part : List.of(whole, lane(attempt.lane()), office(attempt.officeNumber()))) {
            part.ends[end.ordinal()]++;
            if (end == End.ADMITTED || end == End.DEPOSITED) {
                record(part.admitted, nowNanos - attempt.dueNanos());
            }
        }
        if (end == End.ADMITTED || end == End.DEPOSITED) {
            secondAdmitted++;
            record(secondLatencies, nowNanos - attempt.dueNanos());
            admittedInTime += nowNanos <= seconds * NANOS_PER_S ? 1 : 0;
        }
    }

    /** Closes the seconds that are over; @return the last of them, null when none is */
    @Nullable Second secondsUntil(long nowNanos) {
        Second closed = null;
        while ((bySecond.size() + 1) * NANOS_PER_S <= nowNanos) {
            closed = new Second(
                    bySecond.size() + 1, secondOffered, secondAdmitted, secondRefused, ms(secondLatencies, 99));
            bySecond.add(closed);
            secondOffered = 0;
            secondAdmitted = 0;
            secondRefused = 0;
            secondLatencies.reset();
        }
        return closed;
    }

    void used(long nanosOfCpu) {
        cpuNanos += nanosOfCpu;
    }

    static double ms(Histogram latencies, double percentile) {
        return latencies.getTotalCount() == 0 ? 0 : latencies.getValueAtPercentile(percentile) / NANOS_PER_MS;
    }

    Part whole() {
        return whole;
    }

    Part lane(TrafficLane lane) {
        return lanes[lane.ordinal()];
    }

    Part office(int number) {
        return offices[number];
    }

    int offices() {
        return offices.length;
    }

    /** Admitted or deposited a second, while requests arrived. */
    double goodput() {
        return admittedInTime / seconds;
    }

    /** How long requests arrived, in seconds. */
    double time() {
        return seconds;
    }

    double offeredPerSecond() {
        return whole.offered / seconds;
    }

    /** Requests sent, repeats included. */
    long attempts() {
        return attempts;
    }

    /** How many tries had which answer: status and code. */
    Map<String, Long> answers() {
        return answers;
    }

    long refusalsWithoutRetryAfter() {
        return refusalsWithoutRetryAfter;
    }

    /** Requests that were of another lane than drawn: no file of the administration waited there. */
    long replaced() {
        return replaced;
    }

    /** From when a try should have been sent until it was: the generator's own delay. */
    Histogram late() {
        return late;
    }

    List<Second> bySecond() {
        return bySecond;
    }

    /** The first answers of each kind that no client should have had. */
    List<String> samples() {
        return samples;
    }

    /** Of the generator's thread, in microseconds for each request sent. */
    double cpuMicrosPerRequest() {
        return attempts == 0 ? 0 : cpuNanos / 1e3 / attempts;
    }
}
