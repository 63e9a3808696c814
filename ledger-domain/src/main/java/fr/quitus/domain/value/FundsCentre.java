package fr.quitus.domain.value;

/**
 * Centre financier : the operating unit (UO) that holds credits, such as {@code 0156-DR35-U001}: programme, operating
 * budget (BOP) and unit.
 */
public record FundsCentre(String text) implements TextValue, Comparable<FundsCentre> {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{4}-[A-Z0-9]{2,8}-[A-Z0-9]{2,8}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "0156-DR35-U001";

    public FundsCentre {
        InvalidValue.matching(text, PATTERN, "un centre financier (par exemple 0156-DR35-U001)");
    }

    public static FundsCentre of(String text) {
        return new FundsCentre(text);
    }

    public ProgrammeCode programme() {
        return ProgrammeCode.of(text.substring(0, 4));
    }

    public OperatingBudgetCode operatingBudget() {
        return OperatingBudgetCode.of(text.substring(0, text.lastIndexOf('-')));
    }

    @Override
    public int compareTo(FundsCentre other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
