package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.NewEvent;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the aggregates stand that this writer wrote or looked up under its present epoch; nobody else can have moved
 * them since. Bounded: the aggregates used longest ago are forgotten and asked for again.
 */
final class Tails {

    private final LinkedHashMap<String, StreamHead> heads;

    Tails(int aggregatesMax) {
        this.heads = new LinkedHashMap<>(1_024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, StreamHead> eldest) {
                return size() > aggregatesMax;
            }
        };
    }

    @Nullable StreamHead of(String aggregateId) {
        return heads.get(aggregateId);
    }

    /** Asks once for all aggregates that these units continue and that are not known. */
    void learn(List<Waiting> units, WriterSession session) throws SQLException {
        Set<String> begun = new HashSet<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (Waiting waiting : units) {
            for (NewEvent event : waiting.unit().events()) {
                String id = event.aggregateId();
                if (event.sequence() == 0) {
                    begun.add(id);
                } else if (!begun.contains(id) && !heads.containsKey(id)) {
                    unknown.add(id);
                }
            }
        }
        if (!unknown.isEmpty()) {
            heads.putAll(session.tails(unknown));
        }
    }

    void remember(Map<String, StreamMove> moves) {
        moves.forEach((aggregateId, move) -> heads.put(aggregateId, move.head()));
    }

    void forget() {
        heads.clear();
    }
}
