package fr.quitus.projections.asking;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Colonnes d'un livre : the members of its lines, each a column with a French title. A record within a line is as many
 * columns as it has members; a list of records makes a row of each, with what the line says repeated.
 */
final class CsvColumns {
    private static final Properties TITLES = frenchTitles();

    private final List<String> titles = new ArrayList<>();

    CsvColumns(Class<? extends Record> line) {
        titlesOf(line, "");
    }

    private static Properties frenchTitles() {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(CsvColumns.class.getResourceAsStream("csv-titles.properties")),
                StandardCharsets.UTF_8)) {
            Properties titles = new Properties();
            titles.load(in);
            return titles;
        } catch (IOException e) {
            throw new UncheckedIOException("the titles come with this class", e);
        }
    }

    private void titlesOf(Class<?> type, String before) {
        for (RecordComponent member : type.getRecordComponents()) {
            String title = TITLES.getProperty(member.getName());
            if (title == null) {
                throw new IllegalStateException("csv-titles.properties has no title of " + member);
            }
            Class<?> held = held(member);
            if (held.isRecord()) {
                titlesOf(held, isList(member) ? before : before + title + " : ");
            } else {
                titles.add(before + title);
            }
        }
    }

    private static boolean isList(RecordComponent member) {
        return List.class.isAssignableFrom(member.getType());
    }

    /** What a member is, or what the list that it is holds. */
    private static Class<?> held(RecordComponent member) {
        return isList(member)
                        && member.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> item
                ? item
                : member.getType();
    }

    List<String> titles() {
        return List.copyOf(titles);
    }

    /** The rows of a line: one, or one for each item of its list. */
    List<List<@Nullable Object>> rows(Record line) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(new ArrayList<>());
        add(rows, line);
        return rows;
    }

    private static void add(List<List<@Nullable Object>> rows, Record line) {
        for (RecordComponent member : line.getClass().getRecordComponents()) {
            Object value = read(line, member);
            if (value instanceof List<?> items) {
                multiply(rows, items);
            } else if (value instanceof Record inner) {
                add(rows, inner);
            } else {
                rows.forEach(row -> row.add(value));
            }
        }
    }

    private static void multiply(List<List<@Nullable Object>> rows, List<?> items) {
        List<List<@Nullable Object>> before = List.copyOf(rows);
        rows.clear();
        for (List<@Nullable Object> row : before) {
            for (Object item : items) {
                List<List<@Nullable Object>> one = new ArrayList<>();
                one.add(new ArrayList<>(row));
                add(one, (Record) item);
                rows.addAll(one);
            }
        }
    }

    private static @Nullable Object read(Record line, RecordComponent member) {
        try {
            member.getAccessor().setAccessible(true);
            return member.getAccessor().invoke(line);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + member, e);
        }
    }
}
