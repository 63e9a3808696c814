package fr.quitus.projections.costs;

import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.value.TextValue;
import org.jspecify.annotations.Nullable;

/** Destination of a charge; each part is empty where nobody said it. */
record Destination(String costCentre, String activity, String materialGroup, String fundsCentre) {
    static final Destination UNKNOWN = new Destination("", "", "", "");

    static Destination of(Imputation imputation, String fundsCentre) {
        return new Destination(
                text(imputation.costCentre()),
                text(imputation.activity()),
                text(imputation.materialGroup()),
                fundsCentre);
    }

    /** What is known of a charge that no line imputes: the unit that bears it. */
    static Destination ofUnit(String fundsCentre) {
        return new Destination("", "", "", fundsCentre);
    }

    private static String text(@Nullable TextValue value) {
        return value == null ? "" : value.text();
    }
}
