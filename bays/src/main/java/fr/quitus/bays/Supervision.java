package fr.quitus.bays;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that watches the bays, takes over when the primary is lost, and has lost standbys filled again. */
final class Supervision {
    private static final Logger log = LoggerFactory.getLogger(Supervision.class);
    private static final long REPAIR_PAUSE_MS = 2_000;
    private static final long END_TIMEOUT_S = 90;

    private final Cluster cluster;
    private final Takeover takeover;
    private final Seeding seeding;
    private final Thread thread;
    private final ExecutorService repairs;
    private final Map<BayName, Long> absentSince = new EnumMap<>(BayName.class);
    private final Map<BayName, Long> silentSince = new EnumMap<>(BayName.class);
    private final Map<BayName, Long> repairNotBefore = new EnumMap<>(BayName.class);
    private @Nullable BayLink primaryLink;
    private @Nullable Bay primaryLinked;
    private long primaryAnsweredAt = System.nanoTime();
    private @Nullable BayName takeoverFrom;
    private long takeoverStartedAt;
    private boolean suspended;
    private final BayStatuses statuses;

    Supervision(Cluster cluster, Takeover takeover, Seeding seeding) {
        this.cluster = cluster;
        this.takeover = takeover;
        this.seeding = seeding;
        this.statuses = new BayStatuses(cluster);
        this.thread = Thread.ofPlatform().name("quitus-bays").daemon().unstarted(this::run);
        this.repairs = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("quitus-bays-repair").daemon().factory());
        cluster.bays().forEach(bay -> bay.onProcessEnd(() -> LockSupport.unpark(thread)));
    }

    void start() {
        thread.start();
    }

    List<BayStatus> statuses() {
        return statuses.latest();
    }

    /** Returns when neither thread touches a bay any more. */
    void end() {
        cluster.stop();
        LockSupport.unpark(thread);
        repairs.shutdown();
        try {
            boolean watched = thread.getState() != Thread.State.NEW;
            if ((watched && !thread.join(Duration.ofSeconds(END_TIMEOUT_S)))
                    || !repairs.awaitTermination(END_TIMEOUT_S, TimeUnit.SECONDS)) {
                log.error("the supervision did not end within {} s; the bays are stopped all the same", END_TIMEOUT_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeLink();
    }

    private void run() {
        while (!cluster.stopping()) {
            try {
                look();
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
        BayLink.Progress progress = null;
        if (primary.isAlive() && primary.isIntact()) {
            progress = progressOf(primary);
            if (progress == null
                    && System.nanoTime() - primaryAnsweredAt
                            < cluster.settings().primarySilence().toNanos()) {
                return;
            }
        }
        if (progress == null) {
            replacePrimary(primary);
            return;
        }
        endTakeover(progress);
        for (Bay standby : cluster.others(primary)) {
            lookAt(standby, primary, progress);
        }
        statuses.publish(primary, progress);
    }

    private BayLink.@Nullable Progress progressOf(Bay primary) {
        try {
            if (primaryLinked != primary || primaryLink == null) {
                closeLink();
                primaryLink = cluster.link(primary, BayLink.QUESTION_TIMEOUT);
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
        absentSince.putIfAbsent(lost.name(), System.nanoTime());
        if (takeover.elect(lost)) {
            log.info("elected {} in {} ms", cluster.term(), sinceMillis(takeoverStartedAt));
            suspended = false;
        } else if (cluster.stopping()) {
            return;
        } else if (takeover.resume(lost)) {
            suspended = false;
        } else {
            suspend(lost);
        }
        primaryAnsweredAt = System.nanoTime();
    }

    private void suspend(Bay lost) {
        statuses.publishWithoutPrimary();
        if (!suspended) {
            suspended = true;
            String reason = "La baie primaire " + lost.name()
                    + " est perdue et les deux autres ne sont pas toutes deux "
                    + "entendues : aucune n'est promue, les écritures attendent. Rendez la baie manquante ; sinon "
                    + "arrêtez Quitus, écrivez la lettre de la baie restante dans le fichier « forced-primary » sous "
                    + cluster.settings().directory() + " et relancez, en acceptant la perte possible des dernières "
                    + "écritures.";
            log.error(reason);
            cluster.emit(new BayEvent.WritesSuspended(reason));
        }
    }

    private void lookAt(Bay standby, Bay primary, BayLink.Progress progress) {
        if (standby.reseeding()) {
            return;
        }
        if (progress.inQuorum(standby.name()) && standby.isAlive() && standby.isIntact()) {
            silentSince.remove(standby.name());
            Long absent = absentSince.remove(standby.name());
            if (absent != null) {
                cluster.emit(new BayEvent.BackInQuorum(standby.name(), Duration.ofNanos(System.nanoTime() - absent)));
            }
            return;
        }
        if (!standby.isIntact() || !standby.isAlive()) {
            if (absentSince.putIfAbsent(standby.name(), System.nanoTime()) == null) {
                cluster.emit(new BayEvent.BayLost(standby.name(), BayStatuses.reasonOfLoss(standby)));
            }
            repair(standby, !standby.isIntact() || !standby.hasStandbyFiles());
            return;
        }
        absentSince.putIfAbsent(standby.name(), System.nanoTime());
        long silent = silentSince.computeIfAbsent(standby.name(), name -> System.nanoTime());
        if (System.nanoTime() - silent > cluster.settings().standbySilence().toNanos()) {
            silentSince.remove(standby.name());
            refillUnlessAhead(standby, primary, progress);
        }
    }

    /** A standby that has more than its primary holds what the primary lost: it must not be emptied. */
    private void refillUnlessAhead(Bay standby, Bay primary, BayLink.Progress progress) {
        try {
            BayLink.Standing standing = cluster.ask(standby, BayLink::standing);
            boolean sameHistory = ControlData.read(standby.data()).timeline()
                    == ControlData.read(primary.data()).timeline();
            if (sameHistory && standing.replayedLsn() > progress.primaryLsn()) {
                log.error(
                        "La baie {} contient plus que la primaire {} : elle n'est pas reconstruite, sans quoi ce "
                                + "surplus serait perdu. Arrêtez Quitus et faites examiner les deux baies.",
                        standby.name(),
                        primary.name());
                return;
            }
        } catch (SQLException e) {
            log.warn("bay {} does not answer: {}", standby.name(), e.getMessage());
        }
        repair(standby, true);
    }

    private void repair(Bay standby, boolean refill) {
        long now = System.nanoTime();
        Long notBefore = repairNotBefore.get(standby.name());
        if (notBefore != null && now < notBefore) {
            return;
        }
        repairNotBefore.put(standby.name(), now + TimeUnit.MILLISECONDS.toNanos(REPAIR_PAUSE_MS));
        standby.reseeding(true);
        repairs.execute(() -> {
            try {
                if (refill || !restarted(standby)) {
                    cluster.emit(new BayEvent.ReseedingStarted(
                            standby.name(), cluster.term().primary()));
                    seeding.seed(standby);
                }
            } catch (RuntimeException e) {
                if (!cluster.stopping()) {
                    log.warn("bay {} is not filled yet and will be tried again", standby.name(), e);
                }
            } finally {
                standby.reseeding(false);
                LockSupport.unpark(thread);
            }
        });
    }

    private boolean restarted(Bay standby) {
        try {
            standby.kill();
            standby.writeFollowing(cluster.primary());
            standby.start();
            return true;
        } catch (RuntimeException e) {
            log.warn("bay {} does not start again: {}", standby.name(), e.getMessage());
            return false;
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
