package fr.quitus.bays;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that watches the bays, takes over when the primary is lost, and has lost standbys filled again. */
final class Supervision {
    private static final Logger log = LoggerFactory.getLogger(Supervision.class);
    private static final long END_TIMEOUT_S = 90;

    private final Cluster cluster;
    private final Takeover takeover;
    private final StorageWatch storages;
    private final Repairs repairs;
    private final Turn turn;
    private final Returning returning;
    private final Acts acts;
    private final Scrubbing scrubbing;
    private final Thread thread;
    private @Nullable BayLink primaryLink;
    private @Nullable Bay primaryLinked;
    private long primaryAnsweredAt = System.nanoTime();
    private @Nullable BayName takeoverFrom;
    private long takeoverStartedAt;
    private boolean suspended;
    private @Nullable String refusal;
    private final BayStatuses statuses;

    Supervision(Cluster cluster, Takeover takeover, Seeding seeding) {
        this.cluster = cluster;
        this.takeover = takeover;
        this.storages = new StorageWatch(cluster);
        this.statuses = new BayStatuses(cluster, storages);
        this.scrubbing = new Scrubbing(cluster, storages);
        this.thread = Thread.ofPlatform().name("quitus-bays").daemon().unstarted(this::run);
        this.repairs = new Repairs(cluster, seeding, storages, () -> LockSupport.unpark(thread));
        this.turn = new Turn(cluster);
        this.returning = new Returning(cluster, takeover, storages, turn);
        this.acts = new Acts(cluster, takeover, new ActChecks(cluster, storages), repairs, turn);
        cluster.bays().forEach(bay -> bay.onProcessEnd(() -> LockSupport.unpark(thread)));
    }

    void start() {
        storages.start();
        thread.start();
        scrubbing.start();
    }

    Scrubbing scrubbing() {
        return scrubbing;
    }

    List<BayStatus> statuses() {
        return statuses.latest();
    }

    /** Whoever asks afterwards is not told of before. */
    BayActDone carryOut(BayOrder order) {
        BayActDone done = acts.carryOut(order);
        statuses.publishAgain(cluster.primary());
        return done;
    }

    Returning returning() {
        return returning;
    }

    /** Returns when no thread touches a bay any more. */
    void end() {
        cluster.stop();
        LockSupport.unpark(thread);
        try {
            boolean watched = thread.getState() != Thread.State.NEW;
            if ((watched && !thread.join(Duration.ofSeconds(END_TIMEOUT_S))) || !repairs.end(END_TIMEOUT_S)) {
                log.error("the supervision did not end within {} s; the bays are stopped all the same", END_TIMEOUT_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        turn.end();
        scrubbing.end();
        storages.end();
        closeLink();
    }

    private void run() {
        while (!cluster.stopping()) {
            try {
                turn.take(() -> {
                    look();
                    return true;
                });
            } catch (RuntimeException e) {
                if (!cluster.stopping()) {
                    log.error("the supervision stumbled and goes on", e);
                }
            }
            LockSupport.parkNanos(cluster.settings().checkInterval().toNanos());
        }
    }

    private void look() {
        Bay primary = cluster.primary();
        storages.look();
        cluster.others(primary).forEach(this::fenceWhenProven);
        fenceWhenProven(primary);
        BayLink.Progress progress = null;
        if (primary.isAlive() && primary.present()) {
            progress = progressOf(primary);
            long answeredAt = Math.max(primaryAnsweredAt, acts.primaryStartedAt());
            if (progress == null
                    && System.nanoTime() - answeredAt
                            < cluster.settings().primarySilence().toNanos()) {
                statuses.publishAgain(primary);
                return;
            }
        }
        if (progress == null) {
            replacePrimary(primary);
            return;
        }
        endTakeover(progress);
        for (Bay standby : cluster.others(primary)) {
            repairs.lookAt(standby, primary, progress);
        }
        returning.lookAt(primary, progress);
        statuses.publish(primary, progress);
    }

    /**
     * A bay that lies is fenced whatever the others are: what it acknowledges proves nothing. One that refuses, or does
     * not answer, acknowledges nothing, and one that rots holds what it acknowledges now; they are fenced when both
     * others can do without, and left in place otherwise.
     */
    private void fenceWhenProven(Bay bay) {
        StorageFault fault = storages.verdict(bay);
        if (fault == null || !(fault.isLie() || othersDoWithout(bay))) {
            return;
        }
        if (fault.isLie() || (fault.isOfWhatItHolds() && bay != cluster.primary())) {
            bay.condemn(fault.detail());
        } else if (fault.isOfWhatItHolds()) {
            refusal = fault.detail(); // what it acknowledged is there, and needed until another has taken over
        }
        cluster.emit(new BayEvent.BayFenced(bay.name(), fault.detail()));
        bay.fence();
    }

    private boolean othersDoWithout(Bay bay) {
        boolean inQuorum = statuses.latest().stream()
                .filter(status -> status.name() != bay.name())
                .allMatch(status -> status.state() == BayState.PRIMARY || status.state() == BayState.QUORUM);
        return inQuorum && cluster.others(bay).stream().allMatch(storages::sound);
    }

    private BayLink.@Nullable Progress progressOf(Bay primary) {
        try {
            if (primaryLinked != primary || primaryLink == null) {
                closeLink();
                primaryLink = cluster.link(primary);
                primaryLinked = primary;
            }
            BayLink.Progress progress = primaryLink.progress();
            primaryAnsweredAt = System.nanoTime();
            return progress;
        } catch (SQLException e) {
            log.warn("primary {} does not answer: {}", primary.name(), e.getMessage());
            closeLink();
            return null;
        }
    }

    private void closeLink() {
        BayLink link = primaryLink;
        primaryLink = null;
        if (link != null) {
            try {
                link.close();
            } catch (SQLException e) {
                log.debug("the link was broken already: {}", e.getMessage());
            }
        }
    }

    private void replacePrimary(Bay lost) {
        if (cluster.stopping()) {
            return;
        }
        closeLink();
        if (takeoverFrom == null) {
            takeoverFrom = lost.name();
            takeoverStartedAt = System.nanoTime();
            cluster.emit(new BayEvent.BayLost(lost.name(), BayStatuses.reasonOfLoss(lost)));
            cluster.emit(new BayEvent.TakeoverStarted(lost.name()));
            statuses.publishWithoutPrimary();
        }
        repairs.absent(lost);
        if (takeover.elect(lost)) {
            log.info("elected {} in {} ms", cluster.term(), sinceMillis(takeoverStartedAt));
            suspended = false;
            if (refusal != null) {
                lost.condemn(refusal);
            }
        } else if (cluster.stopping()) {
            return;
        } else if (takeover.resume(lost)) {
            suspended = false;
        } else {
            suspend(lost);
        }
        refusal = null;
        primaryAnsweredAt = System.nanoTime();
    }

    private void suspend(Bay lost) {
        statuses.publishWithoutPrimary();
        if (!suspended) {
            suspended = true;
            String reason = "La baie primaire " + lost.name()
                    + " est perdue et celles qui comptaient avec elle ne sont pas toutes entendues : aucune n'est "
                    + "promue, les écritures attendent. Rendez la baie manquante ; sinon arrêtez Quitus et imposez la "
                    + "baie restante par « ./quitus bays promote LETTRE --force », en acceptant la perte possible des "
                    + "dernières écritures.";
            log.error(reason);
            cluster.emit(new BayEvent.WritesSuspended(reason));
        }
    }

    private void endTakeover(BayLink.Progress progress) {
        BayName from = takeoverFrom;
        if (from != null && progress.followers().values().stream().anyMatch(BayLink.Follower::inQuorum)) {
            takeoverFrom = null;
            cluster.emit(new BayEvent.TakeoverEnded(
                    from, cluster.term().primary(), Duration.ofNanos(System.nanoTime() - takeoverStartedAt)));
        }
    }

    private static long sinceMillis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
