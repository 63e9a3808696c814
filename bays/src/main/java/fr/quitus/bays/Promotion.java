package fr.quitus.bays;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Promotion voulue : a bay in quorum becomes primary although the primary is well, and the primary follows it. */
final class Promotion {
    private static final Logger log = LoggerFactory.getLogger(Promotion.class);

    private final Cluster cluster;
    private final Takeover takeover;
    private final ActChecks checks;
    private final Repairs repairs;
    private final Turn turn;
    private volatile long primaryStartedAt = System.nanoTime();

    Promotion(Cluster cluster, Takeover takeover, ActChecks checks, Repairs repairs, Turn turn) {
        this.cluster = cluster;
        this.takeover = takeover;
        this.checks = checks;
        this.repairs = repairs;
        this.turn = turn;
    }

    /** When a primary was last started here. */
    long primaryStartedAt() {
        return primaryStartedAt;
    }

    BayActDone promote(Bay bay) {
        String detail = "La baie " + bay.name() + " est la primaire.";
        if (bay == cluster.primary()) {
            return BayActDone.already(detail);
        }
        checks.mayLead(bay);
        checkpoint(cluster.primary());
        @Nullable Bay last = turn.take(() -> handOver(bay));
        return last == null ? BayActDone.already(detail) : BayActDone.done(detail + " La baie " + last + " la suit.");
    }

    /** So that stopping takes little; a primary whose disk refuses is replaced without. */
    private void checkpoint(Bay primary) {
        try {
            cluster.work(primary, BayLink::checkpoint);
        } catch (StorageException e) {
            log.warn("no checkpoint before the primary is stopped: {}", e.getMessage());
        }
    }

    /**
     * The primary is stopped in order: it acknowledges nothing more, and does not end before its standbys have all it
     * wrote. What it was asked meanwhile is in doubt for whoever asked, who asks again.
     */
    private @Nullable Bay handOver(Bay bay) {
        Bay last = cluster.primary();
        if (bay == last) {
            return null;
        }
        checks.mayLead(bay);
        try {
            last.stop();
            if (!takeover.handOver(last, bay)) {
                takeover.resume(last);
                throw BayActRefused.unfinished(
                        "La baie " + bay.name() + " n'avait pas tout reçu, ou une baie n'a pas été entendue : la baie "
                                + last.name() + " reste primaire.");
            }
        } finally {
            primaryStartedAt = System.nanoTime();
        }
        repairs.absent(last);
        rejoin(last, bay);
        return last;
    }

    /** Its log ends where the new primary's history begins; if it does not, it cannot follow and is filled again. */
    private void rejoin(Bay last, Bay primary) {
        try {
            if (cluster.told(last, cluster.term())) {
                last.writeStandbySignal();
                last.writeFollowing(primary);
                last.start();
            }
        } catch (StorageException | UncheckedIOException e) {
            log.warn("bay {} does not follow yet: {}", last, e.getMessage());
        }
    }
}
