package fr.quitus.bays;

import fr.quitus.bays.BayActRefused.Code;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an order is refused for, asked in this order: with the bays as they are now, and in one's turn. */
final class ActChecks {
    private static final Logger log = LoggerFactory.getLogger(ActChecks.class);

    private final Cluster cluster;
    private final StorageWatch storages;

    ActChecks(Cluster cluster, StorageWatch storages) {
        this.cluster = cluster;
        this.storages = storages;
    }

    /** What the primary says of its standbys, asked now. */
    BayLink.Progress progress() {
        Bay primary = cluster.primary();
        try {
            if (primary.isAlive()) {
                return cluster.ask(primary, BayLink::progress);
            }
        } catch (SQLException e) {
            log.warn("primary {} does not answer: {}", primary.name(), e.getMessage());
        }
        throw new BayActRefused(
                Code.PRIMAIRE_ABSENTE,
                "La baie primaire " + primary.name() + " ne répond pas : une bascule est en cours, ou les écritures"
                        + " attendent.",
                "Attendez qu'une primaire réponde (./quitus bays), puis redonnez l'ordre.");
    }

    void notPrimary(Bay bay) {
        if (bay == cluster.primary()) {
            throw new BayActRefused(
                    Code.BAIE_PRIMAIRE,
                    "La baie " + bay.name() + " est la primaire : elle reçoit les écritures.",
                    "Promouvez d'abord une autre baie (./quitus bays promote LETTRE).");
        }
    }

    void notBusy(Bay bay) {
        if (bay.reseeding()) {
            throw new BayActRefused(
                    Code.BAIE_OCCUPEE,
                    "La baie " + bay.name() + " est en cours de démarrage ou de reconstruction.",
                    "Attendez qu'elle ait fini (./quitus bays), puis redonnez l'ordre.");
        }
    }

    void notRemoved(Bay bay) {
        if (cluster.term().isRemoved(bay.name())) {
            throw new BayActRefused(
                    Code.BAIE_RETIREE,
                    "La baie " + bay.name() + " est retirée.",
                    "Ajoutez-la d'abord (./quitus bays add " + bay.name().folder() + ").");
        }
    }

    /** The bay may cease to acknowledge: the primary and the third one acknowledge without it. */
    void mayLeave(Bay bay) {
        notPrimary(bay);
        noneOutside(bay);
        notBusy(bay);
        BayLink.Progress progress = progress();
        othersAcknowledge(bay, progress);
    }

    /** The bay may be emptied: the primary and the third one acknowledge without it. */
    void othersAcknowledge(Bay bay, BayLink.Progress progress) {
        Bay primary = cluster.primary();
        Bay third = third(bay);
        if (!progress.inQuorum(third.name())) {
            throw new BayActRefused(
                    Code.QUORUM_INSUFFISANT,
                    "Sans la baie " + bay.name() + ", rien ne serait plus acquitté : la baie " + third.name()
                            + " n'est pas au quorum.",
                    "Attendez que la baie " + third.name() + " soit QUORUM (./quitus bays), puis redonnez l'ordre.");
        }
        for (Bay left : new Bay[] {primary, third}) {
            if (!storages.sound(left)) {
                throw new BayActRefused(
                        Code.QUORUM_INSUFFISANT,
                        "Sans la baie " + bay.name() + ", tout reposerait sur la baie " + left.name()
                                + ", dont le stockage n'est pas sûr" + detail(storages.doubt(left)) + ".",
                        "Attendez que le doute soit levé (./quitus bays), ou remplacez ce stockage d'abord.");
            }
        }
    }

    /** The bay may lead: it and the third one are in quorum, and all three storages are sound. */
    void mayLead(Bay bay) {
        notRemoved(bay);
        noneOutside(null);
        for (Bay each : cluster.bays()) {
            notBusy(each);
        }
        BayLink.Progress progress = progress();
        if (!progress.inQuorum(bay.name()) || !storages.sound(bay)) {
            throw new BayActRefused(
                    Code.BAIE_HORS_QUORUM,
                    "La baie " + bay.name() + " n'est pas au quorum, ou son stockage n'est pas sûr"
                            + detail(storages.doubt(bay)) + ".",
                    "Promouvez une baie QUORUM (./quitus bays), ou attendez que celle-ci le soit.");
        }
        Bay third = third(bay);
        if (!progress.inQuorum(third.name()) || !storages.sound(third)) {
            throw new BayActRefused(
                    Code.QUORUM_INSUFFISANT,
                    "La baie " + bay.name() + " n'acquitterait rien avant le retour de l'ancienne primaire : la baie "
                            + third.name() + " n'est pas au quorum, ou son stockage n'est pas sûr"
                            + detail(storages.doubt(third)) + ".",
                    "Attendez que la baie " + third.name() + " soit QUORUM (./quitus bays), puis redonnez l'ordre.");
        }
    }

    /** The one that is neither the primary nor this one. */
    Bay third(Bay bay) {
        return cluster.others(bay).stream()
                .filter(other -> other != cluster.primary())
                .findFirst()
                .orElseThrow();
    }

    /** A folder that is not ours is not emptied: whoever mounted it there may have been wrong. */
    void notForeign(Bay bay) {
        ControlData found = null;
        try {
            found = bay.isIntact() ? ControlData.read(bay.data()) : null;
        } catch (StorageException e) {
            log.warn("bay {} is not readable and is filled again: {}", bay, e.getMessage());
        }
        if (found != null
                && found.systemIdentifier()
                        != ControlData.read(cluster.primary().data()).systemIdentifier()) {
            throw new BayActRefused(
                    Code.BAIE_ETRANGERE,
                    "Le dossier " + bay.home() + " contient une autre base que celle des autres baies.",
                    "Montez là un stockage vide, ou celui de cette baie ; sinon videz ce dossier vous-même.");
        }
    }

    private void noneOutside(@Nullable Bay but) {
        Outside outside = cluster.term().outside();
        if (outside != null && (but == null || outside.bay() != but.name())) {
            throw new BayActRefused(
                    Code.AUTRE_BAIE_A_L_ECART,
                    "La baie " + outside.bay() + " est hors du quorum : les deux autres doivent y rester.",
                    "Faites-la d'abord revenir (./quitus bays add "
                            + outside.bay().folder() + ") et attendez qu'elle soit QUORUM.");
        }
    }

    private static String detail(@Nullable StorageFault doubt) {
        return doubt == null ? "" : " (" + doubt.detail() + ")";
    }
}
