package fr.quitus.api.json;

/**
 * Erreur de champ.
 *
 * @param pointer JSON pointer (RFC 6901) of the place, {@code ""} for the whole body
 * @param detail what is wrong and what is expected, in French
 */
public record FieldError(String pointer, String detail) {}
