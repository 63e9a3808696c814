package fr.quitus.domain.value;

import java.util.List;

/**
 * Montant : euros, held as cents, strictly positive. Direction is said by debit or credit or by the event, never by a
 * sign.
 */
public record Amount(long cents) implements TextValue, Comparable<Amount> {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{1,14}(\\.[0-9]{1,2})?";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "12000.00";

    /** Ten thousand billion euros: sixteen times the State's yearly budget, far from overflow when summed. */
    public static final long CENTS_MAX = 1_000_000_000_000_000L;

    public Amount {
        if (cents <= 0 || cents > CENTS_MAX) {
            throw new InvalidValue("Un montant est compris entre 0.01 et 10000000000000.00 euros.");
        }
    }

    public static Amount ofCents(long cents) {
        return new Amount(cents);
    }

    public static Amount euros(long euros) {
        return new Amount(Math.multiplyExact(euros, 100L));
    }

    /** Reads decimal euros with at most two decimals and a point, such as {@code 12000.00}. */
    public static Amount parse(String text) {
        return new Amount(
                Balance.parseCents(InvalidValue.matching(text, PATTERN, "un montant en euros, par exemple 12000.00")));
    }

    /**
     * The total of a file's lines, which is an amount too.
     *
     * @param name what the total is, in French, for the message
     */
    public static Amount total(String name, List<Amount> amounts) {
        Balance sum = Balance.ZERO;
        for (Amount amount : amounts) {
            sum = sum.plus(amount);
        }
        if (sum.cents() > CENTS_MAX) {
            throw new InvalidValue(name + " dépasse 10000000000000.00 euros.");
        }
        return sum.amount();
    }

    public Balance balance() {
        return new Balance(cents);
    }

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(cents, other.cents));
    }

    @Override
    public String text() {
        return balance().text();
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public String toString() {
        return text();
    }
}
