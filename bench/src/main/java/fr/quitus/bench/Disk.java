package fr.quitus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Whether there is room for what a bench is going to write. */
final class Disk {
    private static final long BYTES_PER_GIB = 1L << 30;
    /** Write-ahead log and whatever else a bay keeps beside its rows. */
    private static final long BYTES_PER_BAY = 3 * BYTES_PER_GIB;
    /** More than an event has ever taken beyond its payload and metadata, its share of every index included. */
    private static final long OVERHEAD_BYTES_PER_EVENT = 500;

    /** Measured on a small year: 2.1 kB. */
    private static final long BYTES_PER_EVENT_WITH_VIEWS = 2_300;

    private Disk() {}

    static long needed(long events, int bays) {
        long content = EventBytes.ofOneCommand().bytesPerCommand() / RawAppend.EVENTS_PER_UNIT;
        return bays * (BYTES_PER_BAY + events * (content + OVERHEAD_BYTES_PER_EVENT));
    }

    /** Of a ledger in use: the log, the commands' journal and every view of them. */
    static long neededWithViews(long events, int bays) {
        return bays * (BYTES_PER_BAY + events * BYTES_PER_EVENT_WITH_VIEWS);
    }

    /** @throws IllegalStateException when there is not enough, with what it needs */
    static void require(Path folder, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "this needs %.1f GiB free under %s, and there are %.1f; ask for less",
                    bytes / (double) BYTES_PER_GIB,
                    folder,
                    free / (double) BYTES_PER_GIB));
        }
    }
}
