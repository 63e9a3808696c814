package fr.quitus.domain.value;

import java.util.List;

/** Free text given by people: bounded, without control characters, never blank. */
public final class Texts {
    public static final int TEXT_LENGTH_MAX = 500;

    private Texts() {}

    /** @param name what the text is, in French, for the message */
    public static String required(String name, String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidValue(name + " est obligatoire.");
        }
        if (text.length() > TEXT_LENGTH_MAX) {
            throw new InvalidValue(name + " dépasse " + TEXT_LENGTH_MAX + " caractères (" + text.length() + ").");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || isDirectionOverride(c))) {
            throw new InvalidValue(name + " contient un caractère de contrôle.");
        }
        // Half a character cannot be written in UTF-8: stored or hashed, it would become another text.
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new InvalidValue(name + " contient un caractère incomplet.");
        }
        return text;
    }

    /** The same for a name of a person, which is sealed in events. */
    public static String personal(String name, String text) {
        return SealedText.isSealed(text) ? text : required(name, text);
    }

    /**
     * A list of such texts.
     *
     * @param name what they are, in French, for the message
     */
    public static List<String> list(String name, List<String> texts, int linesMin, int linesMax) {
        if (texts == null || texts.size() < linesMin || texts.size() > linesMax) {
            throw new InvalidValue(name + " : de " + linesMin + " à " + linesMax + " lignes.");
        }
        texts.forEach(text -> required(name, text));
        return List.copyOf(texts);
    }

    /** Characters that make a text read otherwise than it is stored (Unicode bidirectional controls). */
    private static boolean isDirectionOverride(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
