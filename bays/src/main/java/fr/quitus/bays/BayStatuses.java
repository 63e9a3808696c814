package fr.quitus.bays;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what the supervision knows to what an operator reads. */
final class BayStatuses {
    private final Cluster cluster;
    private final StorageWatch storages;
    private volatile List<BayStatus> latest = List.of();
    private BayLink.@Nullable Progress lastProgress;

    BayStatuses(Cluster cluster, StorageWatch storages) {
        this.cluster = cluster;
        this.storages = storages;
    }

    List<BayStatus> latest() {
        return latest;
    }

    synchronized void publish(Bay primary, BayLink.Progress progress) {
        lastProgress = progress;
        latest = cluster.bays().stream()
                .map(bay -> status(bay, primary, progress))
                .toList();
    }

    /** The primary did not answer this time, or an order changed what the bays are to each other. */
    synchronized void publishAgain(Bay primary) {
        BayLink.Progress last = lastProgress;
        if (last != null) {
            publish(primary, last);
        }
    }

    /** There is no primary at the moment. */
    synchronized void publishWithoutPrimary() {
        lastProgress = null;
        latest = cluster.bays().stream()
                .map(bay -> StorageWatch.serves(bay) && !cluster.term().isRemoved(bay.name())
                        ? of(bay, BayState.CATCHING_UP, "Aucune primaire : les écritures attendent.")
                        : unserved(bay))
                .toList();
    }

    static String reasonOfLoss(Bay lost) {
        String condemned = lost.condemned();
        if (condemned != null) {
            return condemned;
        }
        if (!lost.present()) {
            return "Le stockage de la baie a disparu.";
        }
        return lost.isAlive() ? "La baie ne répond plus." : "Le processus de la baie est mort.";
    }

    private BayStatus unserved(Bay bay) {
        if (cluster.term().isRemoved(bay.name())) {
            return of(
                    bay,
                    BayState.REMOVED,
                    "La baie est retirée : elle n'est ni démarrée ni remplie, son dossier reste tel quel.");
        }
        if (bay.reseeding()) {
            return of(bay, BayState.RESEEDING, "La baie est en reconstruction.");
        }
        StorageFault fault = storages.doubt(bay);
        return of(bay, BayState.LOST, fault == null ? reasonOfLoss(bay) : fault.detail());
    }

    private BayStatus of(Bay bay, BayState state, String detail) {
        return of(bay, state, 0, 0, detail);
    }

    private BayStatus of(Bay bay, BayState state, long receivedLsn, long lagBytes, String detail) {
        StorageProbe.Look look = storages.last(bay);
        return new BayStatus(
                bay.name(),
                bay.port(),
                state,
                bay.home(),
                bay.device(),
                sharingDevice(bay),
                receivedLsn,
                lagBytes,
                look == null ? null : look.at(),
                storages.abandoned(bay),
                detail);
    }

    private List<BayName> sharingDevice(Bay bay) {
        String device = bay.device();
        return cluster.others(bay).stream()
                .filter(other -> device != null && device.equals(other.device()))
                .map(Bay::name)
                .toList();
    }

    private BayStatus status(Bay bay, Bay primary, BayLink.Progress progress) {
        if (!StorageWatch.serves(bay) || cluster.term().isRemoved(bay.name())) {
            return unserved(bay);
        }
        long received =
                bay == primary ? progress.primaryLsn() : progress.of(bay.name()).flushedLsn();
        long lag = received == 0 ? 0 : Math.max(0, progress.primaryLsn() - received);
        StorageFault doubt = storages.doubt(bay);
        if (doubt != null) {
            return of(bay, BayState.SUSPECT, received, lag, doubt.detail());
        }
        if (bay == primary) {
            return of(bay, BayState.PRIMARY, received, 0, "La baie reçoit les écritures.");
        }
        Outside.Standing outside = cluster.term().outside(bay.name());
        if (outside != null) {
            return outside(bay, outside, received, lag);
        }
        if (progress.inQuorum(bay.name())) {
            String difference = bay.difference();
            return of(
                    bay,
                    BayState.QUORUM,
                    received,
                    lag,
                    "La baie est au quorum."
                            + (difference == null ? "" : " Reconstruite, elle diffère de la primaire : " + difference));
        }
        return progress.followers().containsKey(bay.name())
                ? of(bay, BayState.CATCHING_UP, received, lag, "La baie rattrape.")
                : of(bay, BayState.CATCHING_UP, "La baie ne suit pas encore la primaire.");
    }

    private BayStatus outside(Bay bay, Outside.Standing standing, long received, long lag) {
        if (standing == Outside.Standing.RETURNING) {
            return of(
                    bay,
                    BayState.CATCHING_UP,
                    received,
                    lag,
                    "Retour demandé : la baie comptera quand elle aura tout reçu et que sa racine sera celle de la "
                            + "primaire.");
        }
        String refused = bay.difference();
        return of(
                bay,
                BayState.DRAINED,
                received,
                lag,
                "La baie est à l'écart : elle suit, et son reçu n'acquitte rien."
                        + (refused == null ? "" : " Son retour a été refusé : " + refused));
    }
}
