package fr.quitus.bays;

import fr.quitus.bays.BaySettings.Probes;
import fr.quitus.bays.StorageProbe.Known;
import fr.quitus.bays.StorageProbe.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The looks at one bay, one after the other, and what they let believe. It never waits: a look that lasts too long is
 * abandoned and counted, and is a doubt by itself. The supervision's thread alone calls it.
 */
final class Probing {
    /** Looks that hang at the same time, on a disk that may never answer. */
    static final int HANGING_MAX = 3;
    /** A first look that hangs blocks the next ones for so long: the disk is likely to hold them too. */
    private static final long NEXT_WHILE_HANGING_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final int FAULTS_FOR_VERDICT = 2;

    /** Starts a look in a thread of its own. */
    @FunctionalInterface
    interface Starter {
        CompletableFuture<Look> start(boolean served, Known known, int slot);
    }

    private record Run(long startedAt, CompletableFuture<Look> look) {}

    private final Starter starter;
    private final Probes limits;
    private final List<Run> hanging = new CopyOnWriteArrayList<>();
    private @Nullable Run current;
    private boolean served;
    private long process;
    private Known known = Known.NOTHING;
    private long lastStartedAt;
    private long faultSince;
    private int faults;
    private @Nullable StorageFault fault;
    private @Nullable Look last;
    private long passedFrom;
    private long abandoned;

    Probing(Starter starter, Probes limits, long now) {
        this.starter = starter;
        this.limits = limits;
        this.lastStartedAt = now - limits.interval().toNanos();
        this.passedFrom = now;
    }

    /** True when the bay begins or ceases to serve, or another process serves: nothing is known of it any more. */
    boolean follow(boolean nowServed, long nowProcess, long now) {
        if (served == nowServed && process == nowProcess) {
            return false;
        }
        served = nowServed;
        process = nowProcess;
        Run run = current;
        current = null;
        if (run != null) {
            hanging.add(run); // whatever it finds is of before
        }
        known = Known.NOTHING;
        last = null;
        lift();
        // Somebody may be taking the folder away just now: what is left of it is not tried at once.
        lastStartedAt = now - limits.interval().toNanos() / 2;
        return true;
    }

    /** The look that ended since the last call, to be given to {@link #judge}; null when none did. */
    @Nullable Look ended(long now) {
        hanging.removeIf(run -> run.look().isDone());
        Run run = current;
        if (run == null) {
            return null;
        }
        if (run.look().isDone()) {
            current = null;
            Look look = run.look().join();
            last = look;
            known = look.known();
            if (look.fault() == null) {
                passedFrom = run.startedAt();
            }
            return look;
        }
        if (now - run.startedAt() > limits.timeout().toNanos()) {
            current = null;
            hanging.add(run);
            abandoned++;
            judge(
                    StorageFault.refuses("Le stockage n'a pas rendu la main en "
                            + limits.timeout().toMillis() + " ms."),
                    now);
        }
        return null;
    }

    void startWhenDue(long now) {
        long pause = hanging.isEmpty() ? limits.interval().toNanos() : NEXT_WHILE_HANGING_NANOS;
        if (current == null && hanging.size() < HANGING_MAX && now - lastStartedAt >= pause) {
            lastStartedAt = now;
            current = new Run(now, starter.start(served, known, hanging.size()));
        }
    }

    /** What a look found, or what comparing it with those at the other bays did; null when all was well. */
    void judge(@Nullable StorageFault found, long now) {
        StorageFault before = fault;
        if (found == null) {
            lift();
            return;
        }
        if (before == null) {
            faultSince = now;
        }
        faults++;
        fault = before != null && before.isLie() ? before : found;
    }

    private void lift() {
        fault = null;
        faults = 0;
    }

    /** Why the bay is doubted; null when it is not. */
    @Nullable StorageFault doubt() {
        return fault;
    }

    /** The doubt, once it was confirmed for long enough; a look that hangs confirms it all the time. */
    @Nullable StorageFault verdict(long now) {
        boolean confirmed = faults >= FAULTS_FOR_VERDICT || (faults > 0 && hangs(now));
        return confirmed && now - faultSince >= limits.doubt().toNanos() ? fault : null;
    }

    /** True when a look at the bay as it is now ended, and nothing wrong was found since. */
    boolean passes() {
        return last != null && fault == null;
    }

    /**
     * True when nobody knows whether asking anything of this disk ever comes back: a look hangs, and none that began
     * after it passed. A disk that was replaced may leave the look at the old one hanging for ever.
     */
    boolean hangs(long now) {
        return hanging.stream()
                .anyMatch(run -> !run.look().isDone()
                        && run.startedAt() - passedFrom > 0
                        && now - run.startedAt() > limits.timeout().toNanos());
    }

    /** The last look that ended; null when none did since the bay began or ceased to serve. */
    @Nullable Look last() {
        return last;
    }

    /** Looks abandoned since the start. */
    long abandoned() {
        return abandoned;
    }

    /** For the end: every look that still runs. */
    List<CompletableFuture<Look>> running() {
        List<CompletableFuture<Look>> running =
                new ArrayList<>(hanging.stream().map(Run::look).toList());
        Run run = current;
        if (run != null) {
            running.add(run.look());
        }
        return running;
    }
}
