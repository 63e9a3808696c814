package fr.quitus.projections.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Récapitulation : a fold of the rows that a view appends, key by key. It sums what only a fold of events could know:
 * the row tells the key, where the event alone does not. What a key becomes depends on the rows summed and on nothing
 * else, not on their order either: what waited for a dead letter is summed late. A test sums in other orders.
 *
 * @param <A> key of the rows appended, {@code <B>} those rows
 */
public interface Summary<K extends Record, R extends Record, A extends Record, B extends Record> {
    Table<K, R> table();

    /** The appended table it sums; the view declares it. */
    Table<A, B> source();

    /** The keys an appended row changes; each once. */
    List<K> keysOf(A key, B appended);

    /** @param row absent when no earlier row touched the key */
    R fold(K key, @Nullable R row, A appendedKey, B appended);
}
