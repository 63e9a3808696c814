package fr.quitus.app.archive;

import fr.quitus.app.proof.CheckpointPublisher;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.segment.SegmentException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archivage continu : follows the log in a thread of its own. No command waits for it; what it cannot do is told,
 * loudly, and tried again.
 */
public final class Archiver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Archiver.class);
    /** Shortest time from one batch to the next: what comes meanwhile is one write and one wait for the disk. */
    private static final long PACE_MS = 50;

    private static final long TRY_AGAIN_MS = 5_000;
    private static final long CLOSE_WAIT_MS = 10_000;
    /** One may have begun before the last line was written; the one after it has not. */
    private static final int WHOLE_ROUNDS = 2;

    private final Optional<Sources> sources;
    private final EventLog log;
    private final Clock clock;
    private final ReentrantReadWriteLock shape = new ReentrantReadWriteLock();
    private volatile ArchiveState state;
    private volatile boolean closed;
    private final AtomicLong rounds = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;

    /**
     * What is archived, and where.
     *
     * @param data folder of the ledger
     * @param personKeys folder of the keys of persons; empty when they are not archived
     * @param sealing held while a segment is sealed
     */
    record Sources(
            EventLog log,
            DataSource database,
            CheckpointPublisher checkpoints,
            Path data,
            ArchiveFolder folder,
            Optional<Path> personKeys,
            int segmentEvents,
            Lock sealing) {}

    /** @param folder of the archive; empty when none is kept */
    Archiver(
            EventLog log,
            DataSource database,
            CheckpointPublisher checkpoints,
            Path data,
            Optional<ArchiveFolder> folder,
            Optional<Path> personKeys,
            int segmentEvents,
            Clock clock) {
        this.sources = folder.map(known ->
                new Sources(log, database, checkpoints, data, known, personKeys, segmentEvents, shape.writeLock()));
        this.log = log;
        this.clock = clock;
        this.state = folder.isPresent()
                ? ArchiveState.of(ArchiveState.Kind.STARTING, "Cherche où l'archive s'arrête.", clock.instant())
                : ArchiveState.of(ArchiveState.Kind.OFF, "Aucune archive n'est tenue.", clock.instant());
    }

    void start() {
        sources.ifPresent(
                from -> thread = Thread.ofPlatform().daemon().name("archive").start(() -> keep(from)));
    }

    private void keep(Sources from) {
        while (!closed) {
            try (Archiving archiving = Archiving.open(from)) {
                while (!closed) {
                    archiving.next(); // whoever could open a full disk cannot write there for all that
                    if (state.kind() != ArchiveState.Kind.FOLLOWING) {
                        become(ArchiveState.Kind.FOLLOWING, "Ce qui est acquitté est archivé au fur et à mesure.");
                    }
                    state = archiving.state(state);
                    rounds.incrementAndGet();
                    closing.await(PACE_MS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ArchiveRefusedException e) {
                become(ArchiveState.Kind.REFUSED, String.valueOf(e.getMessage()));
            } catch (BrokenArchiveException | SegmentException e) {
                become(ArchiveState.Kind.REFUSED, "L'archive est rompue : " + e.getMessage());
            } catch (IOException e) {
                become(ArchiveState.Kind.FAILING, "L'archive n'est pas écrite : " + e);
            } catch (SQLException | RuntimeException e) {
                become(ArchiveState.Kind.STARTING, "Le registre n'a pas pu être lu : " + e);
            }
            try {
                closing.await(TRY_AGAIN_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void become(ArchiveState.Kind kind, String detail) {
        ArchiveState before = state;
        state = before.become(kind, detail, clock.instant());
        boolean isNews = before.kind() != kind || !before.detail().equals(detail);
        if (isNews && !closed) {
            switch (kind) {
                case OFF, FOLLOWING -> LOG.info("ArchiveFollowing: {}", detail);
                case STARTING -> LOG.warn("ArchiveWaiting: {}", detail); // a bay that is lost is told by others
                case FAILING, REFUSED ->
                    LOG.error("ArchiveLost: {} What is acknowledged from now on is in the bays alone.", detail);
            }
        }
    }

    ArchiveState state() {
        return state;
    }

    /** The archive that is kept. */
    Optional<ArchiveFolder> folder() {
        return sources.map(Sources::folder);
    }

    /** Where the keys of persons are archived. */
    Optional<Path> personKeys() {
        return sources.flatMap(Sources::personKeys);
    }

    /** How many acknowledged events are in the bays alone. */
    long lagEvents() {
        return sources.isEmpty() ? 0 : Math.max(0, log.head() - state.position());
    }

    /** Age of the first of them: what the loss of all bays would lose. */
    Duration lag() {
        if (lagEvents() == 0) {
            return Duration.ZERO;
        }
        List<StoredEvent> first = log.read(state.position(), 1);
        Instant now = clock.instant();
        return first.isEmpty() || first.getFirst().recordedAt().isAfter(now)
                ? Duration.ZERO
                : Duration.between(first.getFirst().recordedAt(), now);
    }

    /** Held by who reads the archive: no segment is sealed meanwhile. */
    Lock reading() {
        return shape.readLock();
    }

    /** What was acknowledged before is archived first, when that is a matter of seconds. */
    @Override
    public void close() {
        Thread running = thread;
        try {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_WAIT_MS);
            long known = rounds.get();
            while (running != null
                    && state.kind() == ArchiveState.Kind.FOLLOWING
                    && (lagEvents() > 0 || rounds.get() < known + WHOLE_ROUNDS)
                    && System.nanoTime() < deadline) {
                Thread.sleep(PACE_MS);
            }
            closed = true;
            closing.countDown();
            if (running != null) {
                running.join(CLOSE_WAIT_MS);
            }
        } catch (InterruptedException e) {
            closed = true;
            closing.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
