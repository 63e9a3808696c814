package fr.quitus.app.copies;

import fr.quitus.app.client.Stop;
import fr.quitus.app.proof.SegmentFiles;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentException;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.segment.SegmentHeader;
import fr.quitus.proofs.segment.SegmentReader;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.SegmentVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a folder, verified in one pass as an import does: what is shown is kept aside on the way, what is not
 * is verified all the same, so that a cut or an altered segment is found whatever is asked for.
 */
public final class SegmentCopy implements CopySource {
    private final Path folder;
    private final EventSpool spool;

    /** @param spool a file that does not exist yet, about as large as the segments; closing deletes it */
    public SegmentCopy(Path folder, Path spool) throws IOException {
        this.folder = folder;
        this.spool = new EventSpool(spool);
    }

    @Override
    public VerifiedCopy verify(VerifierKeys keys, List<Checkpoint> checkpoints, AsOf asOf)
            throws BrokenCopyException, IOException {
        List<SegmentFiles> segments;
        try {
            segments = SegmentFiles.inOrder(folder);
        } catch (BrokenLogException e) {
            throw new BrokenCopyException(folder, e.getMessage());
        }
        if (segments.isEmpty()) {
            throw new Stop(folder + " ne contient aucun segment.");
        }
        requireOneOrigin(segments.getFirst().header(), checkpoints);
        Shown shown = new Shown(asOf);
        SegmentVerifier verifier = verified(segments, keys, checkpoints, shown);
        spool.finish();
        long events = verifier.log().size();
        CopySource.requireShown(asOf, spool.head(), events);
        return new VerifiedCopy(
                spool,
                spool.head(),
                shown.recordedAt,
                shown.frontier.root(),
                events,
                verifier.log().checkpointsMet(),
                verifier.signers().stream().map(VerifierKey::text).sorted().toList());
    }

    private static void requireOneOrigin(SegmentHeader first, List<Checkpoint> checkpoints) {
        for (Checkpoint checkpoint : checkpoints) {
            if (!checkpoint.origin().equals(first.origin())) {
                throw new Stop("Le point de contrôle est de " + checkpoint.origin() + ", les segments sont de "
                        + first.origin() + ".");
            }
        }
    }

    private static SegmentVerifier verified(
            List<SegmentFiles> segments, VerifierKeys keys, List<Checkpoint> checkpoints, Shown shown)
            throws BrokenCopyException, IOException {
        SegmentVerifier verifier = null;
        Path file = segments.getFirst().file();
        try {
            for (SegmentFiles segment : segments) {
                file = segment.file();
                verifier = accept(segment, verifier, keys, checkpoints, shown);
            }
            if (verifier == null) {
                throw new IllegalStateException("no segment was read");
            }
            verifier.end();
            return verifier;
        } catch (BrokenLogException e) {
            throw new BrokenCopyException(file, e.getMessage());
        } catch (SegmentException | NoteException e) {
            long position = verifier == null ? 0 : verifier.log().size();
            throw new BrokenCopyException(file, "position " + position + " : " + e.getMessage());
        }
    }

    private static SegmentVerifier accept(
            SegmentFiles segment,
            @Nullable SegmentVerifier before,
            VerifierKeys keys,
            List<Checkpoint> checkpoints,
            Shown shown)
            throws BrokenLogException, IOException {
        try (InputStream in = Files.newInputStream(segment.file());
                SegmentReader reader = new SegmentReader(in)) {
            if (before == null && reader.header().from() != 0) {
                throw new BrokenLogException(
                        0,
                        "le premier segment commence à la position "
                                + reader.header().from() + ", ceux d'avant manquent");
            }
            SegmentVerifier verifier =
                    before == null ? new SegmentVerifier(reader.header(), keys, checkpoints) : before;
            verifier.accept(reader, shown);
            return verifier;
        }
    }

    /** Keeps what is shown, which ends for good at the first event that is not. */
    private final class Shown implements SegmentHandler<IOException> {
        private final AsOf asOf;
        private final Frontier frontier = new Frontier();
        private Instant recordedAt = Instant.EPOCH;
        private boolean ended;

        Shown(AsOf asOf) {
            this.asOf = asOf;
        }

        @Override
        public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws IOException {
            Instant at = Instant.EPOCH.plus(entry.recordedAtMicros(), ChronoUnit.MICROS);
            ended = ended || !asOf.covers(entry.position(), at);
            if (!ended) {
                spool.add(leaf, encoded);
                frontier.append(leaf);
                recordedAt = at;
            }
        }

        @Override
        public void command(JournalLine line) {
            // Views are folded from events; the verifier has looked at the line.
        }
    }

    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
