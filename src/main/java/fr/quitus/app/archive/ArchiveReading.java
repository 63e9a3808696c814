package fr.quitus.app.archive;

import fr.quitus.app.proof.SegmentFiles;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.OpenSegment;
import fr.quitus.proofs.segment.SegmentException;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.segment.SegmentReader;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.SegmentVerifier;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lecture d'une génération, that nobody vouches for: its segments and its open end, verified as they are read. The
 * end is sealed aside first, by a key that lives as long as this, so that one verifier sees all of it.
 */
final class ArchiveReading implements AutoCloseable {
    private final Generation generation;
    private final List<SegmentFiles> segments;
    private final @Nullable Path tail;
    private final @Nullable Path sealedTail;
    private final SigningKey tailKey;
    private final String origin;
    private final Optional<SignedNote> checkpoint;
    private final long events;
    private final long sealedTo;

    private ArchiveReading(
            Generation generation,
            List<SegmentFiles> segments,
            @Nullable Path tail,
            SealedTail sealed,
            Optional<SignedNote> checkpoint,
            String origin) {
        this.checkpoint = checkpoint;
        this.generation = generation;
        this.segments = segments;
        this.tail = tail;
        this.sealedTail = sealed.file();
        this.tailKey = sealed.key();
        this.origin = origin;
        this.sealedTo = to(segments);
        this.events = sealed.to();
    }

    private record SealedTail(@Nullable Path file, SigningKey key, long to) {}

    /** @param scratch where the end is sealed: a folder of the caller's, with room for one segment */
    static ArchiveReading open(Generation generation, String origin, Path scratch)
            throws IOException, BrokenArchiveException {
        List<SegmentFiles> segments;
        try {
            segments = SegmentFiles.inOrder(generation.folder());
        } catch (BrokenLogException e) {
            throw new BrokenArchiveException(generation.folder(), e.getMessage());
        }
        // Before the end, which may grow meanwhile: what they vouch for is there.
        Optional<SignedNote> checkpoint = checkpoint(generation);
        Optional<Generation.Head> head = generation.head();
        long sealedTo = to(segments);
        Path tail = tail(generation, sealedTo, head);
        SigningKey key = SigningKey.generate(origin, KeyType.NOTE);
        SealedTail sealed = new SealedTail(null, key, sealedTo);
        if (tail != null) {
            long vouched = head.filter(
                            known -> generation.open(known.openFrom()).equals(tail))
                    .map(Generation.Head::bytes)
                    .orElse(0L);
            sealed = seal(tail, vouched, key, scratch);
        }
        if (head.isPresent() && sealed.to() < head.get().to()) {
            throw new BrokenArchiveException(
                    generation.folder(),
                    sealed.to(),
                    "l'archive s'arrête ici, elle allait jusqu'à la position "
                            + (head.get().to() - 1));
        }
        return new ArchiveReading(generation, segments, tail, sealed, checkpoint, origin);
    }

    private static long to(List<SegmentFiles> segments) {
        return segments.isEmpty() ? 0 : segments.getLast().header().to();
    }

    /** The open segment behind the sealed ones; one that a crash left when it was sealed is passed over. */
    private static @Nullable Path tail(Generation generation, long sealedTo, Optional<Generation.Head> head)
            throws IOException, BrokenArchiveException {
        Path expected = generation.open(sealedTo);
        List<Path> opens = generation.opens();
        if (opens.contains(expected)) {
            return expected;
        }
        boolean isCovered = opens.stream().allMatch(open -> open.compareTo(expected) < 0);
        if (opens.isEmpty() || !isCovered) {
            throw new BrokenArchiveException(
                    opens.isEmpty() ? expected : opens.getLast(),
                    sealedTo,
                    opens.isEmpty()
                            ? "le segment ouvert manque"
                            : "un segment manque, celui-ci ne suit pas ceux d'avant");
        }
        if (head.isPresent() && head.get().to() > sealedTo) {
            throw new BrokenArchiveException(expected, sealedTo, "le segment ouvert manque");
        }
        return null;
    }

    private static SealedTail seal(Path tail, long vouched, SigningKey key, Path scratch)
            throws IOException, BrokenArchiveException {
        Path file = Files.createTempFile(scratch, "fin", ".segment.gz");
        try (OpenSegment open = OpenSegment.open(tail);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            OpenSegment.End end = open.read(vouched, new Nothing());
            open.seal(end, key, out);
            return new SealedTail(file, key, end.to());
        } catch (SegmentException | NoteException e) {
            Files.deleteIfExists(file);
            throw new BrokenArchiveException(tail, e.getMessage());
        }
    }

    /** Takes what is only read for its end. */
    static final class Nothing implements SegmentHandler<RuntimeException> {
        @Override
        public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
            // Only the end is wanted.
        }

        @Override
        public void command(JournalLine line) {
            // Only the end is wanted.
        }
    }

    /** How many events it holds. */
    long events() {
        return events;
    }

    /** How many of them stand in sealed segments; the others no segment's signature covers yet. */
    long sealedTo() {
        return sealedTo;
    }

    Generation generation() {
        return generation;
    }

    /** Bytes of all its segments, as they lie on the disk. */
    long bytes() throws IOException {
        long bytes = tail == null ? 0 : Files.size(tail);
        for (SegmentFiles segment : segments) {
            bytes += Files.size(segment.file());
        }
        return bytes;
    }

    /**
     * Reads all of it; each event and line goes on once it has been found right.
     *
     * @param keys whom to trust; with none, the keys that the archive itself names, which tells rot and no forgery
     * @param attested checkpoints of this ledger, kept elsewhere
     */
    <E extends Exception> SegmentVerifier verify(
            VerifierKeys keys, List<Checkpoint> attested, SegmentHandler<E> further)
            throws BrokenArchiveException, IOException, E {
        VerifierKeys trusted = trusted(keys);
        List<Checkpoint> checkpoints = new ArrayList<>(attested);
        checkpoints.addAll(own(trusted));
        SegmentVerifier verifier = null;
        Path file = generation.folder();
        try {
            for (SegmentFiles segment : segments) {
                file = segment.file();
                verifier = accept(file, verifier, trusted, checkpoints, further);
            }
            if (sealedTail != null && tail != null) {
                file = tail;
                verifier = accept(sealedTail, verifier, trusted, checkpoints, further);
            }
            if (verifier == null) {
                throw new BrokenArchiveException(file, 0, "l'archive est vide");
            }
            verifier.end();
            return verifier;
        } catch (BrokenLogException e) {
            throw new BrokenArchiveException(file, e.getMessage());
        } catch (SegmentException | NoteException e) {
            throw new BrokenArchiveException(
                    file, verifier == null ? 0 : verifier.log().size(), e.getMessage());
        }
    }

    private VerifierKeys trusted(VerifierKeys given) throws IOException, BrokenArchiveException {
        VerifierKeys keys = given.keys().isEmpty() ? new VerifierKeys(generation.keys()) : given;
        try {
            return keys.after(generation.checkpoints().changes()).with(tailKey.verifierKey());
        } catch (NoteException e) {
            throw new BrokenArchiveException(generation.folder().resolve("checkpoints"), e.getMessage());
        }
    }

    /** The last checkpoint of the ledger that the archive had reached. */
    private static Optional<SignedNote> checkpoint(Generation generation) throws IOException, BrokenArchiveException {
        try {
            return generation.checkpoints().latest();
        } catch (NoteException e) {
            throw new BrokenArchiveException(generation.folder().resolve("checkpoints/latest.note"), e.getMessage());
        }
    }

    private List<Checkpoint> own(VerifierKeys trusted) throws BrokenArchiveException {
        if (checkpoint.isEmpty()) {
            return List.of();
        }
        try {
            trusted.signersOf(checkpoint.get(), origin);
            return List.of(Checkpoint.parse(checkpoint.get().text()));
        } catch (NoteException e) {
            throw new BrokenArchiveException(generation.folder().resolve("checkpoints/latest.note"), e.getMessage());
        }
    }

    private static <E extends Exception> SegmentVerifier accept(
            Path file,
            @Nullable SegmentVerifier before,
            VerifierKeys keys,
            List<Checkpoint> checkpoints,
            SegmentHandler<E> further)
            throws BrokenLogException, IOException, E {
        try (InputStream in = Files.newInputStream(file);
                SegmentReader reader = new SegmentReader(in)) {
            if (before == null
                    && (reader.header().from() != 0 || reader.header().journalFrom() != 0)) {
                throw new BrokenLogException(
                        0,
                        "le premier segment commence à la position "
                                + reader.header().from() + ", ceux d'avant manquent");
            }
            SegmentVerifier verifier =
                    before == null ? new SegmentVerifier(reader.header(), keys, checkpoints) : before;
            verifier.accept(reader, further);
            return verifier;
        }
    }

    @Override
    public void close() throws IOException {
        if (sealedTail != null) {
            Files.deleteIfExists(sealedTail);
        }
    }
}
