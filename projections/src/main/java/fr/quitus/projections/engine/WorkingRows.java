package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one view while events are folded into them: loaded by key, folded in memory, written out. */
final class WorkingRows {
    private final Projection projection;
    private final List<FoldedTable<?, ?>> folded = new ArrayList<>();
    private final Map<Table<?, ?>, AppendedTable<?, ?>> appended = new LinkedHashMap<>();
    private final List<SummedTable<?, ?, ?, ?>> summed = new ArrayList<>();
    private final Appends appends = new Appends() {
        @Override
        public <K extends Record, R extends Record> void append(Table<K, R> table, K key, R row) {
            appendedTable(table).append(key, row);
        }
    };

    /** @param keyBytes for knowing which keys were written; 0 where any key may be stored */
    private WorkingRows(Projection projection, long keyBytes) {
        this.projection = projection;
        for (Fold<?, ?> fold : projection.folds()) {
            KeyHashes written = keyBytes == 0
                    ? null
                    : new KeyHashes(keyBytes / projection.folds().size());
            folded.add(new FoldedTable<>(fold, written));
        }
        projection.appendedTables().forEach(table -> appended.put(table, new AppendedTable<>(table)));
        projection.summaries().forEach(summary -> summed.add(summed(summary)));
    }

    /** Of tables that hold what was folded before. */
    static WorkingRows of(Projection projection) {
        return new WorkingRows(projection, 0);
    }

    /**
     * Of tables that were empty when the folding began, and that nobody else writes to.
     *
     * @param keyBytes memory for knowing which keys were written out
     */
    static WorkingRows ofEmpty(Projection projection, long keyBytes) {
        return new WorkingRows(projection, keyBytes);
    }

    private <K extends Record, R extends Record, A extends Record, B extends Record> SummedTable<K, R, A, B> summed(
            Summary<K, R, A, B> summary) {
        return new SummedTable<>(summary, appendedTable(summary.source()).rows);
    }

    /** Reads the rows that these events will change, that are stored and not held yet. */
    void load(Connection connection, List<LoggedEvent> events) throws SQLException {
        for (FoldedTable<?, ?> table : folded) {
            table.load(connection, events);
        }
    }

    /** Folds an event. A key that was not loaded counts as never seen: right only for keys of empty tables. */
    void fold(LoggedEvent event) {
        folded.forEach(table -> table.fold(event, appends));
        projection.append(event, appends);
    }

    int held() {
        int held = 0;
        for (FoldedTable<?, ?> table : folded) {
            held += table.slots.size();
        }
        for (AppendedTable<?, ?> table : appended.values()) {
            held += table.rows.size();
        }
        return held;
    }

    /** The live way: one statement per table. */
    void write(Connection connection) throws SQLException {
        sum(connection);
        for (FoldedTable<?, ?> table : folded) {
            table.write(connection);
        }
        for (AppendedTable<?, ?> table : appended.values()) {
            table.write(connection);
        }
        for (SummedTable<?, ?, ?, ?> table : summed) {
            table.write(connection);
        }
        forget();
    }

    /** The rebuild's way: COPY what is new, then write over what was stored before. */
    void copy(Connection connection) throws SQLException {
        sum(connection);
        for (FoldedTable<?, ?> table : folded) {
            table.copy(connection);
        }
        for (AppendedTable<?, ?> table : appended.values()) {
            table.copy(connection);
        }
        for (SummedTable<?, ?, ?, ?> table : summed) {
            table.copy(connection);
        }
        forget();
    }

    private void sum(Connection connection) throws SQLException {
        for (SummedTable<?, ?, ?, ?> table : summed) {
            table.sum(connection);
        }
    }

    private void forget() {
        folded.forEach(FoldedTable::forget);
        summed.forEach(table -> table.slots.clear());
        appended.values().forEach(table -> table.rows.clear());
    }

    @SuppressWarnings("unchecked") // the map pairs a table with its own rows
    private <K extends Record, R extends Record> AppendedTable<K, R> appendedTable(Table<K, R> table) {
        AppendedTable<?, ?> found = appended.get(table);
        if (found == null) {
            throw new IllegalStateException(projection.name() + " appends to " + table + ", which it does not declare");
        }
        return (AppendedTable<K, R>) found;
    }

    /** The rows that changed: those stored before, those that are new, or both. */
    private static <K extends Record, R extends Record> SequencedMap<K, R> changed(
            Map<K, Slot<R>> slots, boolean withStored, boolean withNew) {
        SequencedMap<K, R> rows = new LinkedHashMap<>();
        slots.forEach((key, slot) -> {
            R row = slot.row;
            if (slot.changed && row != null && (slot.stored ? withStored : withNew)) {
                rows.put(key, row);
            }
        });
        return rows;
    }

    private static final class Slot<R> {
        private @Nullable R row;
        private final boolean stored;
        private boolean changed;

        private Slot(@Nullable R row) {
            this.row = row;
            this.stored = row != null;
        }
    }

    private static final class FoldedTable<K extends Record, R extends Record> {
        private final Fold<K, R> fold;
        private final Map<K, Slot<R>> slots = new HashMap<>();
        /** Absent where any key may be stored. */
        private final @Nullable KeyHashes written;

        private FoldedTable(Fold<K, R> fold, @Nullable KeyHashes written) {
            this.fold = fold;
            this.written = written;
        }

        private void forget() {
            if (written != null) {
                slots.keySet().forEach(written::add);
            }
            slots.clear();
        }

        private void load(Connection connection, List<LoggedEvent> events) throws SQLException {
            Set<K> missing = new LinkedHashSet<>();
            for (LoggedEvent event : events) {
                for (K key : keysOf(event)) {
                    if (!slots.containsKey(key) && (written == null || written.mayHave(key))) {
                        missing.add(key);
                    }
                }
            }
            Map<K, R> found = TableAccess.find(connection, fold.table(), missing);
            missing.forEach(key -> slots.put(key, new Slot<>(found.get(key))));
        }

        private List<K> keysOf(LoggedEvent event) {
            try {
                return fold.keysOf(event);
            } catch (RuntimeException | AssertionError e) {
                throw new IllegalStateException("event " + event.position() + " (" + event.name() + "): " + e, e);
            }
        }

        private void fold(LoggedEvent event, Appends appends) {
            for (K key : fold.keysOf(event)) {
                Slot<R> slot = slots.computeIfAbsent(key, _ -> new Slot<>(null));
                slot.row = fold.fold(key, slot.row, event, appends);
                slot.changed = true;
            }
        }

        private void write(Connection connection) throws SQLException {
            TableAccess.write(connection, fold.table(), changed(slots, true, true));
        }

        private void copy(Connection connection) throws SQLException {
            TableAccess.copy(connection, fold.table(), changed(slots, false, true));
            TableAccess.write(connection, fold.table(), changed(slots, true, false));
        }
    }

    private static final class AppendedTable<K extends Record, R extends Record> {
        private final Table<K, R> table;
        private final SequencedMap<K, R> rows = new LinkedHashMap<>();

        private AppendedTable(Table<K, R> table) {
            this.table = table;
        }

        private void append(K key, R row) {
            if (rows.put(key, row) != null) {
                throw new IllegalStateException(table + " already has a row " + key);
            }
        }

        private void write(Connection connection) throws SQLException {
            TableAccess.write(connection, table, rows);
        }

        private void copy(Connection connection) throws SQLException {
            TableAccess.copy(connection, table, rows);
        }
    }

    /** Summed once per transaction, from the rows appended since the last. */
    private static final class SummedTable<K extends Record, R extends Record, A extends Record, B extends Record> {
        private final Summary<K, R, A, B> summary;
        private final SequencedMap<A, B> appended;
        private final Map<K, Slot<R>> slots = new LinkedHashMap<>();

        private SummedTable(Summary<K, R, A, B> summary, SequencedMap<A, B> appended) {
            this.summary = summary;
            this.appended = appended;
        }

        private void write(Connection connection) throws SQLException {
            TableAccess.write(connection, summary.table(), changed(slots, true, true));
        }

        private void copy(Connection connection) throws SQLException {
            TableAccess.copy(connection, summary.table(), changed(slots, false, true));
            TableAccess.write(connection, summary.table(), changed(slots, true, false));
        }

        private void sum(Connection connection) throws SQLException {
            Set<K> keys = new LinkedHashSet<>();
            appended.forEach((key, row) -> keys.addAll(summary.keysOf(key, row)));
            Map<K, R> found = TableAccess.find(connection, summary.table(), keys);
            keys.forEach(key -> slots.put(key, new Slot<>(found.get(key))));
            appended.forEach((appendedKey, row) -> {
                for (K key : summary.keysOf(appendedKey, row)) {
                    Slot<R> slot = Objects.requireNonNull(slots.get(key));
                    slot.row = summary.fold(key, slot.row, appendedKey, row);
                    slot.changed = true;
                }
            });
        }
    }
}
