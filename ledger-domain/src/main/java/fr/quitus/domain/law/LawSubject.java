package fr.quitus.domain.law;

import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.TextValue;

/**
 * Objet d'un paramètre de droit : what of the parameter a value is about. A title or a kind of commitment for a
 * threshold, a day ({@code 07-14}) or a distance from Easter Sunday ({@code PAQUES+1}) for a holiday.
 */
public record LawSubject(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN =
            "T[1-7]|TRANSACTION|SCSP|SCSP_MODIFICATION|PARTENARIAT" + "|(0[1-9]|1[0-2])-[0-3][0-9]|PAQUES\\+[0-9]{1,2}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "T3";

    public LawSubject {
        InvalidValue.matching(text, PATTERN, "l'objet d'un paramètre, par exemple T3, TRANSACTION ou 07-14");
    }

    public static LawSubject of(String text) {
        return new LawSubject(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
