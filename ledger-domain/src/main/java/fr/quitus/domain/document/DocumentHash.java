package fr.quitus.domain.document;

import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.TextValue;

/** Empreinte d'une pièce : the SHA-256 of its bytes, which is also its identity: the same bytes are kept once. */
public record DocumentHash(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9a-f]{64}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public DocumentHash {
        if (text == null || !text.matches(PATTERN)) {
            throw new InvalidValue("Une pièce est désignée par son SHA-256 : 64 chiffres hexadécimaux minuscules.");
        }
    }

    public static DocumentHash of(String text) {
        return new DocumentHash(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
