package fr.quitus.app.archive;

import fr.quitus.app.client.Stop;
import fr.quitus.app.copies.AsOf;
import fr.quitus.app.proof.NumbersTold;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.verify.SegmentVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Archive vérifiée : a generation that was read from its first event to its last and found right, and where it is to be
 * cut: where the last command ends that was decided until then. What lies behind the cut is read all the same, for the
 * numbers that were given and the persons that were forgotten there.
 */
public final class CheckedArchive implements AutoCloseable {
    private final ArchiveFolder folder;
    private final ArchiveFolder.Mark mark;
    private final ArchiveReading reading;
    private final VerifierKeys keys;
    private final List<Checkpoint> attested;
    private final Cut cut;
    private final SegmentVerifier verified;

    private CheckedArchive(
            ArchiveFolder folder,
            ArchiveFolder.Mark mark,
            ArchiveReading reading,
            Question question,
            Cut cut,
            SegmentVerifier verified) {
        this.folder = folder;
        this.mark = mark;
        this.reading = reading;
        this.keys = question.keys();
        this.attested = question.attested();
        this.cut = cut;
        this.verified = verified;
    }

    /**
     * What is wanted of which archive.
     *
     * @param generation of the archive; null for its newest
     * @param keys whom to trust; with none, those the archive names itself, which tells rot and no forgery
     * @param attested checkpoints kept elsewhere
     */
    public record Question(
            Path archive, @Nullable Integer generation, AsOf asOf, VerifierKeys keys, List<Checkpoint> attested) {}

    /**
     * Reads all of it.
     *
     * @param scratch folder with room for one segment
     * @throws Stop when it does not reach what is asked for
     */
    public static CheckedArchive check(Question question, Path scratch, ProgressListener progress)
            throws IOException, BrokenArchiveException {
        ArchiveFolder folder = new ArchiveFolder(question.archive());
        ArchiveFolder.Mark mark = folder.mark();
        Generation generation = folder.generations().stream()
                .filter(known -> question.generation() == null || question.generation() == known.number())
                .reduce((_, last) -> last)
                .orElseThrow(() -> new Stop(question.archive() + " n'a pas "
                        + (question.generation() == null
                                ? "de génération : rien n'y est encore archivé."
                                : "de génération " + question.generation() + ".")));
        ArchiveReading reading = ArchiveReading.open(generation, mark.origin(), scratch);
        try {
            Cut cut = new Cut(question.asOf(), reading.events(), progress);
            SegmentVerifier verified = reading.verify(question.keys(), question.attested(), cut);
            if (question.asOf() instanceof AsOf.Position asked && asked.position() >= reading.events()) {
                throw new Stop("L'archive s'arrête à la position " + (reading.events() - 1) + ".");
            }
            if (cut.position < 0 && !(question.asOf() instanceof AsOf.End)) {
                throw new Stop("Rien n'était encore enregistré à cet instant : il n'y a rien à restaurer.");
            }
            return new CheckedArchive(folder, mark, reading, question, cut, verified);
        } catch (IOException | BrokenArchiveException | RuntimeException e) {
            reading.close();
            throw e;
        }
    }

    /** Finds the cut on the way. */
    private static final class Cut implements SegmentHandler<RuntimeException> {
        private final AsOf asOf;
        private final Speed speed;
        private final NumbersTold numbers = new NumbersTold();
        private final Map<String, Long> forgottenAt = new HashMap<>();
        private long position = -1;
        private Instant recordedAt = Instant.EPOCH;
        private boolean ended;
        private long lines;

        Cut(AsOf asOf, long events, ProgressListener progress) {
            this.asOf = asOf;
            this.speed = new Speed(events, progress);
        }

        @Override
        public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
            Instant at = Instant.EPOCH.plus(entry.recordedAtMicros(), ChronoUnit.MICROS);
            ended = ended || !asOf.covers(entry.position(), at);
            if (!ended) {
                position = entry.position();
                recordedAt = at;
            }
            numbers.see(entry);
            if (entry.name().equals(ArchivedPersonKeys.FORGOTTEN)) {
                Forgetting.personOf(entry).ifPresent(person -> forgottenAt.put(person, entry.position()));
            }
            speed.at(entry.position());
        }

        /** A command that the cut would divide is not restored at all; refusals are, when they were decided by then. */
        @Override
        public void command(JournalLine line) {
            boolean hasEvents = line.firstPosition() <= line.lastPosition();
            if (hasEvents && line.firstPosition() <= position && position < line.lastPosition()) {
                position = line.firstPosition() - 1;
            }
            Instant at = Instant.EPOCH.plus(line.recordedAtMicros(), ChronoUnit.MICROS);
            boolean isDecided = hasEvents || !(asOf instanceof AsOf.At asked) || !at.isAfter(asked.instant());
            if (line.lastPosition() <= position && isDecided) {
                lines = line.number() + 1;
            }
        }
    }

    ArchiveFolder folder() {
        return folder;
    }

    /** Name of the ledger it is of. */
    String ledger() {
        return mark.origin();
    }

    /** Position of the last event that is restored, -1 when there is none. */
    public long position() {
        return cut.position;
    }

    /** When the last event within what was asked for was recorded. */
    public Instant recordedAt() {
        return cut.recordedAt;
    }

    /** How many lines of the journal are restored, the first ones. */
    public long lines() {
        return cut.lines;
    }

    /** How many events it holds, restored or not. */
    public long events() {
        return reading.events();
    }

    /** How many of them lie in sealed segments. */
    public long sealedTo() {
        return reading.sealedTo();
    }

    public int generation() {
        return reading.generation().number();
    }

    /** Size of its segments on the disk. */
    public long bytes() throws IOException {
        return reading.bytes();
    }

    public int checkpointsMet() {
        return verified.log().checkpointsMet();
    }

    /** Whether somebody from outside said whom to trust. */
    public boolean isTrusted() {
        return !keys.keys().isEmpty();
    }

    /** The keys that were given and signed it. */
    public List<String> signedBy() {
        return verified.signers().stream()
                .filter(signer -> keys.keys().contains(signer))
                .map(VerifierKey::text)
                .sorted()
                .toList();
    }

    NumbersTold numbers() {
        return cut.numbers;
    }

    /** Where each person was last forgotten, restored or not: a key from before does not come back. */
    Map<String, Long> forgottenAt() {
        return Map.copyOf(cut.forgottenAt);
    }

    /** What the restored ledger remembers of where it came from. */
    RestoredFrom origin() throws IOException {
        return new RestoredFrom(
                mark.id(), folder.newest().map(Generation::number).orElse(generation()), position());
    }

    Generation read() {
        return reading.generation();
    }

    /** Reads it once more, verified again, up to the cut. */
    <E extends Exception> void restored(SegmentHandler<E> into, ProgressListener progress)
            throws BrokenArchiveException, IOException, E {
        Speed speed = new Speed(position() + 1, progress);
        reading.verify(keys, attested, new SegmentHandler<E>() {
            @Override
            public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws E {
                if (entry.position() <= position()) {
                    into.event(entry, leaf, encoded);
                    speed.at(entry.position());
                }
            }

            @Override
            public void command(JournalLine line) throws E {
                if (line.number() < lines()) {
                    into.command(line);
                }
            }
        });
    }

    @Override
    public void close() throws IOException {
        reading.close();
    }
}
