package fr.quitus.domain.value;

/** Budget opérationnel de programme (BOP), such as {@code 0156-DR35}: programme and manager. GBCP art. 63 to 73. */
public record OperatingBudgetCode(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{4}-[A-Z0-9]{2,8}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "0156-DR35";

    public OperatingBudgetCode {
        InvalidValue.matching(text, PATTERN, "un BOP (par exemple 0156-DR35)");
    }

    public static OperatingBudgetCode of(String text) {
        return new OperatingBudgetCode(text);
    }

    public ProgrammeCode programme() {
        return ProgrammeCode.of(text.substring(0, 4));
    }

    @Override
    public String toString() {
        return text;
    }
}
