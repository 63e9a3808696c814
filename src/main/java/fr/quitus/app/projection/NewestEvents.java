package fr.quitus.app.projection;

import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of the log, decoded: the views and the checker of invariants follow it side by side, and whoever
 * comes second takes what the first has made. An event is known by its leaf hash, which covers all of it: a log that
 * goes another way after a takeover is decoded anew.
 */
final class NewestEvents {
    /** How many are held: more than those who follow are apart, some megabytes. A power of two. */
    static final int EVENTS_MAX = 4_096;

    private static final class Slot {
        private byte @Nullable [] leafHash;
        private @Nullable LoggedEvent event;

        private synchronized LoggedEvent of(StoredEvent stored, Function<StoredEvent, LoggedEvent> decoding) {
            LoggedEvent held = event;
            if (held != null && Arrays.equals(leafHash, stored.leafHash())) {
                return held;
            }
            LoggedEvent decoded = decoding.apply(stored);
            leafHash = stored.leafHash();
            event = decoded;
            return decoded;
        }
    }

    private final Slot[] slots = Stream.generate(Slot::new).limit(EVENTS_MAX).toArray(Slot[]::new);

    /** The event, as already decoded or else as this decodes it, once for all who ask at the same time. */
    LoggedEvent of(StoredEvent stored, Function<StoredEvent, LoggedEvent> decoding) {
        return slots[(int) (stored.position() & (EVENTS_MAX - 1))].of(stored, decoding);
    }
}
