package fr.quitus.domain.value;

/** Poste comptable : the accountant's office that payments and titles are assigned to. */
public record AccountingPostId(String text) implements TextValue {
    public AccountingPostId {
        InvalidValue.matching(text, "[A-Z0-9][A-Z0-9-]{0,19}", "un poste comptable (par exemple CBCM-FIN)");
    }

    public static AccountingPostId of(String text) {
        return new AccountingPostId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
