package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.LogSaturatedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Units waiting for the appender, in the order they will have in the log. */
final class AppendQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final ArrayDeque<Waiting> units = new ArrayDeque<>();
    private final LogLimits limits;
    private boolean closed;

    AppendQueue(LogLimits limits) {
        this.limits = limits;
    }

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
            units.add(unit);
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

    /**
     * Takes out the units whose time is up: they were never sent, so it is certain that nothing of them was
     * written.
     */
    List<Waiting> removeOverdue(long nowNanos) {
        lock.lock();
        try {
            List<Waiting> overdue = new ArrayList<>();
            for (Iterator<Waiting> all = units.iterator(); all.hasNext(); ) {
                Waiting unit = all.next();
                if (unit.overdue(nowNanos)) {
                    overdue.add(unit);
                    all.remove();
                }
            }
            return overdue;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return units.size();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more and gives back what still waited. */
    List<Waiting> close() {
        lock.lock();
        try {
            closed = true;
            List<Waiting> left = List.copyOf(units);
            units.clear();
            work.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
