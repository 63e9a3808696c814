package fr.quitus.bays;

import java.time.Duration;

/** Something an operator of the bays wants to know when it happens. */
public sealed interface BayEvent {
    /** Perte d'une baie : it stopped, or its storage is gone. */
    record BayLost(BayName bay, String reason) implements BayEvent {}

    /** Bascule commencée : the primary is lost; writes wait from now on. */
    record TakeoverStarted(BayName lost) implements BayEvent {}

    /** Bascule achevée : writes can be acknowledged again. */
    record TakeoverEnded(BayName lost, BayName primary, Duration duration) implements BayEvent {}

    /** Écritures suspendues : too few bays are heard to acknowledge or to take over without possible loss. */
    record WritesSuspended(String reason) implements BayEvent {}

    /** Reconstruction commencée : a bay is being filled again. */
    record ReseedingStarted(BayName bay, BayName source) implements BayEvent {}

    /** Retour au quorum : a bay receives every write again. */
    record BackInQuorum(BayName bay, Duration duration) implements BayEvent {}
}
