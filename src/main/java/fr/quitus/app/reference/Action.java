package fr.quitus.app.reference;

/** Action, written as the functional area (domaine fonctionnel) that names it: {@code 0104-12}. */
public record Action(String functionalArea, String label) {
    /** The programme is the first part of the functional area, so that the two can never disagree. */
    public String programme() {
        return functionalArea.substring(0, functionalArea.indexOf('-'));
    }
}
