package fr.quitus.bays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confirmation : a page that was read wrong is read again, until it can be nothing but rot. A page that is being
 * written changes or becomes right from one reading to the next. One that was half written when the machine lost its
 * power stands right in PostgreSQL's memory, replayed from its log, and a checkpoint brings it back to the disk.
 */
final class PageConfirmation {
    private static final Logger log = LoggerFactory.getLogger(PageConfirmation.class);
    private static final int READINGS = 3;
    private static final long PAUSE_MS = 200;
    private static final Duration REPLAY_TIMEOUT = Duration.ofSeconds(30);

    private final Cluster cluster;

    PageConfirmation(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A page as it was read wrong.
     *
     * @param fault in French
     * @param bytes empty when the storage refuses to read it
     */
    record Wrong(String fault, ByteBuffer bytes) {}

    /** What is wrong with a page for good; null when it is right, changes, is gone, or cannot be judged now. */
    @Nullable Wrong confirm(Bay bay, PageFile file, long block, BooleanSupplier goesOn) {
        if (readWrong(bay, file, block, goesOn) == null || !written(bay)) {
            return null;
        }
        Wrong still = readWrong(bay, file, block, goesOn);
        if (still == null && goesOn.getAsBoolean()) {
            log.info("page {} of {} in bay {} is right after a checkpoint", block, file.place(), bay.name());
        }
        return still;
    }

    /**
     * The page as this bay has it on its disk, with all that the primary has written so far; null when it is wrong
     * there too, is not there, or cannot be judged now.
     */
    @Nullable ByteBuffer soundIn(Bay bay, PageFile file, long block) throws IOException {
        ByteBuffer page = written(bay) ? PageScan.page(bay.data(), file, block) : null;
        return page != null && new PageChecksum().isSound(page, 0, block) ? page : null;
    }

    private static @Nullable Wrong readWrong(Bay bay, PageFile file, long block, BooleanSupplier goesOn) {
        Wrong first = null;
        for (int reading = 0; reading < READINGS; reading++) {
            if (reading > 0) {
                Waiting.pause(PAUSE_MS);
            }
            Wrong wrong = read(bay, file, block);
            if (wrong == null || !goesOn.getAsBoolean() || (first != null && !first.equals(wrong))) {
                return null;
            }
            first = wrong;
        }
        return first;
    }

    /** Null when the page is right, or is not there. */
    static @Nullable Wrong read(Bay bay, PageFile file, long block) {
        try {
            ByteBuffer page = PageScan.page(bay.data(), file, block);
            return page == null || new PageChecksum().isSound(page, 0, block)
                    ? null
                    : new Wrong("ne porte pas sa somme de contrôle", page);
        } catch (IOException e) {
            return new Wrong("ne se lit pas (" + e.getMessage() + ")", ByteBuffer.allocate(0));
        }
    }

    /** Has all that the bay's PostgreSQL holds better in its memory written to its disk. */
    private boolean written(Bay bay) {
        Bay primary = cluster.primary();
        try {
            cluster.work(primary, BayLink::checkpoint);
            if (bay == primary) {
                return true;
            }
            // A standby writes as far as a checkpoint of its primary that it has replayed.
            long end = cluster.ask(primary, BayLink::stored).storedLsn();
            boolean replayed = cluster.await(
                    REPLAY_TIMEOUT, () -> cluster.ask(bay, BayLink::stored).appliedLsn() >= end);
            if (replayed) {
                cluster.work(bay, BayLink::checkpoint);
            }
            return replayed;
        } catch (SQLException | StorageException e) {
            log.info("a page of bay {} cannot be judged now: {}", bay.name(), e.getMessage());
            return false;
        }
    }
}
