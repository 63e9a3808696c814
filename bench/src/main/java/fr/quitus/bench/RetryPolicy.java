package fr.quitus.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client does who was told to come back. */
enum RetryPolicy {
    /** He gives up. */
    NONE(0),
    /** He waits as long as he was told and a little longer, three times at most, and within a budget. */
    POLITE(3),
    /** He asks again at once, five times. */
    STORM(5);

    /** Of a polite client who was not told how long. */
    private static final int UNTOLD_S = 1;
    /** Waits are longer by up to this part, so that clients do not return together. */
    private static final double SPREAD = 0.5;

    private final int triesMax;

    RetryPolicy(int triesMax) {
        this.triesMax = triesMax;
    }

    static Optional<RetryPolicy> named(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** @param tries how often he was refused so far, at least once */
    boolean asksAgain(int tries, Budget budget) {
        return tries <= triesMax && (this != POLITE || budget.spend());
    }

    /**
     * @param retryAfterS what he was told, in seconds; -1 when he was not
     * @param uniform from 0 to 1
     */
    long pauseNanos(int retryAfterS, double uniform) {
        if (this != POLITE) {
            return 0;
        }
        double seconds = (retryAfterS < 0 ? UNTOLD_S : retryAfterS) * (1 + SPREAD * uniform);
        return (long) (seconds * Duration.ofSeconds(1).toNanos());
    }

    /** Budget de reprises : all clients together repeat no more than a part of what they ask. */
    static final class Budget {
        /** A repeat for ten requests. */
        static final double PER_REQUEST = 0.1;

        static final double TOKENS_MAX = 100;

        private double tokens;

        /** A request was made for the first time. */
        void asked() {
            tokens = Math.min(TOKENS_MAX, tokens + PER_REQUEST);
        }

        /** @return whether one may be repeated; then it is counted */
        boolean spend() {
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
