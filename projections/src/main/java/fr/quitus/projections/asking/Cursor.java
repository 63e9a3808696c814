package fr.quitus.projections.asking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Curseur : where the next page begins, in a form that only the question that gave it accepts. It is bound to the question
 * and its filters, and gives no right: perimeter and role are checked again on each page, so it needs no secret.
 */
public final class Cursor {
    /** Longest cursor read, in characters. */
    static final int TEXT_LENGTH_MAX = 400;

    private static final String SEPARATOR = "\n";

    private final String question;

    private Cursor(String question) {
        this.question = question;
    }

    /** The cursors of a question with its filters, absent ones included. */
    public static Cursor of(String question, @Nullable Object... filters) {
        return new Cursor(question + Arrays.toString(filters));
    }

    public String after(Object... values) {
        List<String> parts = new ArrayList<>();
        Arrays.stream(values).map(String::valueOf).forEach(parts::add);
        String body = String.join(SEPARATOR, parts);
        String text = check(body) + SEPARATOR + body;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The texts a cursor was made of, or {@code first} when the first page is asked. */
    public List<String> texts(@Nullable String cursor, String... first) {
        if (cursor == null) {
            return List.of(first);
        }
        try {
            if (cursor.length() > TEXT_LENGTH_MAX) {
                throw Refusals.cursor();
            }
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int end = text.indexOf(SEPARATOR);
            if (end < 0 || !text.substring(0, end).equals(check(text.substring(end + 1)))) {
                throw Refusals.cursor();
            }
            List<String> parts = List.of(text.substring(end + 1).split(SEPARATOR, -1));
            if (parts.size() != first.length) {
                throw Refusals.cursor();
            }
            return parts;
        } catch (IllegalArgumentException e) {
            throw Refusals.cursor();
        }
    }

    /** The numbers a cursor was made of, or {@code first} when the first page is asked. */
    public long[] numbers(@Nullable String cursor, long... first) {
        List<String> texts =
                texts(cursor, Arrays.stream(first).mapToObj(String::valueOf).toArray(String[]::new));
        try {
            return texts.stream().mapToLong(Long::parseLong).toArray();
        } catch (NumberFormatException e) {
            throw Refusals.cursor();
        }
    }

    private String check(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((question + SEPARATOR + body).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
