package fr.quitus.bench;

import java.util.Locale;

/** A part of the overload bench that may be asked for by itself; what all stand on, the peak, is always measured. */
enum OverloadPhase {
    /** Twice what can be served, and how long it takes to be as before. */
    DOUBLE,
    /** The same, and whoever is refused asks again five times at once. */
    STORM,
    /** The same, four fifths of it from one administration. */
    FLOOD,
    /** The same, and the primary's processes are killed in the middle. */
    BAY_LOST,
    /** Ten times what can be served, on a machine that the generator shares: told, not judged. */
    TENFOLD,
    /** Ten times what a slowed core can serve. */
    SLOWED,
    /** Two bays do not answer for a third of the time: the front desk opens, and is emptied when they are back. */
    FRONT_DESK,
    /** A day's deposits are taken in and then decided, while nobody does anything else. */
    DRAIN;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static OverloadPhase named(String word) {
        for (OverloadPhase phase : values()) {
            if (phase.word().equals(word)) {
                return phase;
            }
        }
        throw new IllegalArgumentException("no phase " + word);
    }
}
