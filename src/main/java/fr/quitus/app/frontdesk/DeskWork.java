package fr.quitus.app.frontdesk;

import fr.quitus.api.door.OverloadLevel;
import fr.quitus.app.frontdesk.Filing.Round;
import fr.quitus.app.frontdesk.Opening.Phase;
import fr.quitus.frontdesk.DepositLog;
import fr.quitus.frontdesk.DeskException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The desk at work: one thread looks whether it is open, another files deposits when it may. */
final class DeskWork implements SmartLifecycle {
    /** Pause between two looks. */
    static final long LOOK_MS = 250;
    /** First pause before what must wait is tried again; it doubles up to {@link #RETRY_MS_MAX}. */
    static final long RETRY_MS_MIN = 200;

    static final long RETRY_MS_MAX = 10_000;
    private static final long STOP_MS_MAX = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(DeskWork.class);

    private final Opening opening;
    private final WriteWatch watch;
    private final OverloadLevel overload;
    private final DepositLog log;
    private final Filing filing;
    private final Thread looking =
            Thread.ofPlatform().daemon().name("front-desk").unstarted(this::look);
    private final Thread working =
            Thread.ofPlatform().daemon().name("front-desk-filing").unstarted(this::file);
    private final Clock clock;
    private volatile Instant changedAt;
    private volatile boolean stopped;

    DeskWork(Opening opening, WriteWatch watch, OverloadLevel overload, DepositLog log, Filing filing, Clock clock) {
        this.opening = opening;
        this.watch = watch;
        this.overload = overload;
        this.log = log;
        this.filing = filing;
        this.clock = clock;
        this.changedAt = clock.instant();
    }

    private void look() {
        while (!stopped) {
            Phase before = opening.phase();
            try {
                long nowMs = nowMs();
                Phase now = opening.look(new Opening.Seen(
                        nowMs,
                        watch.silentMs(nowMs),
                        overload.refusesMost(),
                        log.counts().pending()));
                if (now != before) {
                    changedAt = clock.instant();
                    LOG.warn("the front desk is {} now ({})", now.word(), opening.why());
                }
            } catch (RuntimeException e) {
                // Whoever looks must go on looking, or the desk would stay as it is for ever.
                LOG.error("the front desk cannot look at the ledger", e);
            }
            pause(LOOK_MS);
        }
    }

    private void file() {
        long pauseMs = RETRY_MS_MIN;
        while (!stopped) {
            if (opening.phase() != Phase.FILING) {
                pause(LOOK_MS);
                continue;
            }
            Round round = round();
            switch (round) {
                case DONE -> pauseMs = RETRY_MS_MIN;
                case EMPTY -> pause(LOOK_MS);
                case LATER -> {
                    pause(pauseMs);
                    pauseMs = Math.min(2 * pauseMs, RETRY_MS_MAX);
                }
            }
        }
    }

    private Round round() {
        try {
            return filing.round(() -> !stopped && opening.phase() == Phase.FILING);
        } catch (DeskException e) {
            LOG.warn("what became of deposits cannot be written yet: {}", e.getMessage());
            return Round.LATER;
        } catch (RuntimeException e) {
            LOG.error("deposits cannot be filed", e);
            return Round.LATER;
        }
    }

    private void pause(long ms) {
        if (!stopped) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
        }
    }

    /** When the desk came to stand where it does. */
    Instant changedAt() {
        return changedAt;
    }

    static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void start() {
        looking.start();
        working.start();
    }

    /** What is being filed is finished, the rest waits for the next start. */
    @Override
    public void stop() {
        stopped = true;
        LockSupport.unpark(looking);
        LockSupport.unpark(working);
        try {
            working.join(STOP_MS_MAX);
            looking.join(STOP_MS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return looking.isAlive() || working.isAlive();
    }
}
