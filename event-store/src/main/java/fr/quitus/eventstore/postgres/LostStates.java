package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.CachedStates;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which queued states came to nothing, and when. Each loss begins a generation; a unit that began to read in an earlier
 * one and read a state lost since is refused. A unit's own sequences do not tell this: one that only read, or that
 * writes behind events written anew, would pass.
 *
 * <p>Used under the queue's lock, but for {@link #generation()}.
 */
final class LostStates {

    private final int marksMax;
    private final LinkedHashMap<String, Long> lostAt = new LinkedHashMap<>();
    private CachedStates cache = CachedStates.NONE;
    /** Units of earlier generations are refused whatever they read. */
    private long floor;

    private volatile long generation;

    LostStates(int marksMax) {
        this.marksMax = marksMax;
    }

    void cachedIn(CachedStates states) {
        cache = states;
    }

    long generation() {
        return generation;
    }

    /** First the cache forgets, then the mark stands: who reads between the two is refused for nothing, no more. */
    void lose(Set<String> aggregateIds) {
        if (aggregateIds.isEmpty()) {
            return;
        }
        aggregateIds.forEach(cache::forget);
        long next = generation + 1;
        for (String id : aggregateIds) {
            lostAt.remove(id);
            lostAt.put(id, next);
        }
        for (Iterator<Map.Entry<String, Long>> eldest = lostAt.entrySet().iterator(); lostAt.size() > marksMax; ) {
            floor = eldest.next().getValue();
            eldest.remove();
        }
        generation = next;
    }

    void loseAll() {
        cache.forgetAll();
        lostAt.clear();
        floor = generation + 1;
        generation = floor;
    }

    boolean under(Basis basis) {
        if (basis.generation() >= generation) {
            return false;
        }
        if (basis.generation() < floor) {
            return true;
        }
        for (String id : basis.aggregateIds()) {
            Long at = lostAt.get(id);
            if (at != null && at > basis.generation()) {
                return true;
            }
        }
        return false;
    }
}
