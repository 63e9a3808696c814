package fr.quitus.app.archive;

import fr.quitus.app.proof.SegmentFiles;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.OpenSegment;
import fr.quitus.proofs.segment.OpenSegmentWriter;
import fr.quitus.proofs.segment.SegmentException;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.segment.SegmentHeader;
import fr.quitus.proofs.verify.BrokenLogException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Écriture d'une génération : batches behind what is there, each whole and on the disk when {@link #append} returns;
 * an open segment that is long enough is sealed, and the next one opened. One thread uses it.
 */
final class ArchiveWriter implements AutoCloseable {
    private final Generation generation;
    private final int segmentEvents;
    private final Frontier frontier;
    private OpenSegmentWriter open;
    private long openFrom;
    private long bytes;
    private long nextLine;

    private ArchiveWriter(
            Generation generation, int segmentEvents, OpenSegmentWriter open, Frontier frontier, OpenSegment.End end) {
        this.generation = generation;
        this.segmentEvents = segmentEvents;
        this.open = open;
        this.frontier = frontier;
        this.bytes = end.bytes();
        this.nextLine = end.journalTo();
    }

    /** Who knows whose archive it is, asked before anything in it is changed, be it what a crash left. */
    @FunctionalInterface
    interface Owner {
        /** @param archived the tree over what is archived */
        void require(Frontier archived) throws ArchiveRefusedException;
    }

    /** Begins a generation of this folder, or goes on where it ends. */
    static ArchiveWriter goOn(Generation generation, String origin, int segmentEvents, Owner owner)
            throws IOException, BrokenArchiveException, ArchiveRefusedException {
        List<SegmentFiles> segments;
        try {
            segments = SegmentFiles.inOrder(generation.folder());
        } catch (BrokenLogException e) {
            throw new BrokenArchiveException(generation.folder(), e.getMessage());
        }
        if (segments.isEmpty() && generation.opens().isEmpty()) {
            if (generation.head().isPresent()) {
                throw new BrokenArchiveException(generation.folder(), 0, "les segments manquent");
            }
            removeUnfinished(generation);
            return begun(generation, segmentEvents, SegmentHeader.after(new Frontier(), origin, 0, 0));
        }
        long sealedTo = segments.isEmpty() ? 0 : segments.getLast().header().to();
        Path last = generation.open(sealedTo);
        if (!Files.exists(last)) {
            return behindSealed(generation, segmentEvents, sealedTo, owner);
        }
        return inOpen(generation, segmentEvents, last, owner);
    }

    private static void removeUnfinished(Generation generation) throws IOException {
        List<Path> unfinished;
        try (Stream<Path> files = Files.list(generation.folder())) {
            unfinished = files.filter(file -> file.getFileName().toString().endsWith(".tmp"))
                    .toList();
        }
        for (Path file : unfinished) {
            Files.delete(file);
        }
    }

    /** A crash came between the sealing of a segment and the opening of the next. */
    private static ArchiveWriter behindSealed(Generation generation, int segmentEvents, long sealedTo, Owner owner)
            throws IOException, BrokenArchiveException, ArchiveRefusedException {
        List<Path> opens = generation.opens();
        Optional<Generation.Head> head = generation.head();
        if (opens.isEmpty() || head.isEmpty() || head.get().to() > sealedTo) {
            throw new BrokenArchiveException(generation.open(sealedTo), sealedTo, "le segment ouvert manque");
        }
        try (OpenSegment sealed = OpenSegment.open(opens.getLast())) {
            Frontier frontier = sealed.header().frontier();
            OpenSegment.End end = sealed.read(head.get().bytes(), new Leaves(frontier));
            owner.require(frontier);
            removeUnfinished(generation);
            ArchiveWriter writer = begun(
                    generation,
                    segmentEvents,
                    SegmentHeader.after(frontier, sealed.header().origin(), end.to(), end.journalTo()));
            for (Path open : opens) {
                Files.delete(open);
            }
            return writer;
        }
    }

    private static ArchiveWriter begun(Generation generation, int segmentEvents, SegmentHeader begin)
            throws IOException {
        OpenSegmentWriter open = OpenSegmentWriter.create(generation.open(begin.from()), begin);
        force(generation.folder());
        ArchiveWriter writer = new ArchiveWriter(
                generation,
                segmentEvents,
                open,
                begin.frontier(),
                new OpenSegment.End(open.flush(), 0, begin.from(), begin.journalFrom()));
        writer.openFrom = begin.from();
        writer.writeHead();
        return writer;
    }

    private static ArchiveWriter inOpen(Generation generation, int segmentEvents, Path file, Owner owner)
            throws IOException, BrokenArchiveException, ArchiveRefusedException {
        long vouched = generation
                .head()
                .filter(head -> generation.open(head.openFrom()).equals(file))
                .map(Generation.Head::bytes)
                .orElse(0L);
        try (OpenSegment open = OpenSegment.open(file)) {
            Frontier frontier = open.header().frontier();
            OpenSegment.End end = open.read(vouched, new Leaves(frontier));
            owner.require(frontier);
            removeUnfinished(generation);
            for (Path other : generation.opens()) {
                if (other.compareTo(file) < 0) {
                    Files.delete(other); // sealed, when a crash came
                }
            }
            ArchiveWriter writer = new ArchiveWriter(
                    generation, segmentEvents, OpenSegmentWriter.goOn(file, end.bytes()), frontier, end);
            writer.openFrom = open.header().from();
            writer.writeHead();
            return writer;
        } catch (SegmentException e) {
            throw new BrokenArchiveException(file, e.getMessage());
        }
    }

    /** Grows a frontier by what a segment holds; whether leaves are right, sealing tells. */
    private record Leaves(Frontier frontier) implements SegmentHandler<RuntimeException> {
        @Override
        public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
            frontier.append(leaf);
        }

        @Override
        public void command(JournalLine line) {
            // The tree is over events.
        }
    }

    Generation generation() {
        return generation;
    }

    /** Position of the next event. */
    long next() {
        return frontier.size();
    }

    /** Number of the next line. */
    long nextLine() {
        return nextLine;
    }

    /** The tree over what is archived. */
    Frontier frontier() {
        return frontier.copy();
    }

    /** A batch that ends where a command ends: on the disk when this returns. */
    void append(List<StoredEvent> events, List<JournalledCommand> lines) throws IOException {
        Frontier grown = frontier.copy();
        for (StoredEvent event : events) {
            if (event.position() != grown.size()) {
                throw new IllegalStateException("position " + event.position() + " after " + grown.size() + " events");
            }
            open.event(event.entry(), event.leafHash());
            grown.append(event.leafHash());
        }
        for (JournalledCommand line : lines) {
            open.command(line(line));
        }
        bytes = open.flush();
        events.forEach(event -> frontier.append(event.leafHash()));
        nextLine += lines.size();
        writeHead();
    }

    private static JournalLine line(JournalledCommand command) {
        CommandEntry entry = command.entry();
        return new JournalLine(
                command.number(),
                entry.commandId(),
                entry.commandName(),
                entry.actorId(),
                entry.bodyHash(),
                entry.outcome().name(),
                entry.code(),
                entry.answer(),
                command.firstPosition(),
                command.lastPosition(),
                ChronoUnit.MICROS.between(Instant.EPOCH, command.recordedAt()));
    }

    private void writeHead() throws IOException {
        generation.write(new Generation.Head(openFrom, bytes, frontier.size(), nextLine));
    }

    /** Position behind the last sealed segment. */
    long sealedTo() {
        return openFrom;
    }

    /** Whether the open segment is long enough to be sealed. */
    boolean isFull() {
        return frontier.size() - openFrom >= segmentEvents;
    }

    /** Seals what is open and opens the next. At no time is an event in neither. */
    void seal(SigningKey key) throws IOException {
        Path sealing = generation.open(openFrom);
        Path partial = generation.folder().resolve("sealing.tmp");
        SegmentHeader sealed;
        try (OpenSegment whole = OpenSegment.open(sealing);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
            OpenSegment.End end = new OpenSegment.End(bytes, 0, frontier.size(), nextLine);
            sealed = whole.seal(end, key, out).header();
        }
        force(partial);
        Files.move(partial, generation.folder().resolve(sealed.fileName()), StandardCopyOption.ATOMIC_MOVE);
        force(generation.folder());
        SegmentHeader next = SegmentHeader.after(frontier, sealed.origin(), frontier.size(), nextLine);
        OpenSegmentWriter opened = OpenSegmentWriter.create(generation.open(next.from()), next);
        force(generation.folder());
        open.close();
        open = opened;
        openFrom = next.from();
        bytes = opened.flush();
        writeHead();
        Files.delete(sealing);
    }

    /** What was written or named there is there after a loss of power. */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
