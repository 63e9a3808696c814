package fr.quitus.api.admission;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Délai de retour: what a refusal says in {@code Retry-After}. It is drawn from an interval that begins at a second and
 * ends the later the more were refused, so that those who are sent away together do not come back together.
 */
public final class RetryAfter {
    /** Nobody is asked back sooner. */
    public static final int FROM_S = 1;
    /** Width of the interval when nothing is refused. */
    public static final int SPREAD_MIN_S = 2;
    /** Nobody is asked to wait longer. */
    public static final int TO_MAX_S = 60;

    private final Recently recently;
    private final Supplier<RandomGenerator> random;

    RetryAfter(Recently recently, Supplier<RandomGenerator> random) {
        this.recently = recently;
        this.random = random;
    }

    /** Seconds, drawn anew for each refusal. */
    public int seconds() {
        return random.get().nextInt(FROM_S, to() + 1);
    }

    /** The longest that can be drawn now: time to serve those refused lately, were no others to come. */
    public int to() {
        // So many seconds of the present pace: what was refused in the window, by what is let in each second.
        long toServeThem = recently.refusedPerAdmitted(Recently.WINDOW_S);
        return (int) Math.min(TO_MAX_S, FROM_S + SPREAD_MIN_S + toServeThem);
    }
}
