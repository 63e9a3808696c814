package fr.quitus.domain.budget;

import fr.quitus.domain.value.Credits;

/**
 * Crédits reportés sur l'année suivante.
 *
 * @param ordinary under the ceiling of LOLF art. 15-II
 * @param contributions of fonds de concours, without ceiling (LOLF art. 15-III)
 */
public record CarriedForward(Credits ordinary, Credits contributions) {
    static final CarriedForward NONE = new CarriedForward(Credits.NONE, Credits.NONE);

    public Credits total() {
        return ordinary.plus(contributions);
    }

    CarriedForward more(Credits credits, boolean contribution) {
        return contribution
                ? new CarriedForward(ordinary, contributions.plus(credits))
                : new CarriedForward(ordinary.plus(credits), contributions);
    }
}
