package fr.quitus.app.proof;

import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.KeyChange;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Points de contrôle conservés hors des baies : those of our folders that a known key of the log has signed. The
 * newest attests everything before it; of the others some are enough to tell between which two a log was changed.
 */
final class KeptCheckpoints {
    /** Of one folder and one pass over the log. */
    static final int CHECKPOINTS_MAX = 200;

    private static final Logger LOG = LoggerFactory.getLogger(KeptCheckpoints.class);

    private final List<CheckpointFolder> folders;
    private final LogKeys keys;

    KeptCheckpoints(List<CheckpointFolder> folders, LogKeys keys) {
        this.folders = folders;
        this.keys = keys;
    }

    /** The newest and some others, the smallest first. A folder that cannot be read has none. */
    List<Checkpoint> some() {
        List<Checkpoint> kept = new ArrayList<>();
        for (CheckpointFolder folder : folders) {
            try {
                VerifierKeys known = known(folder);
                List<Long> sizes = folder.sizes();
                int step = Math.ceilDiv(Math.max(1, sizes.size()), CHECKPOINTS_MAX);
                for (int index = sizes.size() - 1; index >= 0; index -= step) {
                    long size = sizes.get(index);
                    folder.at(size).flatMap(note -> signed(note, known)).ifPresent(kept::add);
                }
            } catch (IOException | NoteException e) {
                LOG.warn("checkpoints kept outside cannot be read: {}", e.toString());
            }
        }
        kept.sort(Comparator.comparingLong(Checkpoint::size));
        return kept;
    }

    /** The key that signs now, and those that changes of key tell of. What an older one signed is passed over. */
    private VerifierKeys known(CheckpointFolder folder) throws IOException {
        VerifierKeys known = VerifierKeys.of(keys.current().verifierKey());
        for (SignedNote change : folder.changes()) {
            known = known.with(KeyChange.parse(change.text()).newKey());
        }
        return known;
    }

    private Optional<Checkpoint> signed(SignedNote note, VerifierKeys known) {
        try {
            known.signersOf(note, keys.current().verifierKey().name());
            return Optional.of(Checkpoint.parse(note.text()));
        } catch (NoteException e) {
            LOG.debug("a checkpoint is passed over: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
