package fr.quitus.domain.value;

/**
 * Enveloppe : the credits of one unit (UO), for one year and one title group. The only stream commitments and payments
 * draw on, so availability is strictly local. Written {@code 2026/0156-DR35-U001/HT2}.
 */
public record EnvelopeId(FiscalYear year, FundsCentre fundsCentre, TitleGroup titleGroup)
        implements TextValue, Comparable<EnvelopeId> {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{4}/[0-9A-Z-]{1,30}/(T2|HT2)";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "2026/0156-DR35-U001/HT2";

    public static EnvelopeId of(String text) {
        String[] parts = InvalidValue.matching(text, PATTERN, "une enveloppe (par exemple 2026/0156-DR35-U001/HT2)")
                .split("/", 3);
        return new EnvelopeId(
                FiscalYear.of(Integer.parseInt(parts[0])), FundsCentre.of(parts[1]), TitleGroup.valueOf(parts[2]));
    }

    @Override
    public String text() {
        return year + "/" + fundsCentre + "/" + titleGroup;
    }

    /** The order in which envelopes are locked, so that two acts on the same two never wait for each other. */
    @Override
    public int compareTo(EnvelopeId other) {
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}
