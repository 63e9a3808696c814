package fr.quitus.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Locks on aggregates that a unit of work lets go when its events are queued, long before they are durable: the next
 * command decides on the queued state. The unit remembers what it had locked, for that is what it stands on.
 *
 * <p>Nobody looks for deadlocks (Axon's own factory walks all locks of all repositories each time one is contended):
 * handlers load aggregates in one order, and a wait is bounded.
 */
public final class AggregateLocks implements LockFactory {

    /** Longest wait for an aggregate that others hold. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(10);

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final EventLog log;
    private final Duration waitMax;

    /** Locks for the aggregates kept by this log. */
    public AggregateLocks(EventLog log, Duration waitMax) {
        this.log = log;
        this.waitMax = waitMax;
    }

    @Override
    public Lock obtainLock(String aggregateId) {
        // Before the wait and so before any state is read: what is lost from now on is not seen, or refused.
        Holding holding = Holding.of(CurrentUnitOfWork.get(), log);
        Entry entry = entries.compute(aggregateId, (_, known) -> (known == null ? new Entry() : known).used());
        if (!acquired(entry.lock)) {
            leave(aggregateId);
            throw new LockAcquisitionFailedException(
                    "%s is held by others for more than %d ms".formatted(aggregateId, waitMax.toMillis()));
        }
        Held held = new Held(aggregateId, entry);
        holding.locks.add(held);
        return held;
    }

    private boolean acquired(ReentrantLock lock) {
        try {
            return lock.tryLock() || lock.tryLock(waitMax.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leave(String aggregateId) {
        entries.computeIfPresent(aggregateId, (_, entry) -> --entry.users == 0 ? null : entry);
    }

    /** What the unit of work has decided on so far. */
    static Basis basis(UnitOfWork<?> unitOfWork) {
        Holding holding = Holding.find(unitOfWork);
        return holding == null
                ? Basis.NONE
                : new Basis(
                        holding.generation,
                        holding.locks.stream().map(held -> held.aggregateId).collect(Collectors.toUnmodifiableSet()));
    }

    /** Lets every lock of the unit of work go; Axon's own release at its end then does nothing. */
    static void release(UnitOfWork<?> unitOfWork) {
        Holding holding = Holding.find(unitOfWork);
        if (holding != null) {
            holding.locks.forEach(Held::release);
        }
    }

    /** Locks of one unit of work. */
    private static final class Holding {
        private static final String RESOURCE = Holding.class.getName();

        private final long generation;
        private final List<Held> locks = new ArrayList<>(4);

        private Holding(long generation) {
            this.generation = generation;
        }

        static Holding of(UnitOfWork<?> unitOfWork, EventLog log) {
            return unitOfWork.root().getOrComputeResource(RESOURCE, _ -> new Holding(log.generation()));
        }

        static @Nullable Holding find(UnitOfWork<?> unitOfWork) {
            return unitOfWork.root().getResource(RESOURCE);
        }
    }

    /** A lock and how many hold it or wait for it. */
    private static final class Entry {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;

        Entry used() {
            users++;
            return this;
        }
    }

    private final class Held implements Lock {
        private final String aggregateId;
        private final Entry entry;
        private boolean released;

        Held(String aggregateId, Entry entry) {
            this.aggregateId = aggregateId;
            this.entry = entry;
        }

        @Override
        public void release() {
            if (!released) {
                released = true;
                entry.lock.unlock();
                leave(aggregateId);
            }
        }

        @Override
        public boolean isHeld() {
            return !released;
        }
    }
}
