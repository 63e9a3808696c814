package fr.quitus.app.archive;

import fr.quitus.app.proof.SegmentFiles;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.OpenSegment;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.segment.SegmentReader;
import fr.quitus.proofs.verify.BrokenLogException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Génération quittée : the history of an archive that a ledger does not go on, because it was restored to before its
 * end or because a forced promotion lost that end. The ledger begins the next generation beside it.
 *
 * @param number of the generation
 * @param position of its last event; -1 when it has none
 */
public record LeftGeneration(int number, long position) {

    /**
     * From its next try on, at most some seconds later, the instance of that folder begins the next generation. Nothing
     * in the archive is touched.
     *
     * @param data folder of the ledger
     * @throws BrokenArchiveException when the folder is no archive
     */
    public static LeftGeneration leave(Path data, Path archive) throws IOException, BrokenArchiveException {
        ArchiveFolder folder = new ArchiveFolder(archive);
        ArchiveFolder.Mark mark = folder.mark();
        LeftGeneration left = newest(folder);
        new RestoredFrom(mark.id(), left.number, left.position).writeIn(data);
        return left;
    }

    /** What would be left. */
    public static LeftGeneration of(Path archive) throws IOException, BrokenArchiveException {
        return newest(new ArchiveFolder(archive));
    }

    private static LeftGeneration newest(ArchiveFolder folder) throws IOException, BrokenArchiveException {
        Optional<Generation> newest = folder.newest();
        if (newest.isEmpty()) {
            throw new BrokenArchiveException(folder.root(), "rien n'y est encore archivé");
        }
        long to = newest.get().head().map(Generation.Head::to).orElse(0L);
        return new LeftGeneration(newest.get().number(), to - 1);
    }

    /** The leaf of its first event, which no two ledgers share; empty when it has none. */
    static Optional<byte[]> firstLeaf(Generation generation) throws IOException, BrokenArchiveException {
        try {
            List<SegmentFiles> segments = SegmentFiles.inOrder(generation.folder());
            if (!segments.isEmpty()) {
                try (InputStream in = Files.newInputStream(segments.getFirst().file());
                        SegmentReader reader = new SegmentReader(in)) {
                    reader.read(new First());
                }
            } else if (!generation.opens().isEmpty()) {
                try (OpenSegment open = OpenSegment.open(generation.opens().getFirst())) {
                    open.read(0, new First());
                }
            }
            return Optional.empty();
        } catch (Found found) {
            return Optional.of(found.leaf);
        } catch (BrokenLogException e) {
            throw new BrokenArchiveException(generation.folder(), e.getMessage());
        }
    }

    /** Ends the reading. */
    private static final class Found extends Exception {
        private static final long serialVersionUID = 1L;
        private final byte[] leaf;

        Found(byte[] leaf) {
            super("found", null, false, false);
            this.leaf = leaf.clone();
        }
    }

    private static final class First implements SegmentHandler<Found> {
        @Override
        public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws Found {
            throw new Found(leaf);
        }

        @Override
        public void command(JournalLine line) {
            // Events come first.
        }
    }
}
