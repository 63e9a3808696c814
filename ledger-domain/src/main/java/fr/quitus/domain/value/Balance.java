package fr.quitus.domain.value;

/** Solde : euros held as cents, of any sign. */
public record Balance(long cents) implements TextValue, Comparable<Balance> {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "-?[0-9]{1,14}(\\.[0-9]{1,2})?";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "-12000.00";

    public static final Balance ZERO = new Balance(0);

    public static Balance ofCents(long cents) {
        return new Balance(cents);
    }

    /** Reads decimal euros with at most two decimals, such as {@code -0.01}. */
    public static Balance parse(String text) {
        return new Balance(
                parseCents(InvalidValue.matching(text, PATTERN, "un solde en euros, par exemple -12000.00")));
    }

    static long parseCents(String text) {
        boolean negative = text.startsWith("-");
        String unsigned = negative ? text.substring(1) : text;
        int point = unsigned.indexOf('.');
        String euros = point < 0 ? unsigned : unsigned.substring(0, point);
        String decimals = point < 0 ? "" : unsigned.substring(point + 1);
        String twoDecimals = (decimals + "00").substring(0, 2);
        long cents = Math.addExact(Math.multiplyExact(Long.parseLong(euros), 100L), Long.parseLong(twoDecimals));
        return negative ? -cents : cents;
    }

    public Balance plus(Balance other) {
        return new Balance(Math.addExact(cents, other.cents));
    }

    public Balance plus(Amount amount) {
        return new Balance(Math.addExact(cents, amount.cents()));
    }

    public Balance minus(Balance other) {
        return new Balance(Math.subtractExact(cents, other.cents));
    }

    public Balance minus(Amount amount) {
        return new Balance(Math.subtractExact(cents, amount.cents()));
    }

    public boolean isNegative() {
        return cents < 0;
    }

    public boolean isZero() {
        return cents == 0;
    }

    /** Itself, or zero where it is negative. */
    public Balance orZero() {
        return isNegative() ? ZERO : this;
    }

    public boolean covers(Amount amount) {
        return cents >= amount.cents();
    }

    /** The amount of a strictly positive balance. */
    public Amount amount() {
        return Amount.ofCents(cents);
    }

    @Override
    public String text() {
        long absolute = Math.absExact(cents);
        String decimals = String.valueOf(absolute % 100);
        return (cents < 0 ? "-" : "") + absolute / 100 + "." + (decimals.length() == 1 ? "0" : "") + decimals;
    }

    @Override
    public int compareTo(Balance other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public String toString() {
        return text();
    }
}
