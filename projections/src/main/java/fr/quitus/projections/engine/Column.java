package fr.quitus.projections.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A column, which is a component of a key or of a row: {@code debitCents} is {@code debit_cents}. */
record Column(String name, Type type, RecordComponent component) {
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(".SSSSSS");

    /** The few types that views are made of. */
    enum Type {
        INTEGER("integer"),
        BIGINT("bigint"),
        TEXT("text"),
        DATE("date"),
        TIMESTAMP("timestamptz");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        static Type of(Class<?> type) {
            if (type == int.class) {
                return INTEGER;
            }
            if (type == long.class) {
                return BIGINT;
            }
            if (type == String.class) {
                return TEXT;
            }
            if (type == LocalDate.class) {
                return DATE;
            }
            if (type == Instant.class) {
                return TIMESTAMP;
            }
            throw new IllegalArgumentException("a view has no column of type " + type);
        }
    }

    static Column of(RecordComponent component) {
        component.getAccessor().setAccessible(true);
        String name =
                component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return new Column(name, Type.of(component.getType()), component);
    }

    /** As they stand in a statement. */
    static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The value as PostgreSQL reads it, in a COPY or in an array. */
    @Nullable String text(Record row) {
        try {
            Object value = component.getAccessor().invoke(row);
            return value == null ? null : value.toString();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + name + " of " + row, e);
        }
    }

    /** The value as PostgreSQL writes it, in the session's time zone, which is this machine's. */
    @Nullable String literal(Record row) {
        String text = text(row);
        if (text == null || type != Type.TIMESTAMP) {
            return text;
        }
        OffsetDateTime time = Instant.parse(text).atZone(ZoneId.systemDefault()).toOffsetDateTime();
        String offset = time.getOffset().equals(ZoneOffset.UTC)
                ? "+00"
                : time.getOffset().getId();
        return TO_THE_SECOND.format(time)
                + MICROS.format(time).replaceAll("\\.?0*$", "")
                + offset.replaceAll(":00$", "");
    }

    @Nullable Object read(ResultSet rows, int index) throws SQLException {
        return switch (type) {
            case INTEGER -> rows.getInt(index);
            case BIGINT -> rows.getLong(index);
            case TEXT -> rows.getString(index);
            case DATE -> rows.getObject(index, LocalDate.class);
            case TIMESTAMP -> {
                OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
                yield time == null
                        ? null
                        : time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
            }
        };
    }
}
