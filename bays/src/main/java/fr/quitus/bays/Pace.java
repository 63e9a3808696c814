package fr.quitus.bays;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Allure : work that takes no more than a share of the time. A storage that others keep busy answers later, and is then
 * left alone for longer.
 */
public final class Pace {
    private static final int WHOLE_PERCENT = 100;
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Below this, waiting would take longer than what is waited for. */
    private static final long OWED_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(5);

    private final int sharePercent;
    private final BooleanSupplier goesOn;
    private long owedNanos;

    /**
     * @param sharePercent of the time that may be worked, from 1 to 100
     * @param goesOn false when there is nothing to go on with
     */
    public Pace(int sharePercent, BooleanSupplier goesOn) {
        this.sharePercent = sharePercent;
        this.goesOn = goesOn;
    }

    public boolean goesOn() {
        return goesOn.getAsBoolean();
    }

    /** Rests for as long as this work asks for; returns at once when there is nothing to go on with. */
    public void rest(long workedNanos) {
        owedNanos += workedNanos * (WHOLE_PERCENT - sharePercent) / sharePercent;
        if (owedNanos < OWED_NANOS_MIN) {
            return;
        }
        long until = System.nanoTime() + owedNanos;
        owedNanos = 0;
        for (long left = until - System.nanoTime(); left > 0 && goesOn(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, SLICE_NANOS));
        }
    }
}
