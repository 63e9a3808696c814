package fr.quitus.projections.ports;

import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;

/** Lecteur : who asks, in which role, and what the reader may know of. */
public record Reader(String actor, Role role, Perimeter perimeter) {}
