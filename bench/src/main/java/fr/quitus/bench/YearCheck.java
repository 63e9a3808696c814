package fr.quitus.bench;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.invariants.InvariantFold;
import fr.quitus.domain.invariants.Invariants;
import fr.quitus.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every truth at sampled positions of a log: the product's folds, act by act, and beside them the naive books. A
 * position within an act counts as the end of that act.
 */
final class YearCheck {
    private static final int PAGE_EVENTS = 2_000;

    /**
     * What was found.
     *
     * @param events read
     * @param sampled positions at which everything was looked at
     * @param faults what did not hold, at most a few
     * @param byAggregateType events of each kind of file
     */
    record Found(long events, int sampled, List<String> faults, Map<String, Long> byAggregateType) {}

    private final EventReader reader;
    private final int samples;
    private final InvariantFold fold = new InvariantFold(Invariants.all());
    private final RawBooks raw = new RawBooks();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Long> byAggregateType = new TreeMap<>();
    private @Nullable String openAct;
    private long events;
    private int sampled;

    YearCheck(EventReader reader, int samples) {
        this.reader = reader;
        this.samples = samples;
    }

    /** @param pages what comes after a position, empty at the end */
    Found over(long head, Function<Long, List<StoredEvent>> pages) {
        long next = place(1, head);
        long position = -1;
        List<StoredEvent> page = pages.apply(position);
        while (!page.isEmpty()) {
            for (StoredEvent event : page) {
                String act = actOf(event);
                if (openAct != null && !openAct.equals(act)) {
                    fold.endOfUnit();
                    if (position + 1 >= next) {
                        look(position);
                        next = place(sampled + 1, head);
                    }
                }
                openAct = act;
                give(event);
                position = event.position();
            }
            page = pages.apply(position);
        }
        fold.endOfUnit();
        look(position);
        return new Found(events, sampled, List.copyOf(faults), byAggregateType);
    }

    /** After how many events one looks for the n-th time; the last time is at the head. */
    private long place(int n, long head) {
        return n * (head + 1) / samples;
    }

    static int page() {
        return PAGE_EVENTS;
    }

    private static String actOf(StoredEvent event) {
        return LedgerJson.mapper().readTree(event.metaData()).path("commandId").asString(event.eventId());
    }

    private void give(StoredEvent event) {
        events++;
        byAggregateType.merge(event.aggregateType(), 1L, Long::sum);
        raw.given(event);
        try {
            LedgerEvent fact = reader.read(event.name(), event.payload());
            fold.given(event.position(), fact);
        } catch (RuntimeException e) {
            keep("position " + event.position() + ": " + deepest(e).getMessage());
        }
    }

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : deepest(cause);
    }

    private void look(long position) {
        sampled++;
        Map<String, String> now = new HashMap<>();
        fold.broken().forEach(broken -> now.put(broken.code(), broken.toString()));
        now.values().forEach(fault -> keep("position " + position + ": " + fault));
        raw.faults().forEach(fault -> keep("position " + position + ", from the bytes: " + fault));
    }

    private void keep(String fault) {
        if (faults.size() < 20) {
            faults.add(fault);
        }
    }
}
