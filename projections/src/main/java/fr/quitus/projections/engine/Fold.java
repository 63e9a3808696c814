package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pure fold from events to the rows of one table, key by key: what a key becomes depends on its own row and on the
 * event,
 * and on nothing else. So the live driver may load only the keys of a batch, and a rebuild may share keys between
 * workers.
 */
public interface Fold<K extends Record, R extends Record> {
    Table<K, R> table();

    /** The keys an event changes; each once. */
    List<K> keysOf(LoggedEvent event);

    /**
     * Whether what a key becomes does not depend on the order of its events, as a sum does not, and nothing is
     * appended: then no event waits for another because of such a key. A test folds in other orders.
     */
    default boolean anyOrder() {
        return false;
    }

    /**
     * @param row absent when no earlier event touched the key
     * @param appends takes the rows that are written once and never change
     */
    R fold(K key, @Nullable R row, LoggedEvent event, Appends appends);
}
