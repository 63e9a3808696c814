package fr.quitus.domain.value;

/** Exercice : the calendar year a credit, a commitment or an entry belongs to (LOLF art. 28). */
public record FiscalYear(int value) implements Comparable<FiscalYear> {
    /** The LOLF applies from this year on. */
    public static final int YEAR_MIN = 2006;

    public static final int YEAR_MAX = 2199;

    public FiscalYear {
        if (value < YEAR_MIN || value > YEAR_MAX) {
            throw new InvalidValue("Un exercice est une année entre " + YEAR_MIN + " (première année de la LOLF) et "
                    + YEAR_MAX + " : " + value + ".");
        }
    }

    public static FiscalYear of(int value) {
        return new FiscalYear(value);
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
