package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.CachedStates;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.LogHealth;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.StoredSnapshot;
import fr.quitus.eventstore.Stretch;
import fr.quitus.proofs.merkle.Frontier;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The event log on a PostgreSQL primary with synchronous standbys. Several nodes may share one database: whoever has
 * something to write takes the writing over by moving the epoch, and the database refuses the deposed.
 *
 * <p>What this node tells as head, as page of the log or as found command is durable on the quorum. Another node's
 * commits are visible before that is known here, so they are first covered by a synchronous commit of our own, the
 * barrier.
 */
public final class PostgresEventLog implements EventLog {

    /** What a pool should run once on each new connection for {@code reads}. */
    public static final String PREPARE_READER = Sql.PREPARE_READER;

    private final AppendQueue queue;
    private final Appender appender;
    private final BatchWriter writer;
    private final LogReader reader;
    private final DurableHead durable;
    private final RecentEvents recent;
    private final long headPollNanos;
    private final ReentrantLock polling = new ReentrantLock();
    private volatile long lastPollNanos;
    private volatile CompletableFuture<?> barrier = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    private PostgresEventLog(ConnectionSource appends, ConnectionSource reads, LogLimits limits, MeterRegistry meters) {
        this.durable = new DurableHead();
        this.reader = new LogReader(reads);
        this.queue = new AppendQueue(limits);
        this.recent = new RecentEvents(limits.recentEventsMax());
        this.writer = new BatchWriter(appends, queue, limits, this::isDurable, new Ancestry(durable::now), meters);
        this.appender = new Appender(queue, writer, limits);
        this.headPollNanos = TimeUnit.MILLISECONDS.toNanos(limits.headPollMs());
        this.lastPollNanos = System.nanoTime() - headPollNanos;
        Gauge.builder("quitus.log.queue.units", queue, AppendQueue::size)
                .description("Units of work waiting to be written")
                .register(meters);
        Gauge.builder("quitus.log.head", durable, head -> head.now().position())
                .description("Last position known durable")
                .register(meters);
    }

    /**
     * Opens the log of a migrated database and takes the writing over if it can.
     *
     * @param appends opens the appender's own connections, never pooled and without query timeout
     * @param reads opens connections for reading, best from a pool that ran {@link #PREPARE_READER} on them
     */
    public static PostgresEventLog open(
            ConnectionSource appends, ConnectionSource reads, LogLimits limits, MeterRegistry meters) {
        PostgresEventLog log = new PostgresEventLog(appends, reads, limits, meters);
        log.appender.start();
        return log;
    }

    private void isDurable(Head head, List<StoredEvent> events) {
        recent.add(events);
        durable.advance(head);
    }

    @Override
    public CompletableFuture<Appended> append(AppendUnit unit) {
        if (unit.events().isEmpty() && unit.entry() == null) {
            throw new IllegalArgumentException("a unit without events and without command writes nothing");
        }
        return appender.append(unit);
    }

    @Override
    public CompletableFuture<Appended> confirm(Basis basis) {
        return appender.append(new AppendUnit(List.of(), null, Instant.EPOCH, basis));
    }

    @Override
    public long generation() {
        return queue.generation();
    }

    @Override
    public void cachedIn(CachedStates states) {
        queue.cachedIn(states);
    }

    @Override
    public void awaitSettled(String aggregateId) {
        queue.awaitSettled(aggregateId);
    }

    @Override
    public Optional<JournalledCommand> find(UUID commandId) {
        Optional<JournalledCommand> found = reader.command(commandId);
        found.filter(line -> line.number() > durable.now().number())
                .ifPresent(line -> cover(new Head(0, line.lastPosition(), line.number())));
        return found;
    }

    @Override
    public List<JournalledCommand> journal(long afterNumber, int max) {
        if (afterNumber >= durable.now().number()) {
            lookForOthers();
        }
        return reader.journal(afterNumber, durable.now().number(), max);
    }

    @Override
    public List<JournalledCommand> refusals(long afterNumber, int max) {
        lookForOthers();
        return reader.refusals(afterNumber, durable.now().number(), max);
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int max) {
        if (afterPosition >= durable.now().position()) {
            lookForOthers();
        }
        List<StoredEvent> held = recent.after(afterPosition, max);
        if (!held.isEmpty()) {
            return held;
        }
        long upTo = durable.now().position();
        return upTo <= afterPosition ? List.of() : reader.events(afterPosition, upTo, max);
    }

    @Override
    public List<StoredEvent> at(Collection<Long> positions) {
        List<StoredEvent> events = positions.isEmpty() ? List.of() : reader.at(positions);
        coverLast(events);
        return events;
    }

    @Override
    public Stretch stretch(long afterPosition, long upTo, Predicate<String> names) {
        Stretch.check(afterPosition, upTo, head());
        return reader.stretch(afterPosition, upTo, names);
    }

    @Override
    public List<StoredEvent> readStream(String aggregateId, long firstSequence) {
        List<StoredEvent> events = reader.stream(aggregateId, firstSequence);
        coverLast(events);
        return events;
    }

    private void coverLast(List<StoredEvent> events) {
        if (!events.isEmpty() && events.getLast().position() > head()) {
            cover(new Head(0, events.getLast().position(), -1));
        }
    }

    @Override
    public Optional<Long> lastSequence(String aggregateId) {
        OptionalLong last = reader.lastSequence(aggregateId);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    @Override
    public long head() {
        return durable.now().position();
    }

    @Override
    public OptionalLong firstPositionSince(Instant time) {
        return reader.firstPositionSince(time, durable.now().position());
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (head() <= position) {
            lookForOthers();
            long left = deadline - System.nanoTime();
            if (head() <= position && left <= 0) {
                return false;
            }
            durable.await(position, Math.min(left, headPollNanos));
        }
        return true;
    }

    /**
     * Looks whether another node wrote, at most once per poll interval however many readers wait. Does not wait for the
     * barrier: readers go on with what is durable while the quorum is away.
     */
    private void lookForOthers() {
        if (System.nanoTime() - lastPollNanos < headPollNanos || !polling.tryLock()) {
            return;
        }
        try {
            lastPollNanos = System.nanoTime();
            Head known = durable.now();
            Head visible = reader.visibleHead();
            boolean news = visible.position() > known.position() || visible.number() > known.number();
            if (news && barrier.isDone()) {
                barrier = confirm(Basis.NONE);
            }
        } finally {
            polling.unlock();
        }
    }

    /** Makes what was seen durable before it is told; what a deposed server showed may be lost with it. */
    private void cover(Head seen) {
        try {
            confirm(Basis.NONE).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new EventStoreException("the barrier failed", e.getCause());
        }
        Head known = durable.now();
        if (known.position() < seen.position() || known.number() < seen.number()) {
            throw new EventStoreException(
                    "%s was read, but is not on the primary that answers now: ask again".formatted(seen));
        }
    }

    @Override
    public void storeSnapshot(StoredSnapshot snapshot) {
        reader.store(snapshot);
    }

    @Override
    public Optional<StoredSnapshot> newestSnapshot(String aggregateId) {
        return reader.snapshot(aggregateId);
    }

    @Override
    public Frontier frontier() {
        Map.Entry<Head, Frontier> visible = reader.visibleTree();
        if (visible.getKey().position() > durable.now().position()) {
            cover(visible.getKey());
        }
        return visible.getValue();
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        return level == 0 ? reader.leafHashes(from, count) : reader.merkleNodes(level, from, count);
    }

    @Override
    public LogHealth health() {
        Head head = durable.now();
        return new LogHealth(
                writer.writable() && !closed,
                queue.size(),
                head.epoch(),
                head.position(),
                writer.counts().takeovers.get(),
                writer.counts().settledWritten.get(),
                writer.counts().settledAgain.get(),
                writer.counts().outcomesUnknown.get());
    }

    @Override
    public void close() {
        closed = true;
        appender.close();
    }
}
