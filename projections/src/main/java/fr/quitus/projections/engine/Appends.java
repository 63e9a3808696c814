package fr.quitus.projections.engine;

/** Takes rows that are written once and never change, such as journal entries. */
public interface Appends {
    <K extends Record, R extends Record> void append(Table<K, R> table, K key, R row);
}
