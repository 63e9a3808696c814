package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last events this node made durable, so that views which keep up need not ask the database for what has just been
 * sent to it: that would cost the one backend that appends a good part of its time.
 */
final class RecentEvents {

    private final @Nullable StoredEvent[] ring;
    /** Positions held: from the first, to before the next. */
    private long first;

    private long next;

    RecentEvents(int eventsMax) {
        this.ring = new StoredEvent[eventsMax];
    }

    /** These are durable; what is held stays without a hole, so events of another node in between empty it. */
    synchronized void add(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            if (event.position() != next) {
                first = event.position();
            }
            ring[place(event.position())] = event;
            next = event.position() + 1;
            first = Math.max(first, next - ring.length);
        }
    }

    /** Events after this position if the first of them is held; none does not mean that there is none. */
    synchronized List<StoredEvent> after(long position, int max) {
        List<StoredEvent> events = new ArrayList<>();
        if (position + 1 >= first) {
            for (long at = position + 1; at < next && events.size() < max; at++) {
                StoredEvent event = ring[place(at)];
                if (event != null) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    private int place(long position) {
        return (int) (position % ring.length);
    }
}
