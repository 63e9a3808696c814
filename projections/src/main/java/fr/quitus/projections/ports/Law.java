package fr.quitus.projections.ports;

import fr.quitus.domain.law.LawParameters;

/** Droit en vigueur : dates that follow from the law are computed when they are asked for. */
@FunctionalInterface
public interface Law {
    LawParameters now();
}
