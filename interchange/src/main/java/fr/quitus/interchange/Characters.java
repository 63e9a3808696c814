package fr.quitus.interchange;

import java.util.OptionalInt;

/** Which characters of a text from outside are refused: those that nobody sees and those that turn a line around. */
public final class Characters {
    private Characters() {}

    /** The first character of the text that is refused. */
    public static OptionalInt forbidden(CharSequence text) {
        return text.codePoints().filter(Characters::isForbidden).findFirst();
    }

    private static boolean isForbidden(int c) {
        boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
        boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return control || direction || half;
    }

    /** How a refused character is named in a message: U+202E. */
    public static String name(int codePoint) {
        return "U+%04X".formatted(codePoint);
    }
}
