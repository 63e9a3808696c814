package fr.quitus.bays;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retour au quorum : a bay that is outside and wanted back counts again once it has nearly everything and holds the
 * primary's log. What is wanted stands in the term, so that it is gone on with after a restart. A bay that was filled
 * by itself counts at once, for the quorum lacks it; it is compared afterwards, and what is found is told.
 */
final class Returning {
    private static final Logger log = LoggerFactory.getLogger(Returning.class);
    /** A bay that is further behind is not compared yet; the rest comes while it is compared. */
    private static final long NEAR_BYTES = 1 << 20;

    private static final long PAUSE_MS = 2_000;

    private final Cluster cluster;
    private final Takeover takeover;
    private final StorageWatch storages;
    private final Turn turn;
    private volatile @Nullable BayComparison comparison;
    private volatile boolean comparing;
    private volatile long notBefore = System.nanoTime();

    Returning(Cluster cluster, Takeover takeover, StorageWatch storages, Turn turn) {
        this.cluster = cluster;
        this.takeover = takeover;
        this.storages = storages;
        this.turn = turn;
    }

    /** Until somebody can compare, no bay comes back. */
    void comparing(BayComparison value) {
        comparison = value;
    }

    /** Never waits: what takes time is done in a thread of its own. */
    void lookAt(Bay primary, BayLink.Progress progress) {
        BayComparison way = comparison;
        if (way == null || comparing || System.nanoTime() - notBefore < 0) {
            return;
        }
        Term term = cluster.term();
        cluster.others(primary).stream()
                .filter(bay -> isWanted(bay, term) || bay.unproven())
                .filter(bay -> isNear(bay, progress) && storages.sound(bay))
                .findFirst()
                .ifPresent(bay -> {
                    comparing = true;
                    Thread.ofPlatform()
                            .daemon()
                            .name("quitus-bays-return")
                            .start(() -> compare(way, bay, primary, term));
                });
    }

    private static boolean isWanted(Bay bay, Term term) {
        return term.outside(bay.name()) == Outside.Standing.RETURNING;
    }

    private static boolean isNear(Bay bay, BayLink.Progress progress) {
        long flushedLsn = progress.of(bay.name()).flushedLsn();
        return flushedLsn != 0 && progress.primaryLsn() - flushedLsn <= NEAR_BYTES;
    }

    private void compare(BayComparison way, Bay bay, Bay primary, Term term) {
        try {
            String difference = way.difference(bay.name(), primary.name());
            turn.take(() -> {
                if (!cluster.term().equals(term)) {
                    return false; // another order or a takeover came between: what was compared is of before
                }
                bay.unproven(false);
                bay.difference(difference);
                if (!isWanted(bay, term)) {
                    cluster.emit(new BayEvent.RefillCompared(bay.name(), difference));
                    return true;
                }
                return difference == null ? letCount(bay, primary) : refuse(bay, difference);
            });
        } catch (SQLException | RuntimeException e) {
            log.warn("bay {} is not compared yet and will be tried again: {}", bay.name(), e.getMessage());
        } finally {
            notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAUSE_MS);
            comparing = false;
        }
    }

    /** The term first: as soon as the bay acknowledges, the others are not known to hold everything without it. */
    private boolean letCount(Bay bay, Bay primary) {
        Term next = cluster.nextTerm((Outside) null);
        if (!storages.sound(bay) || !cluster.recorded(next, bay.name())) {
            log.warn("bay {} does not count yet", bay.name());
            return false;
        }
        cluster.term(next);
        takeover.follow(bay, primary);
        return true;
    }

    private boolean refuse(Bay bay, String difference) {
        Term next = cluster.nextTerm(new Outside(bay.name(), Outside.Standing.DRAINED));
        // Known beside too few bays, it would be compared again after a restart, and refused again.
        cluster.recorded(next);
        cluster.term(next);
        cluster.emit(new BayEvent.ReturnRefused(bay.name(), difference));
        return true;
    }
}
