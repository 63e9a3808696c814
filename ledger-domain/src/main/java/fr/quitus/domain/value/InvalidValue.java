package fr.quitus.domain.value;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Valeur mal formée: the text cannot be the thing it is said to be. The message is French and says what is expected.
 */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    public InvalidValue(String message) {
        super(message);
    }

    /** @param expected what the text should be, in French, for the message */
    public static String matching(String text, String pattern, String expected) {
        if (text == null || !compiled(pattern).matcher(text).matches()) {
            throw new InvalidValue("« " + shown(text) + " » n'est pas " + expected + ".");
        }
        return text;
    }

    /** There are as many patterns as kinds of values, so all of them are kept. */
    private static Pattern compiled(String pattern) {
        return PATTERNS.computeIfAbsent(pattern, Pattern::compile);
    }

    /** At most 40 characters of the offending text: an error message is not a place to echo a megabyte. */
    private static String shown(String text) {
        if (text == null) {
            return "null";
        }
        String cut = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
