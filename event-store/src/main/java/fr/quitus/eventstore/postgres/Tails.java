package fr.quitus.eventstore.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Last sequences this writer wrote or looked up under its present epoch; nobody else can have moved them since.
 * Bounded:
 * the aggregates used longest ago are forgotten and asked for again.
 */
final class Tails {

    private final LinkedHashMap<String, Long> sequences;

    Tails(int aggregatesMax) {
        this.sequences = new LinkedHashMap<>(1_024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > aggregatesMax;
            }
        };
    }

    @Nullable Long of(String aggregateId) {
        return sequences.get(aggregateId);
    }

    void remember(Map<String, Long> more) {
        sequences.putAll(more);
    }

    void forget() {
        sequences.clear();
    }
}
