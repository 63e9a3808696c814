package fr.quitus.projections.invariants;

import fr.quitus.domain.invariants.DebitsEqualCredits;
import fr.quitus.domain.invariants.InvariantFold;
import fr.quitus.domain.invariants.InvariantFold.Broken;
import fr.quitus.domain.invariants.Invariants;
import fr.quitus.projections.ports.LiveStates;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.UnreadableLog;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Contrôleur continu : folds the log as it grows, act by act, and alarms when a truth breaks, with the position. Once
 * at the head it also compares live states with what their events give. It holds up nobody: no command waits for it.
 */
public final class InvariantChecker implements SmartLifecycle {
    /** That a replay gives the live state. */
    public static final String REPLAY = "REJEU_EGAL_ETAT_VIVANT";

    private static final Logger LOG = LoggerFactory.getLogger(InvariantChecker.class);
    private static final int BATCH_EVENTS_MAX = 2_000;
    private static final long SNAPSHOT_EVENTS = 20_000;
    /** Live states compared each time the head is reached. */
    private static final int STATES_COMPARED_MAX = 16;
    /** A longer stream is not replayed: its state is that of its snapshot and a tail. */
    private static final long REPLAYED_EVENTS_MAX = 2_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration COMPARE_AGAIN = Duration.ofSeconds(2);

    private final LogReader log;
    private final SnapshotTable snapshots;
    private final LiveStates live;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final Map<String, LoggedEvent> written = new LinkedHashMap<>();

    private @Nullable InvariantFold fold;
    private @Nullable String openAct;
    private @Nullable LoggedEvent last;
    private @Nullable Broken differing;
    private @Nullable Long unreadable;
    private long checkedPosition = LogReader.BEFORE_FIRST;
    private long keptPosition = LogReader.BEFORE_FIRST;
    private long statesCompared;
    private Instant comparedAt = Instant.MIN;
    private volatile Verdict verdict;
    private volatile boolean running;

    InvariantChecker(LogReader log, SnapshotTable snapshots, LiveStates live, Clock clock) {
        this.log = log;
        this.snapshots = snapshots;
        this.live = live;
        this.clock = clock;
        this.verdict = Verdict.none(clock.instant());
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Events of the log that are not checked yet. */
    public long lagEvents() {
        return Math.max(0, log.head() - verdict.position());
    }

    /** @return false when it is not checked in time */
    boolean awaitPosition(long position, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        lock.lock();
        try {
            while (verdict.position() < position && System.nanoTime() < deadline) {
                moved.awaitNanos(deadline - System.nanoTime());
            }
            return verdict.position() >= position;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread follower = Thread.ofPlatform().name("invariants").daemon(true).unstarted(this::follow);
        thread.set(follower);
        follower.start();
    }

    @Override
    public void stop() {
        running = false;
        Thread follower = thread.getAndSet(null);
        if (follower != null) {
            follower.interrupt();
            try {
                follower.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void follow() {
        while (running) {
            try {
                if (!advance()) {
                    log.awaitBeyond(verdict.position(), LOOK_AGAIN);
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warn("the checker of invariants waits {} ms: {}", LOOK_AGAIN.toMillis(), e.toString());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            // Nothing that could be awaited announces the end of an outage.
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** Checks what there is, at most one batch, in the caller's thread. @return whether there was anything */
    boolean advance() throws SQLException {
        InvariantFold going = fold == null ? begin() : fold;
        List<LoggedEvent> events;
        try {
            events = log.read(going.position(), BATCH_EVENTS_MAX);
        } catch (UnreadableLog e) {
            return unreadable(going, e);
        }
        unreadable = null;
        for (LoggedEvent event : events) {
            give(going, event);
        }
        if (events.isEmpty()) {
            // The log ends between two acts: they are written whole.
            endOfAct(going);
            compare();
        }
        tell(going);
        return !events.isEmpty();
    }

    private InvariantFold begin() throws SQLException {
        snapshots.create();
        InvariantFold found = snapshots.find().orElseGet(() -> new InvariantFold(Invariants.ofTheReference()));
        if (found.position() > log.head()) {
            found = new InvariantFold(Invariants.ofTheReference());
        }
        keptPosition = found.position();
        checkedPosition = found.position();
        fold = found;
        LOG.info("invariants are checked from position {} on", found.position() + 1);
        return found;
    }

    private void give(InvariantFold going, LoggedEvent event) throws SQLException {
        String act = event.metadata().get("commandId");
        if (openAct != null && !openAct.equals(act)) {
            endOfAct(going);
        }
        openAct = act == null ? event.eventId() : act;
        going.given(event.position(), event.event());
        last = event;
        if (event.sequence() < REPLAYED_EVENTS_MAX) {
            written.remove(event.aggregateId());
            written.put(event.aggregateId(), event);
            if (written.size() > STATES_COMPARED_MAX) {
                written.remove(written.keySet().iterator().next());
            }
        }
    }

    private void endOfAct(InvariantFold going) throws SQLException {
        if (openAct == null) {
            return;
        }
        openAct = null;
        going.endOfUnit();
        checkedPosition = going.position();
        if (going.position() - keptPosition >= SNAPSHOT_EVENTS) {
            snapshots.keep(going);
            keptPosition = going.position();
        }
    }

    /** An entry that does not balance breaks the truth it is of, and what follows is read on; else it is waited for. */
    private boolean unreadable(InvariantFold going, UnreadableLog e) throws SQLException {
        boolean unbalanced = e.why().contains("does not balance");
        if (unbalanced) {
            endOfAct(going);
            going.unreadable(DebitsEqualCredits.CODE, e.position(), e.file(), e.event(), e.why());
            checkedPosition = going.position();
        } else {
            if (unreadable == null) {
                LOG.error("invariants cannot be checked beyond position {}: {}", e.position() - 1, e.why());
            }
            unreadable = e.position();
        }
        tell(going);
        return unbalanced;
    }

    private void compare() {
        Instant now = clock.instant();
        if (written.isEmpty() || now.isBefore(comparedAt.plus(COMPARE_AGAIN))) {
            return;
        }
        comparedAt = now;
        for (LoggedEvent event : List.copyOf(written.values())) {
            Optional<String> difference = live.difference(event.aggregateType(), event.aggregateId());
            statesCompared++;
            if (difference.isPresent() && differing == null) {
                differing = new Broken(REPLAY, event.position(), event.aggregateId(), event.name(), difference.get());
            }
        }
        written.clear();
    }

    private void tell(InvariantFold going) {
        List<Broken> broken = new ArrayList<>(going.broken());
        if (differing != null) {
            broken.add(differing);
        }
        for (Broken b : broken) {
            if (verdict.broken(b.code()).isEmpty()) {
                LOG.error(
                        "invariant {} broke at position {}: {} of {}: {}",
                        b.code(),
                        b.position(),
                        b.event(),
                        b.file(),
                        b.what());
            }
        }
        lock.lock();
        try {
            Instant recorded = last == null ? verdict.at() : last.recordedAt();
            verdict = new Verdict(checkedPosition, recorded, clock.instant(), broken, statesCompared, unreadable);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
