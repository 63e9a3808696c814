package fr.quitus.bench;

import java.util.Arrays;

/** Whose requests how many are: parts that sum to one, and a draw by them. */
final class Shares {
    private final double[] parts;
    private final double[] upTo;

    private Shares(double[] weights) {
        double all = Arrays.stream(weights).sum();
        this.parts = Arrays.stream(weights).map(weight -> weight / all).toArray();
        this.upTo = parts.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    static Shares of(double... weights) {
        if (weights.length == 0
                || Arrays.stream(weights).anyMatch(w -> w < 0)
                || Arrays.stream(weights).sum() <= 0) {
            throw new IllegalArgumentException("no shares can be made of " + Arrays.toString(weights));
        }
        return new Shares(weights);
    }

    /**
     * The k-th of n has a part in proportion to {@code 1 / k^theta}.
     *
     * @param theta 0 gives all the same; 1 is what is found among administrations, towns and words
     */
    static Shares zipf(int n, double theta) {
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> Math.pow(i + 1, -theta));
        return of(weights);
    }

    /** One has the part given; the others keep their proportions among themselves. */
    Shares flooded(int who, double part) {
        if (part <= 0 || part >= 1 || parts.length < 2) {
            throw new IllegalArgumentException("one of several has a part between 0 and 1, not " + part);
        }
        double others = 1 - parts[who];
        double[] weights = parts.clone();
        Arrays.setAll(weights, i -> i == who ? part : parts[i] / others * (1 - part));
        return new Shares(weights);
    }

    int size() {
        return parts.length;
    }

    double part(int which) {
        return parts[which];
    }

    /** @param uniform from 0 to 1, without 1 */
    int drawn(double uniform) {
        int found = Arrays.binarySearch(upTo, uniform);
        int at = found < 0 ? -found - 1 : found + 1;
        while (at < parts.length - 1 && parts[at] == 0) {
            at++;
        }
        return Math.min(at, parts.length - 1);
    }

    /**
     * What each would get of so much if it were given out fairly: nobody more than he asks, and what one leaves is
     * shared by those who still ask (max-min fairness).
     */
    static double[] fair(double[] asked, double given) {
        double[] got = new double[asked.length];
        double left = given;
        boolean[] served = new boolean[asked.length];
        for (int remaining = asked.length; remaining > 0; ) {
            double each = left / remaining;
            boolean satisfied = false;
            for (int i = 0; i < asked.length; i++) {
                if (!served[i] && asked[i] <= each) {
                    got[i] = asked[i];
                    left -= asked[i];
                    served[i] = true;
                    remaining--;
                    satisfied = true;
                }
            }
            if (!satisfied) {
                for (int i = 0; i < asked.length; i++) {
                    got[i] = served[i] ? got[i] : each;
                }
                return got;
            }
        }
        return got;
    }
}
