package fr.quitus.projections.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a view: its key and its row are records, whose components are its columns in this order. Its statements
 * are
 * in the {@code .sql} file of its name: create, index, drop, lock, switch, find, write, copy, rows.
 *
 * <p>The statements name no schema but in {@code switch}: the same ones serve the live tables and those being rebuilt.
 */
public final class Table<K extends Record, R extends Record> {
    private static final SqlFile DIGEST = SqlFile.beside(Table.class, "digest");
    /** Where the digest takes the rows of a table. */
    private static final String ROWS_OF_TABLE = ":rows";

    private static final String PRIMARY_KEY_OF = "add primary key (%s)";

    private static final String ROWS_ORDER = "order by row_key";

    private final String name;
    private final SqlFile sql;
    private final List<Column> keyColumns;
    private final List<Column> rowColumns;
    private final Constructor<K> newKey;
    private final Constructor<R> newRow;

    private Table(Class<?> beside, String name, Class<K> key, Class<R> row) {
        this.name = name;
        this.sql = SqlFile.beside(beside, name);
        this.keyColumns = columns(key);
        this.rowColumns = columns(row);
        this.newKey = constructor(key);
        this.newRow = constructor(row);
    }

    public static <K extends Record, R extends Record> Table<K, R> of(
            Class<?> beside, String name, Class<K> key, Class<R> row) {
        return new Table<>(beside, name, key, row);
    }

    public String name() {
        return name;
    }

    public String statement(String key) {
        return sql.statement(key);
    }

    /** The first of its indexes: the one that rows are found by. */
    String primaryKey() {
        return indexes()[0];
    }

    /** The others, which may be none, a statement each. */
    List<String> otherIndexes() {
        String[] indexes = indexes();
        return indexes.length == 1 || indexes[1].isBlank() ? List.of() : List.of(indexes[1].split(";"));
    }

    private String[] indexes() {
        String[] indexes = statement("index").split(";", 2);
        if (!indexes[0].endsWith(PRIMARY_KEY_OF.formatted(Column.names(keyColumns)))) {
            throw new IllegalStateException(name + ".sql has indexes that do not begin with its primary key");
        }
        return indexes;
    }

    /** One row: how many rows there are, and the sums of their hashes, in whatever order they come. */
    String digest() {
        String rows = statement("rows");
        int order = rows.lastIndexOf(ROWS_ORDER);
        if (order < 0) {
            throw new IllegalStateException(name + ".sql has rows that do not end with: " + ROWS_ORDER);
        }
        return DIGEST.statement("digest").replace(ROWS_OF_TABLE, rows.substring(0, order));
    }

    List<Column> keyColumns() {
        return keyColumns;
    }

    List<Column> columns() {
        List<Column> all = new ArrayList<>(keyColumns);
        all.addAll(rowColumns);
        return all;
    }

    /** The values of a row, as text, in the order of the columns. */
    List<@Nullable String> texts(K key, R row) {
        List<@Nullable String> texts = new ArrayList<>();
        keyColumns.forEach(column -> texts.add(column.text(key)));
        rowColumns.forEach(column -> texts.add(column.text(row)));
        return texts;
    }

    /** A key as PostgreSQL writes a row of its columns, which {@code rows} gives as row_key. */
    String keyText(K key) {
        return CompositeText.of(literals(keyColumns, key));
    }

    /** A row as PostgreSQL writes it, key and all, which {@code rows} gives as row_content. */
    String text(K key, R row) {
        List<@Nullable String> literals = literals(keyColumns, key);
        literals.addAll(literals(rowColumns, row));
        return CompositeText.of(literals);
    }

    private static List<@Nullable String> literals(List<Column> columns, Record record) {
        List<@Nullable String> literals = new ArrayList<>();
        columns.forEach(column -> literals.add(column.literal(record)));
        return literals;
    }

    K readKey(ResultSet rows) throws SQLException {
        return read(newKey, keyColumns, rows, 1);
    }

    R readRow(ResultSet rows) throws SQLException {
        return read(newRow, rowColumns, rows, 1 + keyColumns.size());
    }

    private static <T extends Record> T read(Constructor<T> make, List<Column> columns, ResultSet rows, int first)
            throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).read(rows, first + i);
        }
        try {
            return make.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "a stored row is no " + make.getDeclaringClass(),
                    e instanceof InvocationTargetException i ? i.getCause() : e);
        }
    }

    private static List<Column> columns(Class<? extends Record> type) {
        List<Column> columns = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            columns.add(Column.of(component));
        }
        return List.copyOf(columns);
    }

    private static <T extends Record> Constructor<T> constructor(Class<T> type) {
        Class<?>[] types = new Class<?>[type.getRecordComponents().length];
        for (int i = 0; i < types.length; i++) {
            types[i] = type.getRecordComponents()[i].getType();
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor: " + type, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
