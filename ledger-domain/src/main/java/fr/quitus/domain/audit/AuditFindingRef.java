package fr.quitus.domain.audit;

import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.TextValue;

/** Référence d'un constat d'audit, as its auditor numbers it : used once. */
public record AuditFindingRef(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z0-9][A-Z0-9-]{0,31}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "CC-2026-0017";

    public AuditFindingRef {
        InvalidValue.matching(text, PATTERN, "une référence de constat (par exemple CC-2026-0017)");
    }

    public static AuditFindingRef of(String text) {
        return new AuditFindingRef(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
