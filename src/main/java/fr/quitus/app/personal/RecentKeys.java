package fr.quitus.app.personal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keys used lately, for a short time only: a key destroyed over another node is gone from here soon after. */
final class RecentKeys<I> {
    /** Keys held. */
    static final int KEYS_MAX = 10_000;
    /** How long one is held. */
    static final long HELD_S = 60;

    /** @param until by the machine's monotonic clock, in nanoseconds */
    private record Held(PersonKey key, long until) {}

    private final Map<I, Held> held = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<I, Held> eldest) {
            return size() > KEYS_MAX;
        }
    };

    synchronized Optional<PersonKey> find(I id) {
        @Nullable Held found = held.get(id);
        return found != null && found.until() - System.nanoTime() > 0 ? Optional.of(found.key()) : Optional.empty();
    }

    synchronized void hold(I id, PersonKey key) {
        held.put(id, new Held(key, System.nanoTime() + TimeUnit.SECONDS.toNanos(HELD_S)));
    }

    synchronized void drop(I id) {
        held.remove(id);
    }
}
