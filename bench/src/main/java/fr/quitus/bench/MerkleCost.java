package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import fr.quitus.eventstore.LeafHash;
import fr.quitus.eventstore.NewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a leaf of the Merkle log costs the appender's thread, which does nothing else meanwhile: that is its share of an
 * append, since the database waits for the batch and the next batch for this.
 *
 * @param leafMicros of one event's leaf hash
 */
record MerkleCost(double leafMicros) {
    private static final double SHARE_GOAL = 0.10;
    private static final int EVENTS_BETWEEN_LOOKS = 1_000;

    static MerkleCost measure(EventBytes bytes, Duration duration) {
        leafMicros(bytes, duration);
        return new MerkleCost(leafMicros(bytes, duration));
    }

    private static double leafMicros(EventBytes bytes, Duration duration) {
        Instant now = Instant.EPOCH;
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        long position = 0;
        int seen = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < EVENTS_BETWEEN_LOOKS; i++) {
                EventBytes.Row row = bytes.at(position);
                NewEvent event = new NewEvent(
                        row.aggregateType(), "envelope:1", position, "id", row.name(), row.payload(), row.metaData());
                seen += LeafHash.of(position++, event, now)[0];
            }
        }
        if (seen == Integer.MIN_VALUE) {
            throw new AssertionError("never: it only keeps the hashes from being optimised away");
        }
        return (System.nanoTime() - begun) / 1e3 / position;
    }

    List<Figure> figures(double eventsPerSecond) {
        double appendMicros = 1e6 / eventsPerSecond;
        return List.of(Figure.ratioAtMost(
                "leaf hash, share of a raw append", "µs/event", leafMicros, appendMicros, "raw append", SHARE_GOAL));
    }
}
