package fr.quitus.app.frontdesk;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ouverture du guichet : from what is seen of the ledger, whether commands are taken in and whether deposits are filed.
 * It reads no clock: whoever looks says when.
 */
final class Opening {
    /** How long the log may be silent before the desk opens: below, a command waits as for any takeover. */
    static final long SILENCE_MS_MAX = 2_000;
    /** How long nothing must speak for an open desk before it closes, so that it does not swing. */
    static final long CLEAR_MS = 3_000;

    /** Where the desk stands. */
    enum Phase {
        /** Fermé: commands are decided. */
        CLOSED("FERMÉ"),
        /** Ouvert: commands are taken in, none is filed. */
        OPEN("OUVERT"),
        /** Ouvert au surplus: commands that find a place are decided, the others taken in, none is filed. */
        OVERFLOW("OUVERT_AU_SURPLUS"),
        /** En cours de traitement: commands are decided again, and what was deposited is filed. */
        FILING("EN_TRAITEMENT");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Why it is open. */
    enum Reason {
        NO_WRITES("le registre ne peut pas écrire sur deux baies"),
        OVERLOAD("le registre refuse la plupart des actes, faute de place"),
        PLANNED_STOP("l'exploitation a ordonné un arrêt des écritures");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * What is seen of the ledger.
     *
     * @param atMs on a clock that only goes forward
     * @param silentMs how long the log has not answered a write; 0 when it did
     * @param overloaded whether most commands are refused
     * @param waiting deposits that are not decided
     */
    record Seen(long atMs, long silentMs, boolean overloaded, long waiting) {}

    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final Map<Reason, Long> clearSinceMs = new EnumMap<>(Reason.class);
    private boolean ordered;
    private volatile Phase phase = Phase.CLOSED;

    /** @param open by order of the exploitation; false takes that order back, no other reason */
    synchronized void order(boolean open) {
        ordered = open;
        if (open) {
            reasons.add(Reason.PLANNED_STOP);
            phase = Phase.OPEN;
        } else {
            reasons.remove(Reason.PLANNED_STOP);
        }
    }

    /** @return where it stands from now on */
    synchronized Phase look(Seen seen) {
        weigh(Reason.NO_WRITES, seen.silentMs() >= SILENCE_MS_MAX, seen.silentMs() > 0, seen.atMs());
        weigh(Reason.OVERLOAD, seen.overloaded(), seen.overloaded(), seen.atMs());
        if (ordered) {
            reasons.add(Reason.PLANNED_STOP);
        }
        phase = standing(seen.waiting());
        return phase;
    }

    private Phase standing(long waits) {
        if (reasons.contains(Reason.NO_WRITES) || reasons.contains(Reason.PLANNED_STOP)) {
            return Phase.OPEN;
        }
        if (reasons.contains(Reason.OVERLOAD)) {
            return Phase.OVERFLOW;
        }
        return waits > 0 ? Phase.FILING : Phase.CLOSED;
    }

    /** @param doubtful too little to open for, and too much to close */
    private void weigh(Reason reason, boolean given, boolean doubtful, long atMs) {
        if (given) {
            reasons.add(reason);
        }
        if (given || doubtful || !reasons.contains(reason)) {
            clearSinceMs.remove(reason);
            return;
        }
        long since = clearSinceMs.computeIfAbsent(reason, _ -> atMs);
        if (atMs - since >= CLEAR_MS) {
            reasons.remove(reason);
            clearSinceMs.remove(reason);
        }
    }

    Phase phase() {
        return phase;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean takesOverflow() {
        return phase == Phase.OVERFLOW;
    }

    synchronized List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /** Why it is open, in French, without a stop; empty when it is not. */
    synchronized String why() {
        return reasons.stream().map(Reason::words).collect(Collectors.joining(" et "));
    }
}
