package fr.quitus.web.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the person keeps for herself, the newest first. */
public record Kept(List<Entry> items) {
    public static final Kept NOTHING = new Kept(List.of());

    /**
     * One thing that is kept.
     *
     * @param fields what was filled in, by name
     */
    public record Entry(String id, String title, Map<String, String> fields, Instant savedAt) {
        public String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    public Optional<Entry> of(String id) {
        return items.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
