package fr.quitus.api.admission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Those that wait and that the line's length counts. */
    private int impatient() {
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
        party(place).add(place);
        counted(place, 1);
    }

    /** The oldest demand of a party that waits. */
    Place poll(Party party) {
        Place place = party.poll();
        counted(place, -1);
        return place;
    }

    void remove(Place place) {
        Party party = party(place);
        party.remove(place);
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

    /** Whether an administration has fewer demands in the line than there are places left in it. */
    boolean hasRoomFor(String administration, int lineMax) {
        Party known = parties.get(administration);
        return (known == null ? 0 : known.impatient()) < lineMax - impatient();
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

    /**
     * Whether an administration is not alone and holds and waits for markedly more than an equal part, counting the
     * demand it comes with.
     */
    boolean wouldHoldTooMuch(String administration) {
        Party known = parties.get(administration);
        int all = parties.size() + (known == null ? 1 : 0);
        return isTooMuch(known == null ? 1 : known.all() + 1, all, held + waiting + 1);
    }

    /** The same of a demand that waits. */
    boolean holdsTooMuch(Place place) {
        return isTooMuch(party(place).all(), parties.size(), held + waiting);
    }

    private static boolean isTooMuch(int own, int of, int whole) {
        return of > 1 && (long) own * of * 100 > (long) whole * SHARE_TOLERATED_PERCENT;
    }
}
