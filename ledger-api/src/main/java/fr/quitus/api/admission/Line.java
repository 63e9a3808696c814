package fr.quitus.api.admission;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One lane of a pool: who holds places in it, and who waits, administration by administration. */
final class Line {
    /** Of the equal part of what a lane's administrations hold and wait for: beyond it one has more than its share. */
    static final int SHARE_TOLERATED_PERCENT = 125;

    private final Map<String, Party> parties = new LinkedHashMap<>();
    private int held;
    private int waiting;
    private int patient;
    private long turn;

    int held() {
        return held;
    }

    int waiting() {
        return waiting;
    }

    /** Those that wait and may be turned away for others. */
    int impatient() {
        return waiting - patient;
    }

    List<Party> parties() {
        return List.copyOf(parties.values());
    }

    Party party(Place place) {
        return parties.computeIfAbsent(place.visit().administration(), Party::new);
    }

    void give(Party party) {
        party.give(++turn);
        held++;
    }

    void leave(Place place) {
        Party party = party(place);
        party.leave();
        held--;
        forgetIfIdle(party);
    }

    void add(Place place) {
        party(place).line().addLast(place);
        counted(place, 1);
    }

    /** The oldest demand of a party that waits. */
    Place poll(Party party) {
        Place place = party.line().removeFirst();
        counted(place, -1);
        return place;
    }

    void remove(Place place) {
        Party party = party(place);
        if (!party.line().removeLastOccurrence(place)) {
            throw new IllegalStateException("a demand that waits stands in its line");
        }
        counted(place, -1);
        forgetIfIdle(party);
    }

    private void counted(Place place, int change) {
        waiting += change;
        if (place.isPatient()) {
            patient += change;
        }
    }

    private void forgetIfIdle(Party party) {
        if (party.all() == 0) {
            parties.remove(party.administration());
        }
    }

    /** Of those that wait: whoever holds the fewest, and of these who was served longest ago. */
    Party leastServed() {
        Party best = null;
        for (Party party : parties.values()) {
            if (party.waiting() > 0
                    && (best == null
                            || party.held() < best.held()
                            || (party.held() == best.held() && party.lastTurn() < best.lastTurn()))) {
                best = party;
            }
        }
        if (best == null) {
            throw new IllegalStateException("nobody waits");
        }
        return best;
    }

    /**
     * The newest demand of whoever holds and waits for most; on a tie, of who has just come.
     *
     * @param comer who makes the line too long; he can be turned away himself
     */
    Place newestOfTheFattest(Place comer) {
        Party fattest = party(comer);
        Place last = comer;
        for (Party party : parties.values()) {
            Place newest = newestToTurnAway(party);
            if (newest != null && party.all() > fattest.all()) {
                fattest = party;
                last = newest;
            }
        }
        return last;
    }

    private static @Nullable Place newestToTurnAway(Party party) {
        for (Iterator<Place> places = party.line().descendingIterator(); places.hasNext(); ) {
            Place place = places.next();
            if (!place.isPatient()) {
                return place;
            }
        }
        return null;
    }

    /**
     * Whether with one demand more an administration would hold and wait for no more than half of what another does.
     * The mean would not tell: most ask for so little that who asks for a tenth of a flood is above it.
     */
    boolean isModest(String administration) {
        Party known = parties.get(administration);
        int twice = 2 * (known == null ? 1 : known.all() + 1);
        return parties.values().stream().anyMatch(party -> party.all() >= twice);
    }

    /** Whether its administration is not alone and holds and waits for markedly more than an equal part. */
    boolean holdsTooMuch(Place place) {
        long equalParts = (long) party(place).all() * parties.size();
        return parties.size() > 1 && equalParts * 100 > (long) (held + waiting) * SHARE_TOLERATED_PERCENT;
    }
}
