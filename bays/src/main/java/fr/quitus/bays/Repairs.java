package fr.quitus.bays;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done so that a standby that is lost, or does not follow, counts again: started again, else filled again. Each
 * bay is worked on in a thread of its own, since its disk may hang.
 */
final class Repairs {
    private static final Logger log = LoggerFactory.getLogger(Repairs.class);
    private static final long PAUSE_MS = 2_000;

    private final Cluster cluster;
    private final Seeding seeding;
    private final StorageWatch storages;
    private final Runnable onEnd;
    private final ExecutorService threads;
    private final Map<BayName, Long> absentSince = new EnumMap<>(BayName.class);
    private final Map<BayName, Long> silentSince = new EnumMap<>(BayName.class);
    private final Map<BayName, Long> notBefore = new EnumMap<>(BayName.class);

    Repairs(Cluster cluster, Seeding seeding, StorageWatch storages, Runnable onEnd) {
        this.cluster = cluster;
        this.seeding = seeding;
        this.storages = storages;
        this.onEnd = onEnd;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("quitus-bays-repair").daemon().factory());
    }

    /** The bay does not count any more: when it counts again, its absence is told from now on. */
    void absent(Bay bay) {
        absentSince.putIfAbsent(bay.name(), System.nanoTime());
    }

    void lookAt(Bay standby, Bay primary, BayLink.Progress progress) {
        Term term = cluster.term();
        if (standby.reseeding() || term.isRemoved(standby.name())) {
            return;
        }
        boolean serves = StorageWatch.serves(standby);
        boolean counts = term.counts(standby.name());
        if (serves
                && (counts
                        ? progress.inQuorum(standby.name())
                        : progress.followers().containsKey(standby.name()))) {
            silentSince.remove(standby.name());
            Long absent = counts ? absentSince.remove(standby.name()) : null;
            if (absent != null) {
                cluster.emit(new BayEvent.BackInQuorum(standby.name(), Duration.ofNanos(System.nanoTime() - absent)));
            }
            return;
        }
        if (!serves) {
            if (absentSince.putIfAbsent(standby.name(), System.nanoTime()) == null) {
                cluster.emit(new BayEvent.BayLost(standby.name(), BayStatuses.reasonOfLoss(standby)));
            }
            if ((standby.present() || storages.accepts(standby)) && !cluster.hangs(standby)) {
                repair(standby, false);
            }
            return;
        }
        absent(standby);
        long silent = silentSince.computeIfAbsent(standby.name(), name -> System.nanoTime());
        if (System.nanoTime() - silent > cluster.settings().standbySilence().toNanos() && !cluster.hangs(standby)) {
            silentSince.remove(standby.name());
            refillUnlessAhead(standby, primary, progress);
        }
    }

    /** A standby that has more than its primary holds what the primary lost: it must not be emptied. */
    private void refillUnlessAhead(Bay standby, Bay primary, BayLink.Progress progress) {
        if (cluster.hangs(primary)) {
            return;
        }
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
        Long pausedUntil = notBefore.get(standby.name());
        if (pausedUntil != null && now < pausedUntil) {
            return;
        }
        notBefore.put(standby.name(), now + TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
        boolean accepts = storages.accepts(standby) || refill;
        standby.reseeding(true);
        threads.execute(() -> {
            try {
                boolean whole = !refill && standby.isIntact() && standby.hasStandbyFiles();
                if ((!whole || !restarted(standby)) && accepts) {
                    cluster.emit(new BayEvent.ReseedingStarted(
                            standby.name(), cluster.term().primary()));
                    seeding.seed(standby);
                    standby.difference(null);
                    standby.unproven(true);
                }
            } catch (RuntimeException e) {
                if (!cluster.stopping()) {
                    log.warn("bay {} is not filled yet and will be tried again", standby.name(), e);
                }
            } finally {
                standby.lookWhetherPresent();
                standby.reseeding(false);
                onEnd.run();
            }
        });
    }

    private boolean restarted(Bay standby) {
        try {
            standby.kill();
            cluster.term().writeIn(standby.home()); // before it may acknowledge anything in this term
            standby.writeFollowing(cluster.primary());
            standby.start();
            return true;
        } catch (RuntimeException e) {
            log.warn("bay {} does not start again: {}", standby.name(), e.getMessage());
            return false;
        }
    }

    /** Returns when no thread touches a bay any more; false when that takes too long. */
    boolean end(long timeoutS) throws InterruptedException {
        threads.shutdown();
        return threads.awaitTermination(timeoutS, TimeUnit.SECONDS);
    }
}
