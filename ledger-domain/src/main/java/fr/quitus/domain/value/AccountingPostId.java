package fr.quitus.domain.value;

/** Poste comptable : the accountant's office that payments and titles are assigned to. */
public record AccountingPostId(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z0-9][A-Z0-9-]{0,19}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "CBCM-FIN";

    public AccountingPostId {
        InvalidValue.matching(text, PATTERN, "un poste comptable (par exemple CBCM-FIN)");
    }

    public static AccountingPostId of(String text) {
        return new AccountingPostId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
