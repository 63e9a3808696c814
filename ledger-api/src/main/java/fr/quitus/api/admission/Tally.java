package fr.quitus.api.admission;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Compte de l'admission since the start, lane by lane. */
public final class Tally {
    private final Map<Lane, Counts> lanes = new EnumMap<>(Lane.class);

    private static final class Counts {
        private final LongAdder admitted = new LongAdder();
        private final LongAdder waitedNanos = new LongAdder();
        private final LongAdder[] refused = new LongAdder[Refusal.values().length];

        Counts() {
            for (int i = 0; i < refused.length; i++) {
                refused[i] = new LongAdder();
            }
        }
    }

    Tally() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new Counts());
        }
    }

    void count(Lane lane, @Nullable Refusal refusal, long waitedNanos) {
        Counts counts = of(lane);
        if (refusal == null) {
            counts.admitted.increment();
            counts.waitedNanos.add(waitedNanos);
        } else {
            counts.refused[refusal.ordinal()].increment();
        }
    }

    /** Let in. */
    public long admitted(Lane lane) {
        return of(lane).admitted.sum();
    }

    /** Refused for this reason. */
    public long refused(Lane lane, Refusal refusal) {
        return of(lane).refused[refusal.ordinal()].sum();
    }

    /** Let in, by every lane. */
    long admitted() {
        return lanes.values().stream()
                .mapToLong(counts -> counts.admitted.sum())
                .sum();
    }

    /** Refused, for whatever reason. */
    long refused() {
        return lanes.values().stream()
                .flatMap(counts -> Arrays.stream(counts.refused))
                .mapToLong(LongAdder::sum)
                .sum();
    }

    /** What those let in waited for their places, all together, in nanoseconds. */
    public long waitedNanos(Lane lane) {
        return of(lane).waitedNanos.sum();
    }

    private Counts of(Lane lane) {
        Counts counts = lanes.get(lane);
        if (counts == null) {
            throw new IllegalStateException("a lane without counts: " + lane);
        }
        return counts;
    }
}
