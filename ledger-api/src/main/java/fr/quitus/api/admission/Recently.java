package fr.quitus.api.admission;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What became of the demands of the last seconds, lane by lane, and which administrations were refused. */
public final class Recently {
    /** How far back it tells. */
    public static final int WINDOW_S = 10;
    /** Administrations of which refusals are counted in one second; of the others only the sum is known. */
    static final int ADMINISTRATIONS_MAX = 200;

    private final LongSupplier nanos;
    private final Second[] seconds = new Second[WINDOW_S];

    Recently(LongSupplier nanos) {
        this.nanos = nanos;
        for (int i = 0; i < WINDOW_S; i++) {
            seconds[i] = new Second();
        }
    }

    private static final class Second {
        private long number = -1;
        private int admittedAll;
        private int refusedAll;
        private final int[] admitted = new int[Lane.values().length];
        private final int[][] refused = new int[Lane.values().length][Refusal.values().length];
        private final Map<String, Integer> administrations = new HashMap<>();

        void begin(long second) {
            number = second;
            admittedAll = 0;
            refusedAll = 0;
            Arrays.fill(admitted, 0);
            for (int[] lane : refused) {
                Arrays.fill(lane, 0);
            }
            administrations.clear();
        }
    }

    /** @param refusal why it was refused; absent when it was let in */
    synchronized void count(Lane lane, String administration, @Nullable Refusal refusal) {
        long number = number();
        Second second = seconds[(int) (number % WINDOW_S)];
        if (second.number != number) {
            second.begin(number);
        }
        if (refusal == null) {
            second.admitted[lane.ordinal()]++;
            second.admittedAll++;
            return;
        }
        second.refused[lane.ordinal()][refusal.ordinal()]++;
        second.refusedAll++;
        if (second.administrations.size() < ADMINISTRATIONS_MAX || second.administrations.containsKey(administration)) {
            second.administrations.merge(administration, 1, Integer::sum);
        }
    }

    /** Let in. */
    public synchronized int admitted(Lane lane) {
        int sum = 0;
        for (Second second : seconds) {
            sum += counts(second) ? second.admitted[lane.ordinal()] : 0;
        }
        return sum;
    }

    /** Refused for this reason. */
    public synchronized int refused(Lane lane, Refusal refusal) {
        int sum = 0;
        for (Second second : seconds) {
            sum += counts(second) ? second.refused[lane.ordinal()][refusal.ordinal()] : 0;
        }
        return sum;
    }

    /** Refused for each that was let in, in whole numbers; as if one had been when nobody was. */
    synchronized long refusedPerAdmitted(int times) {
        long admitted = 0;
        long refused = 0;
        for (Second second : seconds) {
            if (counts(second)) {
                admitted += second.admittedAll;
                refused += second.refusedAll;
            }
        }
        return refused * times / Math.max(1, admitted);
    }

    /** Refused, each for its own reason. */
    public Map<Refusal, Integer> refused(Lane lane) {
        Map<Refusal, Integer> all = new EnumMap<>(Refusal.class);
        for (Refusal refusal : Refusal.values()) {
            all.put(refusal, refused(lane, refusal));
        }
        return all;
    }

    /** Refused, whatever for. */
    public synchronized Map<String, Integer> refusedByAdministration() {
        Map<String, Integer> all = new HashMap<>();
        for (Second second : seconds) {
            if (counts(second)) {
                second.administrations.forEach((name, count) -> all.merge(name, count, Integer::sum));
            }
        }
        return all;
    }

    private boolean counts(Second second) {
        return second.number >= 0 && number() - second.number < WINDOW_S;
    }

    private long number() {
        return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong());
    }
}
