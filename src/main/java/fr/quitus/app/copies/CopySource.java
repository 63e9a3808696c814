package fr.quitus.app.copies;

import fr.quitus.app.client.Stop;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Source : a copy of the log that nobody vouches for. Closing it leaves it as it was found. */
public interface CopySource extends AutoCloseable {

    /**
     * Reads all of it, before anything is made from it.
     *
     * @param keys whom to trust; with none, signatures are passed over
     * @param checkpoints of this log, kept elsewhere
     * @throws BrokenCopyException when it is not a log as it must be
     * @throws Stop when it does not reach what is asked for, or begins later
     */
    VerifiedCopy verify(VerifierKeys keys, List<Checkpoint> checkpoints, AsOf asOf)
            throws BrokenCopyException, IOException, SQLException;

    @Override
    void close();

    /** Refuses what the copy does not show. */
    static void requireShown(AsOf asOf, long position, long events) {
        if (asOf instanceof AsOf.Position asked && asked.position() >= events) {
            throw new Stop("La copie s'arrête à la position " + (events - 1) + " : elle ne montre pas la position "
                    + asked.position() + ".");
        }
        if (position < 0) {
            throw new Stop(
                    events == 0
                            ? "La copie ne contient aucun fait."
                            : "Rien n'était encore enregistré à cet instant : il n'y a rien à montrer.");
        }
    }
}
