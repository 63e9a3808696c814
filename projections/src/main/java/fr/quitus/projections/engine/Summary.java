package fr.quitus.projections.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Récapitulation : a fold of the rows that a view appends, key by key. It sums what only a fold of events could know:
 * the row tells the key, where the event alone does not. As with {@link Fold}, what a key becomes depends on its own
 * row and on the row appended, in the order of the log, and on nothing else.
 *
 * @param <A> key of the rows appended, {@code <B>} those rows
 */
public interface Summary<K extends Record, R extends Record, A extends Record, B extends Record> {
    Table<K, R> table();

    /** The appended table it sums; the view declares it. */
    Table<A, B> source();

    /** The keys an appended row changes; each once. */
    List<K> keysOf(A key, B appended);

    /**
     * Whether what a key becomes does not depend on the order in which the rows are summed, and nothing is appended: so
     * of a view that goes on beside a dead letter, whose rows come later. A test sums in other orders.
     */
    boolean anyOrder();

    /**
     * @param row absent when no earlier row touched the key
     * @param appends takes rows that follow from the sum; never those of a table that a summary sums
     */
    R fold(K key, @Nullable R row, A appendedKey, B appended, Appends appends);
}
