package fr.quitus.bays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bascule : another bay becomes primary, or nobody does.
 *
 * <p>An acknowledged write is on the lost primary and on at least one of the others that count. So all of those are
 * heard, after each has been cut off from the old primary (which is dead, and could not have another write acknowledged
 * even if it were not) and has replayed all it received; the most advanced one holds every acknowledgement. With one of
 * them not heard nothing is promoted. A bay outside of the quorum is not asked: it acknowledged nothing.
 */
final class Takeover {
    private static final Logger log = LoggerFactory.getLogger(Takeover.class);
    private static final Duration HEARING_TIMEOUT = Duration.ofSeconds(20);
    /** Several times wal_retrieve_retry_interval: a standby that found nothing for so long has replayed all it has. */
    private static final Duration REPLAY_STILL = Duration.ofMillis(600);

    private final Cluster cluster;

    Takeover(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A survivor that was cut off and has replayed all it received. */
    record Heard(Bay bay, int timeline, long replayedLsn) {
        private static final Comparator<Heard> ADVANCE =
                Comparator.comparingInt(Heard::timeline).thenComparingLong(Heard::replayedLsn);
    }

    /** Fences the lost primary and elects another; false, and nobody promoted, when not all that count are heard. */
    boolean elect(Bay lost) {
        lost.fence();
        List<Heard> heard = hear(cluster.votersBesides(lost));
        if (heard.isEmpty()) {
            return false;
        }
        Heard winner = heard.stream().max(Heard.ADVANCE).orElseThrow();
        log.info(
                "{} is lost; heard {}; {} takes over",
                lost.name(),
                heard,
                winner.bay().name());
        appoint(winner.bay(), lost);
        return true;
    }

    /**
     * Has a primary that was stopped in order replaced by a bay that an operator chose; false, and nobody promoted,
     * when not all that count are heard or when another is more advanced.
     */
    boolean handOver(Bay from, Bay to) {
        List<Heard> heard = hear(cluster.votersBesides(from));
        boolean holdsAll = heard.stream().filter(one -> one.bay() == to).anyMatch(chosen -> heard.stream()
                .allMatch(other -> Heard.ADVANCE.compare(chosen, other) >= 0));
        if (!holdsAll) {
            log.warn("{} is not handed over to {}: heard {}", from.name(), to.name(), heard);
            return false;
        }
        appoint(to, from);
        return true;
    }

    private void appoint(Bay winner, Bay last) {
        Term next = cluster.nextTerm(winner.name());
        // All that count and survive, not any two homes: the lost bay's may be lost with it.
        cluster.votersBesides(last).forEach(survivor -> next.writeIn(survivor.home()));
        cluster.keptBesides(last).stream()
                .filter(kept -> !next.counts(kept.name()))
                .forEach(kept -> cluster.told(kept, next));
        cluster.term(next);
        lead(winner);
    }

    /** What all of them say; nothing when one of them is not heard. */
    private List<Heard> hear(List<Bay> survivors) {
        if (!survivors.stream().allMatch(this::canBeHeard)) {
            return List.of();
        }
        survivors.forEach(this::cutOff);
        List<Heard> heard = new ArrayList<>();
        for (Bay survivor : survivors) {
            hear(survivor).ifPresent(heard::add);
        }
        if (heard.size() < survivors.size()) {
            log.warn("only {} heard", heard);
            return List.of();
        }
        return heard;
    }

    private boolean canBeHeard(Bay bay) {
        return !cluster.hangs(bay) && !bay.reseeding() && bay.isIntact() && bay.hasStandbyFiles();
    }

    private void cutOff(Bay survivor) {
        try {
            survivor.writeFollowing(null);
            if (survivor.isAlive()) {
                cluster.ask(survivor, link -> {
                    link.reload();
                    return true;
                });
            } else {
                survivor.start();
            }
        } catch (SQLException | StorageException e) {
            log.warn("bay {} cannot be heard: {}", survivor.name(), e.getMessage());
        }
    }

    private Optional<Heard> hear(Bay survivor) {
        Stillness stillness = new Stillness();
        boolean settled = survivor.isAlive()
                && cluster.await(
                        HEARING_TIMEOUT,
                        () -> stillness.settled(cluster.ask(survivor, BayLink::standing), System.nanoTime()));
        if (!settled) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Heard(survivor, ControlData.newestTimeline(survivor.data()), stillness.replayedLsn));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells when a standby that is cut off has replayed everything it received. */
    private static final class Stillness {
        private long replayedLsn = -1;
        private long sinceNanos;

        private boolean settled(BayLink.Standing standing, long nowNanos) throws SQLException {
            if (!standing.inRecovery()) {
                throw new SQLException("not a standby");
            }
            if (standing.receiving() || !standing.waiting()) {
                replayedLsn = -1;
                return false;
            }
            if (standing.replayedLsn() != replayedLsn) {
                replayedLsn = standing.replayedLsn();
                sinceNanos = nowNanos;
            }
            // After a restart it does not know what it had received, and the last record may be incomplete: in
            // both cases only time tells that nothing more comes from its own log.
            boolean replayedAll = standing.receivedLsn() > 0 && standing.replayedLsn() >= standing.receivedLsn();
            return replayedAll || nowNanos - sinceNanos >= REPLAY_STILL.toNanos();
        }
    }

    /**
     * Lets a primary that ended, but kept its folder, go on: nobody was elected in its place, so its own past is still
     * the only one. It gets a new term all the same, above that of an election that may have failed half-way.
     */
    boolean resume(Bay primary) {
        Term next = cluster.nextTerm(primary.name());
        if (cluster.hangs(primary) || !primary.isIntact() || !cluster.recorded(next)) {
            return false;
        }
        cluster.term(next);
        lead(primary);
        return true;
    }

    /**
     * Makes the bay of the present term primary, whether it runs or not and whether it was promoted or not, and has
     * the others follow it. May be repeated.
     */
    void lead(Bay primary) {
        if (cluster.primary() != primary) {
            throw new IllegalStateException(primary.name() + " is not the primary of " + cluster.term());
        }
        if (!primary.isAlive()) {
            if (primary.hasStandbyFiles()) {
                primary.writeFollowing(null);
            }
            primary.start();
        }
        cluster.work(primary, link -> {
            if (link.standing().inRecovery()) {
                link.promote();
            }
            for (Bay other : cluster.keptBesides(primary)) {
                link.createSlot(other.name());
            }
        });
        for (Bay other : cluster.keptBesides(primary)) {
            follow(other, primary);
        }
    }

    /** Has a standby that is there receive from this primary from now on, under the name it is to have. */
    void follow(Bay standby, Bay primary) {
        if (!canBeHeard(standby)) {
            return;
        }
        standby.writeFollowing(primary);
        if (standby.isAlive()) {
            try {
                cluster.ask(standby, link -> {
                    link.reload();
                    return true;
                });
            } catch (SQLException e) {
                log.warn("bay {} does not answer: {}", standby.name(), e.getMessage());
            }
        }
    }
}
