package fr.quitus.projections.engine;

import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LogPage;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A log whose pages, which only rebuilds ask for, come once the gate is open. */
final class GatedLog implements LogReader {
    private final LogReader log;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    GatedLog(LogReader log) {
        this.log = log;
    }

    /** Waits until somebody stands before the gate. */
    void awaitAsked() throws InterruptedException {
        asked.await();
    }

    void open() {
        open.countDown();
    }

    @Override
    public LogPage page(long afterPosition, long upTo, Interest interest) {
        asked.countDown();
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody waits for this page any more", e);
        }
        return log.page(afterPosition, upTo, interest);
    }

    @Override
    public List<LoggedEvent> read(long afterPosition, int max) {
        return log.read(afterPosition, max);
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        return log.awaitBeyond(position, timeout);
    }

    @Override
    public long head() {
        return log.head();
    }
}
