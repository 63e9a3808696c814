package fr.quitus.domain.value;

/** Exercice : the calendar year a credit, a commitment or an entry belongs to (LOLF art. 28). */
public record FiscalYear(int value) implements Comparable<FiscalYear> {
    public FiscalYear {
        if (value < 2006 || value > 2199) {
            throw new InvalidValue(
                    "Un exercice est une année entre 2006 (première année de la LOLF) et 2199 : " + value + ".");
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
