package fr.quitus.app.archive;

import fr.quitus.app.QuitusSettings;
import fr.quitus.app.proof.BayLog;
import fr.quitus.app.proof.BayVerification;
import fr.quitus.app.proof.SegmentImport;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.LogVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Restauration : an empty ledger filled from a verified archive, and verified again where it was written. All of the
 * log comes in one transaction, the rest behind it.
 */
public final class ArchiveRestore {
    private ArchiveRestore() {}

    /**
     * What was restored.
     *
     * @param events up to the cut
     * @param root of the tree over them, as the new ledger has it
     * @param documents supporting documents
     * @param paymentFiles files for the bank
     * @param personKeys keys of persons; of those who were forgotten, none
     */
    public record Restored(long events, byte[] root, long documents, long paymentFiles, long personKeys) {}

    /**
     * Fills a ledger.
     *
     * @param personKeys folder where keys of persons were archived; empty to leave them out
     * @throws SegmentImport.NotEmptyException when the ledger is not empty; nothing was touched
     * @throws BrokenArchiveException when the archive changed since it was checked, or a content is altered
     */
    public static Restored fill(
            CheckedArchive archive,
            LedgerStorage storage,
            QuitusSettings.Storage.Mode mode,
            Optional<Path> personKeys,
            ProgressListener progress)
            throws IOException, SQLException, BrokenArchiveException {
        try (LedgerDatabase database = LedgerDatabase.open(storage, mode)) {
            try (SegmentImport into = new SegmentImport(database.openAppender())) {
                archive.restored(into, progress);
                into.finish();
            }
            try (Connection administrator = administrator(storage)) {
                archive.numbers().advance(administrator);
            }
            RestoredContents contents = new RestoredContents(archive, database.log());
            contents.restore();
            long keys = personKeys.isEmpty() ? 0 : contents.restorePersonKeys(personKeys.get());
            LogVerifier written = verified(archive, storage);
            return new Restored(
                    written.size(), written.frontier().root(), contents.documents(), contents.paymentFiles(), keys);
        }
    }

    /** Reads back what was written: leaves, tree, sequences, balances, streams and journal. */
    private static LogVerifier verified(CheckedArchive archive, LedgerStorage storage)
            throws SQLException, BrokenArchiveException {
        try (BayLog log = BayLog.open(administrator(storage))) {
            LogVerifier verified = BayVerification.verify(log, List.of());
            if (verified.size() != archive.position() + 1 || log.head().lines() != archive.lines()) {
                throw new IllegalStateException("restored %d events and %d lines instead of %d and %d"
                        .formatted(verified.size(), log.head().lines(), archive.position() + 1, archive.lines()));
            }
            return verified;
        } catch (BrokenLogException e) {
            throw new IllegalStateException("what was written is not what was read", e);
        }
    }

    private static Connection administrator(LedgerStorage storage) throws SQLException {
        return DriverManager.getConnection(
                storage.jdbcUrl(LedgerStorage.DATABASE), storage.adminUser(), storage.adminPassword());
    }
}
