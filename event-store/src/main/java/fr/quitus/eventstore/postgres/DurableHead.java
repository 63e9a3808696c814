package fr.quitus.eventstore.postgres;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far this node knows the log to be durable on the quorum; it only grows, and whoever waits for it is told. */
final class DurableHead {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private volatile Head head = new Head(0, -1, -1);

    Head now() {
        return head;
    }

    void advance(Head more) {
        lock.lock();
        try {
            Head old = head;
            head = new Head(
                    Math.max(old.epoch(), more.epoch()),
                    Math.max(old.position(), more.position()),
                    Math.max(old.number(), more.number()));
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most so long for the log to go beyond a position; returns at once if it has. */
    void await(long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (head.position() <= position && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
