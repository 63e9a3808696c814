package fr.quitus.app.architecture.violations.projections.two;

/** Minds its own rows. */
public class TwoProjection {
    public int rows() {
        return 2;
    }
}
