package fr.quitus.eventstore.memory;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.CachedStates;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.Conflicts;
import fr.quitus.eventstore.DuplicateCommandException;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.LogHealth;
import fr.quitus.eventstore.LogSaturatedException;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.StoredSnapshot;
import fr.quitus.eventstore.Stretch;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.TreeHasher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An {@link EventLog} that forgets everything when the process ends. Appends are decided at once, in order of call. */
public final class MemoryEventLog implements EventLog {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, List<StoredEvent>> streams = new HashMap<>();
    private final List<JournalledCommand> journal = new ArrayList<>();
    private final Map<UUID, JournalledCommand> commands = new HashMap<>();
    private final Map<String, StoredSnapshot> snapshots = new HashMap<>();
    private final TreeHasher hasher = new TreeHasher();
    private final Frontier frontier = new Frontier();
    private final Map<Integer, List<byte[]>> nodes = new HashMap<>();
    private boolean closed;

    @Override
    public CompletableFuture<Appended> append(AppendUnit unit) {
        return locked(() -> {
            Optional<RuntimeException> refusal = refusal(unit);
            return refusal.<CompletableFuture<Appended>>map(CompletableFuture::failedFuture)
                    .orElseGet(() -> CompletableFuture.completedFuture(write(unit)));
        });
    }

    @Override
    public CompletableFuture<Appended> confirm(Basis basis) {
        long head = head();
        return CompletableFuture.completedFuture(new Appended(head + 1, head, Instant.EPOCH));
    }

    /** Nothing is ever queued, so nothing queued is ever lost. */
    @Override
    public long generation() {
        return 0;
    }

    @Override
    public void cachedIn(CachedStates states) {
        // see generation()
    }

    @Override
    public void awaitSettled(String aggregateId) {
        // see generation()
    }

    private Optional<RuntimeException> refusal(AppendUnit unit) {
        if (closed) {
            return Optional.of(new LogSaturatedException("the event log is closed: nothing was written"));
        }
        CommandEntry entry = unit.entry();
        if (entry != null && commands.containsKey(entry.commandId())) {
            return Optional.of(DuplicateCommandException.of(entry));
        }
        Map<String, Long> tails = new HashMap<>();
        for (NewEvent event : unit.events()) {
            String id = event.aggregateId();
            long last =
                    tails.getOrDefault(id, streams.getOrDefault(id, List.of()).size() - 1L);
            if (event.sequence() != last + 1) {
                return Optional.of(Conflicts.outOfTurn(event, last));
            }
            tails.put(id, event.sequence());
        }
        return Optional.empty();
    }

    private Appended write(AppendUnit unit) {
        long first = events.size();
        for (NewEvent event : unit.events()) {
            StoredEvent stored = StoredEvent.of(events.size(), event, unit.recordedAt(), hasher);
            events.add(stored);
            frontier.append(
                    stored.leafHash(), (level, index, hash) -> nodes.computeIfAbsent(level, any -> new ArrayList<>())
                            .add(hash));
            streams.computeIfAbsent(event.aggregateId(), id -> new ArrayList<>())
                    .add(stored);
        }
        long last = events.size() - 1L;
        CommandEntry entry = unit.entry();
        if (entry != null) {
            JournalledCommand line = new JournalledCommand(journal.size(), entry, first, last, unit.recordedAt());
            journal.add(line);
            commands.put(entry.commandId(), line);
        }
        news.signalAll();
        return new Appended(first, last, unit.recordedAt());
    }

    @Override
    public Optional<JournalledCommand> find(UUID commandId) {
        return locked(() -> Optional.ofNullable(commands.get(commandId)));
    }

    @Override
    public List<JournalledCommand> journal(long afterNumber, int max) {
        return locked(() -> page(journal, afterNumber, max));
    }

    @Override
    public List<JournalledCommand> refusals(long afterNumber, int max) {
        return locked(() -> journal.stream()
                .filter(line -> line.number() > afterNumber && line.entry().outcome() == Outcome.REFUSED)
                .limit(max)
                .toList());
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int max) {
        return locked(() -> page(events, afterPosition, max));
    }

    @Override
    public Stretch stretch(long afterPosition, long upTo, Predicate<String> names) {
        return locked(() -> {
            Stretch.check(afterPosition, upTo, events.size() - 1L);
            List<StoredEvent> named = page(events, afterPosition, Math.toIntExact(upTo - afterPosition)).stream()
                    .filter(event -> names.test(event.name()))
                    .toList();
            return new Stretch(named, events.get((int) upTo).recordedAt());
        });
    }

    private static <T> List<T> page(List<T> all, long after, int max) {
        int from = (int) Math.min(all.size(), after + 1);
        return List.copyOf(all.subList(from, (int) Math.min(all.size(), (long) from + max)));
    }

    @Override
    public List<StoredEvent> readStream(String aggregateId, long firstSequence) {
        return locked(() -> page(streams.getOrDefault(aggregateId, List.of()), firstSequence - 1, Integer.MAX_VALUE));
    }

    @Override
    public Optional<Long> lastSequence(String aggregateId) {
        return locked(() -> Optional.ofNullable(streams.get(aggregateId)).map(stream -> stream.size() - 1L));
    }

    @Override
    public long head() {
        return locked(() -> events.size() - 1L);
    }

    @Override
    public OptionalLong firstPositionSince(Instant time) {
        return locked(() -> events.stream()
                .filter(event -> !event.recordedAt().isBefore(time))
                .mapToLong(StoredEvent::position)
                .findFirst());
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (events.size() - 1L <= position) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = news.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void storeSnapshot(StoredSnapshot snapshot) {
        locked(() -> snapshots.merge(
                snapshot.aggregateId(), snapshot, (old, young) -> young.sequence() > old.sequence() ? young : old));
    }

    @Override
    public Optional<StoredSnapshot> newestSnapshot(String aggregateId) {
        return locked(() -> Optional.ofNullable(snapshots.get(aggregateId)));
    }

    @Override
    public Frontier frontier() {
        return locked(frontier::copy);
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        return locked(() -> level == 0
                ? page(events, from - 1, count).stream()
                        .map(StoredEvent::leafHash)
                        .toList()
                : page(nodes.getOrDefault(level, List.of()), from - 1, count));
    }

    @Override
    public LogHealth health() {
        return locked(() -> new LogHealth(!closed, 0, 0, events.size() - 1L, 0, 0, 0, 0));
    }

    @Override
    public void close() {
        locked(() -> closed = true);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
