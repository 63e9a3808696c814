package fr.quitus.api.admission;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places d'une réserve : who gets the next one. No clock, no thread, no randomness: the same demands in the same order
 * are decided the same way. Whoever uses it sees to it that one thread does at a time.
 *
 * <p>A free place goes to the most important lane that has fewer than are guaranteed to it; when all have theirs, to
 * the most important that may borrow. Within a lane it goes to the administration that holds the fewest, so one that
 * floods waits behind its own demands and nobody else's, and no administration may have more demands in a lane's line
 * than there are places left in it: whoever comes next still finds one, and who waits is never turned away for another.
 * Repeats have a budget, but for those whose lane or administration has less than its share: what others flood must not
 * cost them their turn.
 */
final class Places {
    private final Pool pool;
    private final RetryBudget retries;
    private final Map<Lane, Line> lines = new EnumMap<>(Lane.class);
    private int lineMax;
    private int limit;
    private int held;
    private boolean closed;

    /** @param lineMax demands that wait in a lane, those of patient askers apart */
    Places(Pool pool, int limit, int lineMax, RetryBudget retries) {
        this.pool = pool;
        this.limit = limit;
        this.lineMax = lineMax;
        this.retries = retries;
        pool.lanes().forEach(lane -> lines.put(lane, new Line()));
    }

    /** It is then held, waiting or refused. */
    void ask(Place place) {
        Line line = line(place);
        if (!isFull(place.visit().lane())) {
            give(line, line.party(place));
            place.give();
            return;
        }
        Visit visit = place.visit();
        if (line.isModest(visit.administration())) {
            place.modest();
        }
        Refusal refusal = place.isPatient() ? null : atOnce(visit);
        if (refusal != null) {
            place.refuse(refusal);
            return;
        }
        if (isOnBudget(visit)) {
            retries.spend();
            place.onBudget();
        }
        line.add(place);
        serve();
    }

    /** Why who comes now would be refused at once; absent when he would be let in or wait. Asking changes nothing. */
    @Nullable Refusal atOnce(Visit visit) {
        if (!isFull(visit.lane())) {
            return null;
        }
        if (isOnBudget(visit) && !retries.isLeft()) {
            return Refusal.RETRIES;
        }
        Line line = lineOf(visit.lane());
        if (line.hasRoomFor(visit.administration(), lineMax)) {
            return null;
        }
        return line.wouldHoldTooMuch(visit.administration()) ? Refusal.SHARE : Refusal.SATURATED;
    }

    private boolean isOnBudget(Visit visit) {
        return visit.again()
                && !isWithinItsShare(visit.lane())
                && !lineOf(visit.lane()).isModest(visit.administration());
    }

    /** Whoever holds it is done. */
    void leave(Place place) {
        place.leave();
        line(place).leave(place);
        held--;
        serve();
    }

    /** It waited long enough; unless it was decided meanwhile. */
    void giveUp(Place place) {
        if (place.isWaiting()) {
            turnAway(line(place), place);
        }
    }

    void limit(int places) {
        limit = places;
        serve();
    }

    /** @param demands that wait in a lane from now on; those that wait already stay */
    void lineMax(int demands) {
        lineMax = demands;
    }

    /** From now on nobody gets a place. */
    void close() {
        closed = true;
    }

    void open() {
        closed = false;
        serve();
    }

    boolean isClosed() {
        return closed;
    }

    int limit() {
        return limit;
    }

    int held() {
        return held;
    }

    int held(Lane lane) {
        return lineOf(lane).held();
    }

    int waiting(Lane lane) {
        return lineOf(lane).waiting();
    }

    /** Who holds or waits for a place in a lane. */
    List<Party> parties(Lane lane) {
        return lineOf(lane).parties();
    }

    private void serve() {
        while (!closed && held < limit) {
            Line line = next();
            if (line == null) {
                return;
            }
            Party party = line.leastServed();
            Place place = line.poll(party);
            give(line, party);
            if (!place.visit().again()) {
                retries.earn();
            }
            place.give();
        }
    }

    /** Whether a lane gets as many of the next places as wait in it. */
    boolean isWithinItsShare(Lane lane) {
        Line line = lineOf(lane);
        int guaranteed = lane.guaranteed(pool, limit);
        return line.held() <= guaranteed && line.waiting() < guaranteed;
    }

    private @Nullable Line next() {
        Line borrows = null;
        for (Lane lane : pool.lanes()) {
            Line line = lineOf(lane);
            if (line.waiting() > 0) {
                if (line.held() < lane.guaranteed(pool, limit)) {
                    return line;
                }
                if (borrows == null && line.held() < lane.most(limit)) {
                    borrows = line;
                }
            }
        }
        return borrows;
    }

    private void give(Line line, Party party) {
        line.give(party);
        held++;
    }

    private void turnAway(Line line, Place place) {
        boolean tooMuch = line.holdsTooMuch(place);
        line.remove(place);
        if (place.isOnBudget()) {
            retries.giveBack();
        }
        place.refuse(tooMuch ? Refusal.SHARE : Refusal.SATURATED);
    }

    /** Whether who comes by a lane now would have to wait. */
    boolean isFull(Lane lane) {
        Line line = lineOf(lane);
        return closed || held >= limit || line.waiting() > 0 || line.held() >= lane.most(limit);
    }

    private Line line(Place place) {
        return lineOf(place.visit().lane());
    }

    private Line lineOf(Lane lane) {
        Line line = lines.get(lane);
        if (line == null) {
            throw new IllegalArgumentException(pool + " has no lane " + lane);
        }
        return line;
    }
}
