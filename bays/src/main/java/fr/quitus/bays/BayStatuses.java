package fr.quitus.bays;

import java.util.List;

/** From what the supervision knows to what an operator reads. */
final class BayStatuses {
    private final Cluster cluster;
    private volatile List<BayStatus> latest = List.of();

    BayStatuses(Cluster cluster) {
        this.cluster = cluster;
    }

    List<BayStatus> latest() {
        return latest;
    }

    void publish(Bay primary, BayLink.Progress progress) {
        latest = cluster.bays().stream()
                .map(bay -> status(bay, primary, progress))
                .toList();
    }

    /** There is no primary at the moment. */
    void publishWithoutPrimary() {
        latest = cluster.bays().stream()
                .map(bay -> served(bay)
                        ? of(bay, BayState.CATCHING_UP, "Aucune primaire : les écritures attendent.")
                        : unserved(bay))
                .toList();
    }

    static String reasonOfLoss(Bay lost) {
        if (!lost.isIntact()) {
            return "Le stockage de la baie a disparu.";
        }
        return lost.isAlive() ? "La baie ne répond plus." : "Le processus de la baie est mort.";
    }

    private static boolean served(Bay bay) {
        return !bay.reseeding() && bay.isAlive() && bay.isIntact();
    }

    private static BayStatus unserved(Bay bay) {
        return bay.reseeding()
                ? of(bay, BayState.RESEEDING, "La baie est en reconstruction.")
                : of(bay, BayState.LOST, reasonOfLoss(bay));
    }

    private static BayStatus of(Bay bay, BayState state, String detail) {
        return new BayStatus(bay.name(), bay.port(), state, 0, 0, detail);
    }

    private static BayStatus status(Bay bay, Bay primary, BayLink.Progress progress) {
        if (!served(bay)) {
            return unserved(bay);
        }
        if (bay == primary) {
            return new BayStatus(
                    bay.name(),
                    bay.port(),
                    BayState.PRIMARY,
                    progress.primaryLsn(),
                    0,
                    "La baie reçoit les écritures.");
        }
        BayLink.Follower follower = progress.followers().get(bay.name());
        if (follower == null) {
            return of(bay, BayState.CATCHING_UP, "La baie ne suit pas encore la primaire.");
        }
        long lag = Math.max(0, progress.primaryLsn() - follower.flushedLsn());
        return follower.inQuorum()
                ? new BayStatus(
                        bay.name(), bay.port(), BayState.QUORUM, follower.flushedLsn(), lag, "La baie est au quorum.")
                : new BayStatus(
                        bay.name(), bay.port(), BayState.CATCHING_UP, follower.flushedLsn(), lag, "La baie rattrape.");
    }
}
