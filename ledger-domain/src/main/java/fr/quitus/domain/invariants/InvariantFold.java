package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Contrôle du journal : the events in the order of the log, unit by unit, to the first position at which each truth
 * broke. Between the events of one act nothing needs to hold; after the act everything does.
 */
public final class InvariantFold {
    /**
     * Rupture.
     *
     * @param position of the first event after which it did not hold any more
     * @param file the stream of that event
     * @param event its permanent name
     * @param what in French, with the amounts
     */
    public record Broken(String code, long position, String file, String event, String what) {
        private Broken telling(String now) {
            return new Broken(code, position, file, event, now);
        }
    }

    /** A truth, what is wrong with it within the act being read, and how it broke. */
    private static final class Watch {
        private final Invariant invariant;
        private final Map<String, Broken> open = new LinkedHashMap<>();
        private @Nullable Broken broken;

        private Watch(Invariant invariant) {
            this.invariant = invariant;
        }

        private void given(LedgerEvent event, Requests requests, long position) {
            if (broken != null) {
                return;
            }
            invariant.on(event, requests);
            invariant.touched().addAll(open.keySet());
            for (String key : invariant.touched()) {
                String what = invariant.violation(key);
                if (what == null) {
                    open.remove(key);
                } else {
                    Broken first = open.get(key);
                    open.put(key, first == null ? brokenBy(event, position, what) : first.telling(what));
                }
            }
            invariant.touched().clear();
        }

        private Broken brokenBy(LedgerEvent event, long position, String what) {
            return new Broken(invariant.code(), position, event.aggregateId(), LedgerTypes.nameOf(event), what);
        }

        private void endOfUnit() {
            for (Broken candidate : open.values()) {
                if (broken == null || candidate.position() < broken.position()) {
                    broken = candidate;
                }
            }
            open.clear();
        }
    }

    private final List<Watch> watches;
    private final Requests requests = new Requests();
    private long position = -1;

    public InvariantFold(List<Invariant> invariants) {
        watches = invariants.stream().map(Watch::new).toList();
    }

    /** An event; its act may have more. */
    public void given(long at, LedgerEvent event) {
        if (at <= position) {
            throw new IllegalArgumentException("event " + at + " comes after event " + position);
        }
        watches.forEach(watch -> watch.given(event, requests, at));
        requests.on(event);
        position = at;
    }

    /** The act that the last events came from is whole. */
    public void endOfUnit() {
        watches.forEach(Watch::endOfUnit);
        requests.endOfUnit();
    }

    /** All events of one act, the first of them at a position. */
    public void unit(long first, List<? extends LedgerEvent> events) {
        long at = first;
        for (LedgerEvent event : events) {
            given(at++, event);
        }
        endOfUnit();
    }

    /** An event that cannot be read breaks the truth it hides. */
    public void unreadable(String code, long at, String file, String event, String why) {
        breaks(new Broken(code, at, file, event, why));
        at(Math.max(position, at));
    }

    void breaks(Broken broken) {
        for (Watch watch : watches) {
            if (watch.invariant.code().equals(broken.code()) && watch.broken == null) {
                watch.broken = broken;
            }
        }
    }

    void at(long read) {
        position = read;
    }

    Requests requests() {
        return requests;
    }

    /** All there is to go on with, between two acts, as lines of text; of the truths of the reference only. */
    public List<String> snapshot() {
        return InvariantSnapshot.of(this);
    }

    /** The fold of the reference, as a snapshot of it tells. */
    public static InvariantFold restored(List<String> snapshot) {
        InvariantFold fold = new InvariantFold(Invariants.ofTheReference());
        InvariantSnapshot.restore(fold, snapshot);
        return fold;
    }

    /** The last position read. */
    public long position() {
        return position;
    }

    public List<Invariant> invariants() {
        return watches.stream().map(watch -> watch.invariant).toList();
    }

    /** What broke, in the order of the list. */
    public List<Broken> broken() {
        return watches.stream()
                .map(watch -> watch.broken)
                .flatMap(broken -> Optional.ofNullable(broken).stream())
                .toList();
    }
}
