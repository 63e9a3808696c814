package fr.quitus.projections.engine;

import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.ArrayList;
import java.util.List;

/** Vue : one question asked of the ledger, as tables folded from events. */
public interface Projection {
    /** The permanent name, which operators type. */
    String name();

    /** Raised by whoever changes what is folded or how it is stored: the next start rebuilds the view. */
    int version();

    /** The events that may change its rows; a rebuild passes over the others. */
    default Interest interest() {
        return Interest.EVERYTHING;
    }

    /** The tables folded key by key. */
    default List<Fold<?, ?>> folds() {
        return List.of();
    }

    /** The tables whose rows are only ever appended. */
    default List<Table<?, ?>> appendedTables() {
        return List.of();
    }

    /** The tables summed from appended rows. */
    default List<Summary<?, ?, ?, ?>> summaries() {
        return List.of();
    }

    /** Rows that an event appends by itself, without any earlier event. */
    default void append(LoggedEvent event, Appends appends) {}

    /** Every table of the view. */
    default List<Table<?, ?>> tables() {
        List<Table<?, ?>> tables = new ArrayList<>(appendedTables());
        tables.addAll(tablesReadBack());
        return tables;
    }

    /** The tables whose rows change after they were written. */
    default List<Table<?, ?>> tablesReadBack() {
        List<Table<?, ?>> tables = new ArrayList<>();
        folds().forEach(fold -> tables.add(fold.table()));
        summaries().forEach(summary -> tables.add(summary.table()));
        return tables;
    }
}
