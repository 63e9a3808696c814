package fr.quitus.app.architecture.violations.projections.one;

import fr.quitus.app.architecture.violations.projections.two.TwoProjection;

/** Asks another projection, which may be behind or being rebuilt. */
class OneProjection {
    int rows(TwoProjection other) {
        return other.rows();
    }
}
