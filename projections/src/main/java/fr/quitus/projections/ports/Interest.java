package fr.quitus.projections.ports;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import java.util.HashSet;
import java.util.Set;

/**
 * Which events a reader of the whole log wants, told by their types, so that a new event of a family is not forgotten.
 *
 * @param everything whatever the rest says
 * @param posting events that may carry entries
 * @param families sealed interfaces of events
 */
public record Interest(boolean everything, boolean posting, Set<Class<? extends LedgerEvent>> families) {
    public static final Interest EVERYTHING = new Interest(true, true, Set.of());
    /** Écritures. */
    public static final Interest ENTRIES = new Interest(false, true, Set.of());

    public Interest {
        families = Set.copyOf(families);
    }

    /** A family of events. */
    public static Interest in(Class<? extends LedgerEvent> family) {
        return new Interest(false, false, Set.of(family));
    }

    public boolean wants(Class<? extends LedgerEvent> type) {
        return everything
                || posting && LedgerTypes.posts(type)
                || families.stream().anyMatch(family -> family.isAssignableFrom(type));
    }

    /** What satisfies both. */
    public Interest and(Interest other) {
        Set<Class<? extends LedgerEvent>> both = new HashSet<>(families);
        both.addAll(other.families);
        return new Interest(everything || other.everything, posting || other.posting, both);
    }
}
