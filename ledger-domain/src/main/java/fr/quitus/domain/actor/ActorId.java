package fr.quitus.domain.actor;

import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.TextValue;

/** Acteur : the person or interface that acts, as the identity issuer names it. */
public record ActorId(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "gina";

    public ActorId {
        if (text == null || !text.matches(PATTERN)) {
            throw new InvalidValue("Un acteur est désigné par 1 à 64 lettres, chiffres, points, tirets ou arobases.");
        }
    }

    public static ActorId of(String text) {
        return new ActorId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
