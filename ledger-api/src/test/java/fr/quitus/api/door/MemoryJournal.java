package fr.quitus.api.door;

import fr.quitus.api.ports.CommandJournal;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/** A journal whose next writings can be made to fail, each in its own way. */
final class MemoryJournal implements CommandJournal {
    private final Map<UUID, Recorded> entries = new ConcurrentHashMap<>();
    private final Queue<Failure> failures = new ArrayDeque<>();
    final AtomicInteger writings = new AtomicInteger();

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong generation = new AtomicLong();

    /** Runs before an entry is written, where a test holds callers up. */
    private volatile Runnable beforeWrite = () -> {};

    /** An append that failed. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Failure failure;

        Failed(Failure failure) {
            super(failure.name());
            this.failure = failure;
        }
    }

    void failNext(Failure failure, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(failure);
        }
    }

    void beforeWrite(Runnable action) {
        beforeWrite = action;
    }

    int looks() {
        return looks.get();
    }

    int size() {
        return entries.size();
    }

    @Override
    public Optional<Recorded> find(UUID commandId) {
        looks.incrementAndGet();
        return Optional.ofNullable(entries.get(commandId));
    }

    @Override
    public void attach(UnitOfWork<?> unitOfWork, Entry entry) {
        write(entry);
    }

    @Override
    public void confirm(UnitOfWork<?> unitOfWork) {
        writings.incrementAndGet();
        Failure failure = failures.poll();
        if (failure != null) {
            throw new Failed(failure);
        }
    }

    @Override
    public long position(UnitOfWork<?> unitOfWork) {
        return entries.size();
    }

    @Override
    public long record(Entry entry) {
        write(entry);
        return entries.size();
    }

    private void write(Entry entry) {
        beforeWrite.run();
        writings.incrementAndGet();
        Failure failure = failures.poll();
        if (failure != null) {
            throw new Failed(failure);
        }
        if (entries.putIfAbsent(entry.commandId(), new Recorded(entry, entries.size() + 1L)) != null) {
            throw new Failed(Failure.DUPLICATE_COMMAND);
        }
    }

    @Override
    public long generation() {
        return generation.get();
    }

    /** As another node's writing does. */
    void beginGeneration() {
        generation.incrementAndGet();
    }

    @Override
    public Failure classify(Throwable thrown) {
        return switch (thrown) {
            case Failed failed -> failed.failure;
            case ConcurrencyException _ -> Failure.CONFLICT;
            default -> Failure.OTHER;
        };
    }
}
