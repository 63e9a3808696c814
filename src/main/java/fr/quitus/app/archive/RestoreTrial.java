package fr.quitus.app.archive;

import fr.quitus.app.QuitusSettings;
import fr.quitus.app.client.Stop;
import fr.quitus.app.copies.AsOf;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.support.CronExpression;

/**
 * Essai de restauration : the newest archive is restored into a PostgreSQL of its own, read back, and thrown away; what
 * came of it is told until the next. It writes nothing to the archive, and a segment waits to be sealed until it ends.
 */
public final class RestoreTrial implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreTrial.class);

    private final Archiver archiver;
    private final Path scratch;
    private final Optional<CronExpression> cron;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .name("restore-trial")
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private volatile @Nullable Outcome last;
    private volatile @Nullable Instant next;

    /**
     * What came of it.
     *
     * @param sound whether the archive gave back a ledger that was found right
     * @param at when it began
     * @param position last one that was restored, -1 when none was
     * @param detail in French: what was restored, or which file is broken, from which position on and why
     */
    public record Outcome(boolean sound, Instant at, long seconds, long position, String detail) {}

    /**
     * @param scratch folder that is made and deleted, with room for the whole ledger once
     * @param cron when, in Paris; empty for never
     */
    RestoreTrial(Archiver archiver, Path scratch, Optional<CronExpression> cron, Clock clock) {
        this.archiver = archiver;
        this.scratch = scratch;
        this.cron = cron;
        this.clock = clock;
    }

    void start() {
        if (archiver.folder().isPresent()) {
            cron.ifPresent(this::schedule);
        }
    }

    private void schedule(CronExpression times) {
        ZonedDateTime now = clock.instant().atZone(AsOf.PARIS);
        ZonedDateTime then = times.next(now);
        if (then == null) {
            return;
        }
        next = then.toInstant();
        thread.schedule(
                () -> {
                    try {
                        run();
                    } finally {
                        schedule(times);
                    }
                },
                Duration.between(now, then).toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Restores the newest archive now. */
    public synchronized Outcome run() {
        Instant at = clock.instant();
        Outcome outcome;
        Path archive = archiver.folder()
                .orElseThrow(() -> new Stop("Aucune archive n'est tenue."))
                .root();
        archiver.reading().lock();
        try {
            delete();
            outcome = restored(archive, at);
        } catch (BrokenArchiveException e) {
            outcome = failed(at, "L'archive est rompue : " + e.getMessage());
        } catch (IOException | SQLException | RuntimeException e) {
            outcome = failed(at, "L'essai n'a pas abouti : " + e);
        } finally {
            archiver.reading().unlock();
        }
        outcome = thrownAway(outcome);
        if (outcome.sound()) {
            LOG.info("RestoreTrialPassed: {}", outcome.detail());
        } else {
            LOG.error("RestoreTrialFailed: {}", outcome.detail());
        }
        last = outcome;
        return outcome;
    }

    private Outcome restored(Path archive, Instant at) throws IOException, SQLException, BrokenArchiveException {
        Files.createDirectories(scratch);
        CheckedArchive.Question question =
                new CheckedArchive.Question(archive, null, new AsOf.End(), new VerifierKeys(List.of()), List.of());
        QuitusSettings.Storage.Mode mode = QuitusSettings.Storage.Mode.SINGLE;
        QuitusSettings.Storage storage = QuitusSettings.Storage.embedded(mode, false);
        try (CheckedArchive checked = CheckedArchive.check(question, scratch, ProgressListener.SILENT);
                LedgerStorage database = LedgerStorage.open(scratch.resolve("data"), storage)) {
            ArchiveRestore.Restored restored =
                    ArchiveRestore.fill(checked, database, mode, archiver.personKeys(), ProgressListener.SILENT);
            return new Outcome(
                    true,
                    at,
                    seconds(at),
                    restored.events() - 1,
                    "%d faits, %d pièces et %d fichiers de virements restaurés et relus."
                            .formatted(restored.events(), restored.documents(), restored.paymentFiles()));
        }
    }

    private Outcome failed(Instant at, String detail) {
        return new Outcome(false, at, seconds(at), -1, detail);
    }

    private long seconds(Instant since) {
        return Duration.between(since, clock.instant()).toSeconds();
    }

    private Outcome thrownAway(Outcome outcome) {
        try {
            delete();
            return outcome;
        } catch (IOException e) {
            return new Outcome(
                    false,
                    outcome.at(),
                    outcome.seconds(),
                    outcome.position(),
                    outcome.detail() + " " + scratch + " n'a pas pu être effacé : " + e);
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(scratch)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(scratch)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    /** The last one since the start. */
    Optional<Outcome> last() {
        return Optional.ofNullable(last);
    }

    /** When the next one is due. */
    Optional<Instant> next() {
        return Optional.ofNullable(next);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
