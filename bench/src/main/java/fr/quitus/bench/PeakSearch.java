package fr.quitus.bench;

/**
 * Débit utile de pointe : rates are raised by a quarter until goodput has not grown in two steps. What those admitted
 * waited too long for does not count.
 */
final class PeakSearch {
    private static final double FIRST = 250;
    private static final double STEP = 1.25;
    private static final double GROWS = 1.03;
    private static final double P99_MS_MAX = 1_000;
    private static final int STEPS_WITHOUT_MAX = 2;
    private static final double MOST = 100_000;

    private double rate = FIRST;
    private double peak;
    private double most;
    private int without;

    /** What is to be offered next, in requests a second. */
    double rate() {
        return rate;
    }

    boolean goesOn() {
        return without < STEPS_WITHOUT_MAX && rate < MOST;
    }

    /** The rate was offered: so many were served in time, and 99 of 100 of them within so long. */
    void measured(double goodput, double p99Ms) {
        without = goodput > most * GROWS ? 0 : without + 1;
        most = Math.max(most, goodput);
        if (p99Ms <= P99_MS_MAX) {
            peak = Math.max(peak, goodput);
        }
        rate *= STEP;
    }

    /** Whether at some rate 99 of 100 were served within the bound. */
    boolean isWithinBounds() {
        return peak > 0;
    }

    /** What was served within the bound at most; where nothing was, what was served at all. */
    double peak() {
        if (most <= 0) {
            throw new IllegalStateException("nobody was served at any rate");
        }
        return isWithinBounds() ? peak : most;
    }
}
