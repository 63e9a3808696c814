package fr.quitus.app.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A file of values separated by semicolons: comment lines first, then the header, then the rows, and nothing else.
 * It forgives nothing, because a budget that was read almost right is worse than one that was not read.
 */
final class ReferenceTable {
    private static final Pattern NEW_LINE = Pattern.compile("\n");
    private static final Pattern EUROS = Pattern.compile("0|[1-9][0-9]{0,14}");

    private final String file;
    private final List<String> columns;
    private final List<Row> rows;

    private ReferenceTable(String file, List<String> columns, List<Row> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /** Reads a file of the class path; the first {@code keyColumns} columns together must be unique. */
    static ReferenceTable load(String file, List<String> columns, int keyColumns) {
        try (InputStream in = ReferenceTable.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new ReferenceFileException(file, 0, "the file is not on the class path");
            }
            return parse(file, in.readAllBytes(), columns, keyColumns);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    static ReferenceTable parse(String file, byte[] bytes, List<String> columns, int keyColumns) {
        List<String> lines = Arrays.asList(NEW_LINE.split(decode(file, bytes)));
        int header = 0;
        while (header < lines.size() && lines.get(header).startsWith("#")) {
            header++;
        }
        String expected = String.join(";", columns);
        if (header == lines.size() || !lines.get(header).equals(expected)) {
            throw new ReferenceFileException(file, header + 1, "the header must be \"" + expected + "\"");
        }
        List<Row> rows = new ArrayList<>();
        Map<List<String>, Integer> lineOfKey = new HashMap<>();
        for (int index = header + 1; index < lines.size(); index++) {
            int line = index + 1;
            List<String> values = values(file, line, lines.get(index), columns);
            Integer earlier = lineOfKey.putIfAbsent(values.subList(0, keyColumns), line);
            if (earlier != null) {
                throw new ReferenceFileException(
                        file, line, "key %s stands on line %d too".formatted(values.subList(0, keyColumns), earlier));
            }
            rows.add(new Row(file, line, columns, values));
        }
        if (rows.isEmpty()) {
            throw new ReferenceFileException(file, header + 1, "there is no row under the header");
        }
        return new ReferenceTable(file, columns, rows);
    }

    <T> List<T> map(Function<Row, T> toRecord) {
        return rows.stream().map(toRecord).toList();
    }

    @Override
    public String toString() {
        return "%s %s, %d rows".formatted(file, columns, rows.size());
    }

    private static String decode(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException failure) {
            throw new IllegalArgumentException(file + " is not UTF-8", failure);
        }
    }

    private static List<String> values(String file, int line, String text, List<String> columns) {
        List<String> values = List.of(text.split(";", -1));
        if (values.size() != columns.size()) {
            throw new ReferenceFileException(
                    file, line, "%d columns instead of %d".formatted(values.size(), columns.size()));
        }
        for (String value : values) {
            if (value.isEmpty() || !value.equals(value.strip())) {
                throw new ReferenceFileException(file, line, "a value is empty or has blanks around it");
            }
        }
        return values;
    }

    /** One line of the file. A value is asked for with the shape it must have. */
    static final class Row {
        private final String file;
        private final int line;
        private final List<String> columns;
        private final List<String> values;

        private Row(String file, int line, List<String> columns, List<String> values) {
            this.file = file;
            this.line = line;
            this.columns = columns;
            this.values = values;
        }

        String text(String column) {
            int index = columns.indexOf(column);
            if (index < 0) {
                throw new IllegalArgumentException("no column " + column + " in " + columns);
            }
            return values.get(index);
        }

        String code(String column, Pattern shape) {
            String value = text(column);
            if (!shape.matcher(value).matches()) {
                throw problem("%s \"%s\" must match %s".formatted(column, value, shape));
            }
            return value;
        }

        long euros(String column) {
            return Long.parseLong(code(column, EUROS));
        }

        <E extends Enum<E>> E one(String column, Class<E> type) {
            String value = text(column);
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(value))
                    .findFirst()
                    .orElseThrow(() -> problem("%s \"%s\" is none of %s"
                            .formatted(column, value, Arrays.toString(type.getEnumConstants()))));
        }

        ReferenceFileException problem(String text) {
            return new ReferenceFileException(file, line, text);
        }
    }
}
