package fr.quitus.bays;

import fr.quitus.bays.BayScrub.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one bay, pass after pass, in a thread of its own, and keeps what was found in it. */
final class BayScrubber implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(BayScrubber.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** A storage on which so many pages rot is not read on: the bay is to be filled again. */
    private static final int DAMAGED_PAGES_MAX = 8;

    private final Bay bay;
    private final Cluster cluster;
    private final Scrubbing all;
    private final PageConfirmation confirmation;
    private final AtomicLong pagesNow = new AtomicLong();
    private long startedAt;
    private Instant beganAt = Instant.EPOCH;
    private long process;
    private int damagedPages;
    private @Nullable Damage damage;
    private boolean open;
    private boolean refilled;
    private @Nullable Pass last;

    /** Something found, be it by reading pages or by comparing logs. */
    private record Damage(String what, Instant at, boolean ofPages) {}

    private record Pass(Instant endedAt, long pages, Duration took) {}

    BayScrubber(Bay bay, Cluster cluster, Scrubbing all) {
        this.bay = bay;
        this.cluster = cluster;
        this.all = all;
        this.confirmation = new PageConfirmation(cluster);
    }

    @Override
    public void run() {
        while (!cluster.stopping()) {
            try {
                look();
            } catch (RuntimeException e) {
                if (!cluster.stopping()) {
                    log.error("the reading of bay {} stumbled and goes on", bay.name(), e);
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private void look() {
        if (!StorageWatch.serves(bay)) {
            followFilling();
            return;
        }
        long interval = cluster.settings().scrubs().interval().toNanos();
        boolean due = process != bay.processId() || System.nanoTime() - startedAt >= interval;
        if (due && !cluster.hangs(bay)) {
            pass();
        }
    }

    private synchronized void followFilling() {
        if (bay.condemned() != null) {
            refilled = true;
        }
        if (bay.reseeding()) {
            last = null;
        }
    }

    private void pass() {
        long reading = bay.processId();
        process = reading;
        startedAt = System.nanoTime();
        beganAt = Instant.now();
        BooleanSupplier goesOn = () ->
                !cluster.stopping() && StorageWatch.serves(bay) && bay.processId() == reading && !cluster.hangs(bay);
        pagesNow.set(0);
        damagedPages = 0;
        Pace pace = new Pace(cluster.settings().scrubs().sharePercent(), goesOn);
        try {
            boolean whole = new PageScan(bay.data(), pace, pagesNow)
                    .run((file, block) -> suspect(file, block, goesOn) && goesOn.getAsBoolean());
            Duration mended = whole ? ended(damagedPages == 0) : null;
            if (mended != null) {
                all.mended(bay, mended);
            }
        } catch (IOException e) {
            log.warn("bay {} cannot be read through: {}", bay.name(), e.toString());
        }
    }

    /** True when the pass is worth going on. */
    private boolean suspect(PageFile file, long block, BooleanSupplier goesOn) {
        PageConfirmation.Wrong wrong = confirmation.confirm(bay, file, block, goesOn);
        if (wrong == null) {
            return true;
        }
        damagedPages++;
        all.found(bay, file, block, wrong);
        return damagedPages < DAMAGED_PAGES_MAX;
    }

    /** Keeps what was found. */
    synchronized void found(String what, boolean ofPages) {
        if (!open) {
            refilled = false;
        }
        open = true;
        damage = new Damage(what, Instant.now(), ofPages);
    }

    /** Keeps the pass; tells how long what was found before lasted, when it is gone now. */
    private synchronized @Nullable Duration ended(boolean sound) {
        Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
        last = new Pass(Instant.now(), pagesNow.get(), took);
        log.debug("bay {}: {} pages in {} ms", bay.name(), pagesNow.get(), took.toMillis());
        Damage found = damage;
        // What came from comparing logs is not in the pages' sums: only another content mends it.
        if (sound && open && found != null && found.at.isBefore(beganAt) && (refilled || found.ofPages)) {
            open = false;
            return Duration.between(found.at, Instant.now());
        }
        return null;
    }

    synchronized BayScrub status() {
        Pass pass = last;
        Damage found = damage;
        Verdict whole = pass == null ? Verdict.UNREAD : Verdict.SOUND;
        return new BayScrub(
                open ? Verdict.DAMAGED : whole,
                pass == null ? null : pass.endedAt,
                pass == null ? 0 : pass.pages,
                pass == null ? Duration.ZERO : pass.took,
                pagesNow.get(),
                found == null ? null : found.what,
                found == null ? null : found.at);
    }

    /** The others in which the same page is wrong too, for good. */
    List<Bay> alike(PageFile file, long block) {
        return cluster.others(bay).stream()
                .filter(StorageWatch::serves)
                .filter(other -> confirmation.confirm(other, file, block, () -> StorageWatch.serves(other)) != null)
                .toList();
    }
}
