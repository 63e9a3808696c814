package fr.quitus.bays;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something an operator of the bays wants to know when it happens. */
public sealed interface BayEvent {
    /** Perte d'une baie : it stopped, or its storage is gone. */
    record BayLost(BayName bay, String reason) implements BayEvent {}

    /** Baie suspecte : it runs, and its storage failed a trial. */
    record BaySuspected(BayName bay, String reason) implements BayEvent {}

    /** Doute levé : its storage passes the trials again, nothing was done to it. */
    record DoubtLifted(BayName bay) implements BayEvent {}

    /** Baie isolée : its processes were killed, because its storage failed for too long or gave back a lie. */
    record BayFenced(BayName bay, String reason) implements BayEvent {}

    /** Altération trouvée : something that a bay holds is not what was written, as reading it again confirmed. */
    record DamageFound(BayName bay, String what) implements BayEvent {}

    /** Altération réparée : what was found is gone, and a whole pass over the pages of the bay found nothing else. */
    record DamageMended(BayName bay, Duration duration) implements BayEvent {}

    /** Désaccord : the logs of the bays, or the checkpoints kept outside, differ, and nobody can tell who is right. */
    record BaysDisagree(String what) implements BayEvent {}

    /** Bascule commencée : the primary is lost; writes wait from now on. */
    record TakeoverStarted(BayName lost) implements BayEvent {}

    /** Bascule achevée : writes can be acknowledged again. */
    record TakeoverEnded(BayName lost, BayName primary, Duration duration) implements BayEvent {}

    /** Écritures suspendues : too few bays are heard to acknowledge or to take over without possible loss. */
    record WritesSuspended(String reason) implements BayEvent {}

    /** Reconstruction commencée : a bay is being filled again. */
    record ReseedingStarted(BayName bay, BayName source) implements BayEvent {}

    /** Ordre donné : an operator wants an act done on a bay. */
    record ActOrdered(BayOrder order) implements BayEvent {}

    /** Ordre exécuté. */
    record ActDone(BayOrder order, String detail, Duration duration) implements BayEvent {}

    /** Ordre refusé, or not carried out to its end: the detail says what is so now. */
    record ActNotDone(BayOrder order, BayActRefused.Code code, String detail) implements BayEvent {}

    /** Retour refusé : the log of a bay that was to count again is not the primary's. */
    record ReturnRefused(BayName bay, String reason) implements BayEvent {}

    /**
     * Comparaison après reconstruction : a bay that was filled again by itself has the primary's root, or not.
     *
     * @param difference in French; null when there is none
     */
    record RefillCompared(BayName bay, @Nullable String difference) implements BayEvent {}

    /** Retour au quorum : a bay receives every write again. */
    record BackInQuorum(BayName bay, Duration duration) implements BayEvent {}
}
