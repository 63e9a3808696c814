package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.TreeHasher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the Merkle log costs the appender's thread, which does nothing else meanwhile: that is its share of an append,
 * since the database waits for the batch and the next batch for this. The database's own part is the frontier in the
 * row it moves anyway, and one row for each 256 events.
 *
 * @param leafMicros of one event's leaf hash
 * @param extensionMicros of the frontier, for one event
 */
record MerkleCost(double leafMicros, double extensionMicros) {
    private static final double SHARE_GOAL = 0.10;
    private static final int EVENTS_BETWEEN_LOOKS = 1_000;

    /** One event's part of the work. */
    private interface Work {
        byte[] on(long position);
    }

    static MerkleCost measure(EventBytes bytes, Duration duration) {
        TreeHasher hasher = new TreeHasher();
        Work leaf = position -> {
            EventBytes.Row row = bytes.at(position);
            NewEvent event = new NewEvent(
                    row.aggregateType(), "envelope:1", position, row.name(), row.payload(), row.metaData());
            return StoredEvent.of(position, event, Instant.EPOCH, hasher).leafHash();
        };
        Frontier frontier = new Frontier();
        byte[] hash = leaf.on(0);
        Work extension = position -> {
            frontier.append(hash, (level, index, node) -> {});
            return hash;
        };
        micros(leaf, duration);
        double leafMicros = micros(leaf, duration);
        micros(extension, duration);
        return new MerkleCost(leafMicros, micros(extension, duration));
    }

    private static double micros(Work work, Duration duration) {
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        long position = 0;
        long seen = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < EVENTS_BETWEEN_LOOKS; i++) {
                seen += work.on(position++)[0];
            }
        }
        if (seen == Long.MIN_VALUE) {
            throw new AssertionError("never: it only keeps the hashes from being optimised away");
        }
        return (System.nanoTime() - begun) / 1e3 / position;
    }

    List<Figure> figures(double eventsPerSecond) {
        double appendMicros = 1e6 / eventsPerSecond;
        return List.of(
                Figure.ratioAtMost(
                        "Merkle log (leaf hash and frontier), share of a raw append",
                        "µs/event",
                        leafMicros + extensionMicros,
                        appendMicros,
                        "raw append",
                        SHARE_GOAL),
                Figure.told("of which the frontier", "µs/event", extensionMicros));
    }
}
