package fr.quitus.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The least of this process's heap that was in use in each ten seconds: what a collection left. It looks, and collects
 * nothing itself: a collection of everything would stop whoever is being measured.
 */
final class HeapWatch {
    static final int WINDOW_S = 10;

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** An hour of them; the oldest are forgotten. */
    private static final int WINDOWS_MAX = 360;

    private final List<Long> windows = new ArrayList<>();

    HeapWatch() {
        Thread.ofPlatform().name("heap-watch").daemon().start(this::watch);
    }

    private void watch() {
        while (true) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WINDOW_S);
            long least = Long.MAX_VALUE;
            while (System.nanoTime() - end < 0) {
                least = Math.min(
                        least,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
                LockSupport.parkNanos(EVERY_NANOS);
            }
            keep(least);
        }
    }

    private synchronized void keep(long least) {
        windows.add(least);
        if (windows.size() > WINDOWS_MAX) {
            windows.removeFirst();
        }
    }

    /** Of each window since the last time this was asked, in bytes, the oldest first. */
    synchronized String told() {
        String told = windows.stream().map(String::valueOf).collect(Collectors.joining(" "));
        windows.clear();
        return told;
    }
}
