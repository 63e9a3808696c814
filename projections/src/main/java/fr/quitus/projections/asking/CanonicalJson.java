package fr.quitus.projections.asking;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one text of an answer (RFC 8785): members sorted by name, no white space, shortest escapes. Whoever holds an
 * answer can write it so and hash it, in whatever order its members came.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** @param value a record, a list, a text, a whole number, a date, an instant, a truth or null */
    public static byte[] bytes(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(text, value);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static void write(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case String s -> quote(text, s);
            case Long n -> text.append(n.longValue());
            case Integer n -> text.append(n.intValue());
            case Boolean b -> text.append(b.booleanValue());
            case LocalDate date -> quote(text, date.toString());
            case Instant instant -> quote(text, instant.toString());
            case List<?> list -> write(text, list);
            case Record r -> write(text, r);
            default -> throw new IllegalArgumentException("no canonical text of a " + value.getClass());
        }
    }

    private static void write(StringBuilder text, List<?> list) {
        String separator = "[";
        for (Object item : list) {
            text.append(separator);
            write(text, item);
            separator = ",";
        }
        text.append(list.isEmpty() ? "[]" : "]");
    }

    private static void write(StringBuilder text, Record value) {
        TreeMap<String, RecordComponent> members = new TreeMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            members.put(component.getName(), component);
        }
        String separator = "{";
        for (RecordComponent member : members.values()) {
            text.append(separator);
            quote(text, member.getName());
            text.append(':');
            write(text, read(value, member));
            separator = ",";
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private static @Nullable Object read(Record value, RecordComponent member) {
        try {
            member.getAccessor().setAccessible(true);
            return member.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + member + " of " + value, e);
        }
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
