package fr.quitus.app.operations;

import fr.quitus.app.proof.BayLog;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.BayStatus;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.proofs.merkle.Proofs;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Têtes des baies : how far the ledger's log goes in each bay, read there and not told by another, and the roots of its
 * tree at the last event that all bays read have. A bay that does not answer in time is left out.
 */
@Component
final class BayHeads {
    private static final Logger log = LoggerFactory.getLogger(BayHeads.class);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
    /** Questions and metrics that come at the same time are answered from one reading. */
    private static final long READING_HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final LedgerStorage storage;
    private final LedgerDatabase database;
    private final Clock clock;
    private @Nullable Readings held;
    private long heldSince;

    BayHeads(LedgerStorage storage, LedgerDatabase database, Clock clock) {
        this.storage = storage;
        this.database = database;
        this.clock = clock;
    }

    /**
     * One bay's log.
     *
     * @param position of its last event; -1 when it has none
     * @param root of the tree over the events up to {@link Readings#rootsAsOf}
     * @param lagEvents events that the bay furthest on has, and this one has not
     * @param lagSeconds since the first of them was recorded; 0 when there is none
     */
    record Reading(long position, byte[] root, long lagEvents, long lagSeconds) {}

    /**
     * The logs of the bays that answered.
     *
     * @param rootsAsOf the last position that all of them have; -1 when there is none
     */
    record Readings(long rootsAsOf, Map<BayName, Reading> bays) {
        static final Readings NONE = new Readings(-1, Map.of());

        Optional<Reading> of(BayName bay) {
            return Optional.ofNullable(bays.get(bay));
        }

        /** True when several bays were read, and one of them holds another log than the others. */
        boolean differ() {
            return bays.values().stream()
                            .map(reading -> ByteBuffer.wrap(reading.root()))
                            .distinct()
                            .count()
                    > 1;
        }
    }

    synchronized Readings now() {
        Readings last = held;
        if (last == null || System.nanoTime() - heldSince > READING_HELD_NANOS) {
            last = storage.bays().map(this::read).orElse(Readings.NONE);
            held = last;
            heldSince = System.nanoTime();
        }
        return last;
    }

    private Readings read(EmbeddedBays bays) {
        Map<BayName, BayLog> logs = new EnumMap<>(BayName.class);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<BayName, Future<BayLog>> opening = new EnumMap<>(BayName.class);
            for (BayStatus status : bays.statuses()) {
                if (answers(status.state())) {
                    String address = bays.jdbcUrl(status.name(), LedgerStorage.DATABASE, ANSWER_TIMEOUT);
                    opening.put(status.name(), threads.submit(() -> BayLog.open(database.openReader(address))));
                }
            }
            opening.forEach((bay, opened) -> take(bay, opened, logs));
            return compare(logs);
        } finally {
            logs.values().forEach(BayHeads::close);
        }
    }

    private static boolean answers(BayState state) {
        return switch (state) {
            case PRIMARY, QUORUM, CATCHING_UP, DRAINED -> true;
            case SUSPECT, REMOVED, RESEEDING, LOST -> false;
        };
    }

    private static void take(BayName bay, Future<BayLog> opening, Map<BayName, BayLog> logs) {
        try {
            logs.put(bay, opening.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            log.debug("the log of bay {} cannot be read: {}", bay, e.getMessage());
        }
    }

    private Readings compare(Map<BayName, BayLog> logs) {
        Map<BayName, Long> events = new EnumMap<>(BayName.class);
        logs.forEach((bay, own) -> {
            try {
                events.put(bay, own.head().events());
            } catch (SQLException e) {
                log.debug("the head of bay {} cannot be read: {}", bay, e.getMessage());
            }
        });
        long common = events.values().stream().mapToLong(Long::longValue).min().orElse(0);
        Optional<BayName> furthest = events.keySet().stream()
                .max((one, two) -> Long.compare(events.getOrDefault(one, 0L), events.getOrDefault(two, 0L)));
        Map<BayName, Reading> readings = new EnumMap<>(BayName.class);
        events.forEach((bay, size) -> {
            Reading reading = reading(logs, bay, size, common, furthest.orElse(bay), events);
            if (reading != null) {
                readings.put(bay, reading);
            }
        });
        return new Readings(common - 1, readings);
    }

    private @Nullable Reading reading(
            Map<BayName, BayLog> logs,
            BayName bay,
            long size,
            long common,
            BayName furthest,
            Map<BayName, Long> events) {
        BayLog own = logs.get(bay);
        BayLog ahead = logs.get(furthest);
        if (own == null || ahead == null) {
            return null;
        }
        try {
            long lag = events.getOrDefault(furthest, size) - size;
            long seconds = lag == 0 ? 0 : secondsSince(ahead.recordedAt(size));
            return new Reading(size - 1, new Proofs(own.nodes()).root(common), lag, seconds);
        } catch (SQLException | IllegalStateException e) {
            log.debug("the tree of bay {} cannot be read: {}", bay, e.getMessage());
            return null;
        }
    }

    private long secondsSince(Instant recordedAt) {
        return Math.max(0, Duration.between(recordedAt, clock.instant()).toSeconds());
    }

    private static void close(BayLog own) {
        try {
            own.close();
        } catch (SQLException e) {
            log.debug("the link was broken already: {}", e.getMessage());
        }
    }

    /** For whoever lists the bays: none when the storage is not run by this instance. */
    List<BayStatus> statuses() {
        return storage.bays().map(EmbeddedBays::statuses).orElse(List.of());
    }
}
