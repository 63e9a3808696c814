package fr.quitus.app.proof;

import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.BayStatus;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.bays.Pace;
import fr.quitus.proofs.note.Checkpoint;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relecture des registres : compares the logs of the embedded bays again and again, at a pace that leaves the bays to
 * those who work, and has a bay that is wrong filled again.
 */
public final class LogScrubbing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogScrubbing.class);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final long CLOSE_WAIT_MS = 10_000;

    private final Optional<EmbeddedBays> bays;
    private final LedgerDatabase database;
    private final KeptCheckpoints checkpoints;
    private final int sharePercent;
    private final Clock clock;
    private final Map<BayName, LogScrub> latest = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("quitus-log-scrub").factory());
    private volatile boolean closing;
    private volatile @Nullable String undecided;

    LogScrubbing(
            LedgerStorage storage,
            LedgerDatabase database,
            KeptCheckpoints checkpoints,
            int sharePercent,
            Clock clock) {
        this.bays = storage.bays();
        this.database = database;
        this.checkpoints = checkpoints;
        this.sharePercent = sharePercent;
        this.clock = clock;
    }

    /** Compares at this interval, from now on; does nothing where the storage is not run by this instance. */
    void start(Duration interval) {
        bays.ifPresent(embedded -> {
            embedded.nameRowsBy(new EventPages(embedded, database));
            thread.scheduleWithFixedDelay(
                    () -> compareQuietly(embedded), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void compareQuietly(EmbeddedBays embedded) {
        try {
            compare(embedded);
        } catch (SQLException | RuntimeException e) {
            if (!closing) {
                LOG.warn("the logs of the bays were not compared to the end: {}", e.toString());
            }
        }
    }

    private void compare(EmbeddedBays embedded) throws SQLException {
        // Before the logs: what was signed until now is in those that are opened later.
        List<Checkpoint> kept = checkpoints.some();
        List<ComparedLog> logs = new ArrayList<>();
        try {
            for (BayStatus status : embedded.statuses()) {
                if (answers(status.state())) {
                    open(embedded, status.name()).ifPresent(logs::add);
                } else {
                    latest.remove(status.name()); // what it holds later is not what was read
                }
            }
            Findings findings = new Findings(embedded);
            LogsComparison comparison =
                    new LogsComparison(logs, kept, new Pace(sharePercent, () -> !closing), findings);
            if (!logs.isEmpty() && comparison.run()) {
                tell(embedded, findings.undecided);
                Instant now = clock.instant();
                for (BayName bay : comparison.readToTheEnd()) {
                    latest.put(bay, new LogScrub(now, comparison.compared(), comparison.checkpointsMet()));
                }
            }
        } finally {
            logs.forEach(LogScrubbing::close);
        }
    }

    private static boolean answers(BayState state) {
        return state == BayState.PRIMARY || state == BayState.QUORUM || state == BayState.CATCHING_UP;
    }

    private Optional<ComparedLog> open(EmbeddedBays embedded, BayName bay) {
        String address = embedded.jdbcUrl(bay, LedgerStorage.DATABASE, ANSWER_TIMEOUT);
        try {
            return Optional.of(new ComparedLog(bay, BayLog.open(database.openReader(address))));
        } catch (SQLException e) {
            LOG.info("the log of bay {} is not compared: {}", bay, e.getMessage());
            return Optional.empty();
        }
    }

    /** Tells what nobody can decide when it is first met, and not at each pass. */
    private void tell(EmbeddedBays embedded, @Nullable String now) {
        if (now != null && !now.equals(undecided)) {
            LOG.error("Les baies ne s'accordent pas, et rien ne dit laquelle a raison : {}. Rien n'est effacé.", now);
            embedded.tellDisagreement(now);
        }
        undecided = now;
    }

    /** What the last comparison found that nobody can decide, in French; null when nothing. */
    public @Nullable String undecided() {
        return undecided;
    }

    /** The last whole comparison that the bay was part of. */
    public Optional<LogScrub> of(BayName bay) {
        return Optional.ofNullable(latest.get(bay));
    }

    private static void close(ComparedLog log) {
        try {
            log.close();
        } catch (SQLException e) {
            LOG.debug("the link was broken already: {}", e.getMessage());
        }
    }

    /** Has who is wrong repaired; keeps what cannot be decided until the end of the comparison. */
    private static final class Findings implements LogsComparison.Verdicts {
        private final EmbeddedBays embedded;
        private @Nullable String undecided;

        private Findings(EmbeddedBays embedded) {
            this.embedded = embedded;
        }

        @Override
        public void wrong(BayName bay, String what) {
            embedded.accuse(bay, what);
        }

        @Override
        public void undecided(String what) {
            undecided = undecided == null ? what : undecided + " ; " + what;
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the logs of the bays are still being compared, which is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
