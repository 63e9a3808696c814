package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.CachedStates;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.LogSaturatedException;
import fr.quitus.eventstore.StoodOnLostUnitException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Units waiting for the appender, in the order they will have in the log, and what is known of the states they leave
 * behind: later units are decided on them before they are durable, and fall with them.
 */
final class AppendQueue {

    /** Lost aggregates remembered one by one; beyond, the oldest loss refuses every unit begun before it. */
    static final int LOST_MARKS_MAX = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition settled = lock.newCondition();
    private final ArrayDeque<Waiting> units = new ArrayDeque<>();
    /** The last unit on its way that writes to an aggregate. */
    private final Map<String, Waiting> unsettled = new HashMap<>();

    private final LostStates lost = new LostStates(LOST_MARKS_MAX);
    private final LogLimits limits;
    private boolean closed;

    AppendQueue(LogLimits limits) {
        this.limits = limits;
    }

    void cachedIn(CachedStates states) {
        lock.lock();
        try {
            lost.cachedIn(states);
        } finally {
            lock.unlock();
        }
    }

    long generation() {
        return lost.generation();
    }

    /** Called with the unit's aggregates locked: so each of them has its units here in order. */
    void put(Waiting unit) {
        lock.lock();
        try {
            if (closed) {
                throw new LogSaturatedException("the event log is closed: nothing was written");
            }
            if (units.size() >= limits.appendQueueUnitsMax()) {
                throw new LogSaturatedException(
                        "%d units wait for the event log: nothing was written".formatted(units.size()));
            }
            if (lost.under(unit.unit().basis())) {
                throw new StoodOnLostUnitException();
            }
            units.add(unit);
            unit.aggregateIds().forEach(id -> unsettled.put(id, unit));
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Everything that waits, up to the bounds of a batch; waits for at least one; empty only when closed. */
    List<Waiting> take() {
        lock.lock();
        try {
            while (units.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            List<Waiting> batch = new ArrayList<>();
            int events = 0;
            while (!units.isEmpty() && batch.size() < limits.appendBatchUnitsMax()) {
                int more = units.element().unit().events().size();
                if (!batch.isEmpty() && events + more > limits.appendBatchEventsMax()) {
                    break;
                }
                events += more;
                batch.add(units.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a state the unit was decided on has been lost since. */
    boolean standsOnLost(Basis basis) {
        lock.lock();
        try {
            return lost.under(basis);
        } finally {
            lock.unlock();
        }
    }

    /** These are durable, or were answered by a barrier. */
    void written(List<Waiting> batch) {
        lock.lock();
        try {
            batch.forEach(this::settle);
        } finally {
            lock.unlock();
        }
    }

    /** The unit is not written, or nobody knows: nothing may be decided on it any more, and what was falls too. */
    void lose(Waiting unit, RuntimeException reason) {
        lock.lock();
        try {
            lost.lose(unit.aggregateIds());
            settle(unit);
        } finally {
            lock.unlock();
        }
        unit.fail(reason);
    }

    /** Others may have written anything: nothing decided so far stands. */
    void loseAll() {
        lock.lock();
        try {
            lost.loseAll();
        } finally {
            lock.unlock();
        }
    }

    private void settle(Waiting unit) {
        for (String id : unit.aggregateIds()) {
            unsettled.remove(id, unit);
        }
        if (lock.hasWaiters(settled)) {
            settled.signalAll();
        }
    }

    /** Waits until no unit on its way writes to this aggregate. */
    void awaitSettled(String aggregateId) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(limits.settleTimeoutMs());
            while (unsettled.containsKey(aggregateId)) {
                if (left <= 0) {
                    throw new LogSaturatedException(
                            "events of %s are not settled in time: nothing was written".formatted(aggregateId));
                }
                left = settled.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogSaturatedException("interrupted: nothing was written", e);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses the units whose time is up: they were never sent, so it is certain that nothing of them was written. */
    void refuseOverdue(long nowNanos) {
        List<Waiting> overdue = new ArrayList<>();
        lock.lock();
        try {
            for (Iterator<Waiting> all = units.iterator(); all.hasNext(); ) {
                Waiting unit = all.next();
                if (unit.overdue(nowNanos)) {
                    overdue.add(unit);
                    all.remove();
                    // Under the same lock as take(): none that stands on it is sent before the mark.
                    lost.lose(unit.aggregateIds());
                    settle(unit);
                }
            }
        } finally {
            lock.unlock();
        }
        overdue.forEach(unit ->
                unit.fail(new LogSaturatedException("the unit's turn did not come in time: nothing was written")));
    }

    int size() {
        lock.lock();
        try {
            return units.size();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more and refuses what still waited. */
    void close() {
        List<Waiting> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(units);
            units.clear();
            work.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(unit -> lose(unit, new LogSaturatedException("the event log closes: nothing was written")));
    }
}
