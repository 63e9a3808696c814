package fr.quitus.domain.invariants;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cumuls : sums of cents by key, a few to a row. A row that comes back to zero is forgotten, so that what is settled
 * takes no memory.
 */
final class Tally {
    private final int columns;
    private final Map<String, long[]> rows = new HashMap<>();

    Tally(int columns) {
        this.columns = columns;
    }

    void add(String key, int column, long cents) {
        if (cents == 0) {
            return;
        }
        long[] row = rows.computeIfAbsent(key, _ -> new long[columns]);
        row[column] = Math.addExact(row[column], cents);
        if (row[column] == 0 && Arrays.stream(row).allMatch(sum -> sum == 0)) {
            rows.remove(key);
        }
    }

    /** Makes a sum what it is told to be. */
    void set(String key, int column, long cents) {
        add(key, column, Math.subtractExact(cents, of(key, column)));
    }

    long of(String key, int column) {
        long @Nullable [] row = rows.get(key);
        return row == null ? 0 : row[column];
    }

    /** Every row, in the order of the keys. */
    Map<String, long[]> rows() {
        return new TreeMap<>(rows);
    }
}
