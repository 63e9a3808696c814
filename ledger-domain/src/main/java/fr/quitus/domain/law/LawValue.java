package fr.quitus.domain.law;

import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Valeur d'un paramètre de droit from a date on, until the next one of the same parameter, subject and programmes.
 *
 * @param subject what of the parameter it is about, such as {@code T3} or {@code 07-14}; absent when it has one value
 * @param programmes those that a text names, such as a ministry's own order; empty for all that none names
 * @param value in the parameter's unit; absent for a threshold that a text lifts
 * @param legalReference the text that sets it
 */
public record LawValue(
        LawParameter parameter,
        @Nullable LawSubject subject,
        List<ProgrammeCode> programmes,
        LocalDate from,
        @Nullable LawNumber value,
        String legalReference) {
    /** A ministry has a few dozen programmes at most. */
    public static final int PROGRAMMES_MAX = 100;

    public LawValue {
        programmes = List.copyOf(programmes);
        Dates.bounded("La date d'effet (from)", from);
        Texts.required("Le texte (legalReference)", legalReference);
    }

    /** What the parameter does not admit of it, as a French sentence; absent when all is well. */
    public @Nullable String fault() {
        String subjects = parameter.subjects();
        String given = subject == null ? "" : subject.text();
        if (!given.matches(subjects == null ? "" : subjects)) {
            return subjects == null
                    ? "Le paramètre " + parameter + " n'a pas d'objet (subject)."
                    : "L'objet (subject) du paramètre " + parameter + " est de la forme " + subjects + ".";
        }
        if (!programmes.isEmpty() && !parameter.differsByProgramme()) {
            return "Le paramètre " + parameter + " vaut pour tous les programmes (programmes).";
        }
        if (programmes.size() > PROGRAMMES_MAX) {
            return "Un texte vise au plus " + PROGRAMMES_MAX + " programmes (programmes).";
        }
        if (value == null) {
            return parameter.isThreshold() ? null : "La valeur (value) de " + parameter + " est obligatoire.";
        }
        return value.isIn(parameter.unit())
                ? null
                : "« " + value + " » n'est pas " + parameter.unit().expected() + ", comme le paramètre " + parameter
                        + " l'attend.";
    }

    /** The value as rules count with it: cents, hundredths of a per cent, days or years. */
    public @Nullable Long number() {
        return value == null ? null : value.in(parameter.unit());
    }

    /** Whether one of the two takes the other's place. */
    boolean isOfTheSame(LawValue other) {
        return isAbout(other.parameter, other.subject) && programmes.equals(other.programmes);
    }

    boolean isAbout(LawParameter asked, @Nullable LawSubject about) {
        return parameter == asked && (subject == null ? about == null : subject.equals(about));
    }
}
