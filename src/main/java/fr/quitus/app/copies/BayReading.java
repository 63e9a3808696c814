package fr.quitus.app.copies;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.app.proof.BayAddress;
import fr.quitus.app.proof.BayLog;
import fr.quitus.app.proof.BayVerification;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayCopy;
import fr.quitus.eventstore.postgres.LogCopy;
import fr.quitus.eventstore.postgres.PostgresEventLog;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.LogVerifier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log as one bay holds it, verified in that bay from its first event to its last: leaves, sequences, balances, and
 * the tree and the head it keeps itself. What is committed there meanwhile is not read.
 */
public final class BayReading implements CopySource {
    /** As many as read the log for a rebuild, and one. */
    private static final int CONNECTIONS_MAX = 4;

    private final BayAddress address;
    private final @Nullable StoppedAtExit copy;
    private @Nullable HikariDataSource pool;

    private BayReading(BayAddress address, @Nullable StoppedAtExit copy) {
        this.address = address;
        this.copy = copy;
    }

    /** A bay that runs, over connections that may only read. */
    public static BayReading running(BayAddress address) {
        return new BayReading(address, null);
    }

    /**
     * A bay that is stopped, by a copy of its folder.
     *
     * @param scratch a folder that does not exist yet, where the copy goes; closing deletes it
     * @param passwordFile see {@link BayCopy#open}
     */
    public static BayReading stopped(Path folder, Path scratch, @Nullable Path passwordFile) {
        StoppedAtExit atExit = new StoppedAtExit();
        boolean opened = false;
        try {
            BayCopy copy = atExit.openInterruptibly(() -> BayCopy.open(folder, scratch, passwordFile), BayCopy::close);
            opened = true;
            return new BayReading(
                    new BayAddress(copy.jdbcUrl(LedgerStorage.DATABASE), copy.user(), copy.password()), atExit);
        } finally {
            if (!opened) {
                atExit.close();
            }
        }
    }

    @Override
    public VerifiedCopy verify(VerifierKeys keys, List<Checkpoint> checkpoints, AsOf asOf)
            throws BrokenCopyException, SQLException {
        LogVerifier verified;
        long position;
        try (BayLog bay = BayLog.open(address.connect())) {
            verified = BayVerification.verify(bay, checkpoints);
            position = lastShown(bay, asOf, verified.size());
        } catch (BrokenLogException e) {
            throw new BrokenCopyException(address, e.getMessage());
        }
        CopySource.requireShown(asOf, position, verified.size());
        HikariDataSource readers = readers();
        pool = readers;
        LogCopy log = new LogCopy(readers::getConnection);
        Instant recordedAt = log.read(position - 1, 1).getFirst().recordedAt();
        return new VerifiedCopy(
                new PrefixLog(log, position),
                position,
                recordedAt,
                log.rootAt(position + 1),
                verified.size(),
                verified.checkpointsMet(),
                List.of());
    }

    private static long lastShown(BayLog bay, AsOf asOf, long events) throws SQLException {
        return switch (asOf) {
            case AsOf.End() -> events - 1;
            case AsOf.Position(long position) -> Math.min(position, events - 1);
            case AsOf.At(Instant instant) ->
                // Times are kept to the microsecond, and what lies between two of them is not later than the first.
                Math.min(bay.firstRecordedAfter(ChronoUnit.MICROS.between(Instant.EPOCH, instant)), events) - 1;
        };
    }

    private HikariDataSource readers() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("quitus-copy");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setReadOnly(true);
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(0);
        config.setConnectionInitSql(PostgresEventLog.PREPARE_READER);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
        if (copy != null) {
            copy.close();
        }
    }
}
