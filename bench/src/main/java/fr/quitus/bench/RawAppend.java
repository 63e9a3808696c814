package fr.quitus.bench;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Prepared units straight into an event log, past the door and the rules: each is the two events and the journal line
 * of one measured command. One thread brings them, so many are on their way at any time.
 */
final class RawAppend {
    static final int EVENTS_PER_UNIT = 2;
    private static final byte[] BODY_HASH = new byte[32];

    private final EventLog log;
    private final EventBytes bytes;
    private final long[] sequences;
    private final SplittableRandom random = new SplittableRandom(1);
    private long commitments;
    private long longestSilenceNanos;

    /** @param envelopes how many streams the units draw on; as many again are made, one by each unit */
    RawAppend(EventLog log, EventBytes bytes, int envelopes) {
        this.log = log;
        this.bytes = bytes;
        this.sequences = new long[envelopes];
    }

    /** Counts events; latencies are those of units. */
    Sample run(Duration duration, int inFlight) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        Flight flight = new Flight(inFlight);
        while (System.nanoTime() < end && flight.firstFailure.get() == null) {
            flight.send(unit());
        }
        return flight.land();
    }

    /** The same for a number of events instead of a time. */
    Sample run(long events, int inFlight) throws InterruptedException {
        Flight flight = new Flight(inFlight);
        for (long sent = 0; sent < events && flight.firstFailure.get() == null; sent += EVENTS_PER_UNIT) {
            flight.send(unit());
        }
        return flight.land();
    }

    /** Commitments written so far: their streams are named by the numbers below this. */
    long commitments() {
        return commitments;
    }

    static String commitment(long number) {
        return "commitment:" + number;
    }

    private static String envelope(int number) {
        return "envelope:2025/0156-BANC-U%06d/HT2".formatted(number);
    }

    /** The streams that grow, as they stand. */
    List<Tail> envelopes() {
        return IntStream.range(0, sequences.length)
                .mapToObj(number -> new Tail(envelope(number), sequences[number]))
                .toList();
    }

    /**
     * The end of a stream.
     *
     * @param nextSequence what its next event will have
     */
    record Tail(String aggregateId, long nextSequence) {}

    /** The longest time in which nothing became durable although something was on its way: what bounds any commit. */
    double longestSilenceMs() {
        return longestSilenceNanos / 1e6;
    }

    private AppendUnit unit() {
        int envelope = random.nextInt(sequences.length);
        CommandEntry entry =
                new CommandEntry(id(), "DraftCommitment", "gina", BODY_HASH, Outcome.ACCEPTED, null, bytes.answer());
        List<NewEvent> events = List.of(
                event(bytes.drafted(), commitment(commitments++), 0),
                event(bytes.drawn(), envelope(envelope), sequences[envelope]++));
        return new AppendUnit(events, entry, Instant.now());
    }

    private NewEvent event(EventBytes.Row row, String aggregateId, long sequence) {
        return new NewEvent(row.aggregateType(), aggregateId, sequence, row.name(), row.payload(), row.metaData());
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /**
     * Units on their way, bounded. A unit that fails ends it: the ones behind stand on it. Answers come on the one
     * thread of the log.
     */
    private final class Flight {
        private final int inFlight;
        private final Semaphore free;
        private final ConcurrentHistogram latencies = ClosedLoop.histogram();
        private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
        private final AtomicLong failed = new AtomicLong();
        private final long begun = System.nanoTime();
        private long landed = begun;

        Flight(int inFlight) {
            this.inFlight = inFlight;
            this.free = new Semaphore(inFlight);
        }

        void send(AppendUnit unit) throws InterruptedException {
            free.acquire();
            long sent = System.nanoTime();
            log.append(unit).whenComplete((appended, failure) -> {
                long now = System.nanoTime();
                longestSilenceNanos = Math.max(longestSilenceNanos, now - Math.max(landed, sent));
                landed = now;
                if (failure == null) {
                    ClosedLoop.record(latencies, now - sent);
                } else {
                    failed.incrementAndGet();
                    firstFailure.compareAndSet(null, failure.toString());
                }
                free.release();
            });
        }

        Sample land() throws InterruptedException {
            free.acquire(inFlight);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Sample(
                    latencies.getTotalCount() * (double) EVENTS_PER_UNIT / seconds,
                    latencies,
                    failed.get(),
                    firstFailure.get());
        }
    }
}
