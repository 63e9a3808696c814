package fr.quitus.app.archive;

import fr.quitus.app.proof.CheckpointPublisher;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.SignedNote;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * One attempt to keep the archive: finds where it ends, makes sure that it is this ledger's, and follows the log from
 * there until something goes wrong. Only what is durable on the quorum is read, so an archive never holds what the
 * ledger may yet lose.
 */
final class Archiving implements AutoCloseable {
    private static final int BATCH_EVENTS_MAX = 1_000;
    static final int BATCH_LINES_MAX = 2_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final long KEYS_ANEW_NANOS = TimeUnit.HOURS.toNanos(24);
    private static final long NOW_AND_THEN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long WITHOUT_LINE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventLog log;
    private final CheckpointPublisher checkpoints;
    private final Lock sealing;
    private final int batchEvents;
    private final FileChannel lock;
    private final ArchiveWriter writer;
    private final ArchivedContents contents;
    private final Optional<ArchivedPersonKeys> personKeys;
    private long checkpointSize = -1;
    private int changes;
    private long keysAnewAt;
    private long lookedAt = System.nanoTime();
    private long waitingBehind = Long.MIN_VALUE;
    private long waitingSince;

    private Archiving(
            Archiver.Sources from,
            FileChannel lock,
            ArchiveWriter writer,
            ArchivedContents contents,
            Optional<ArchivedPersonKeys> personKeys) {
        this.log = from.log();
        this.checkpoints = from.checkpoints();
        this.sealing = from.sealing();
        this.batchEvents = Math.min(BATCH_EVENTS_MAX, from.segmentEvents());
        this.lock = lock;
        this.writer = writer;
        this.contents = contents;
        this.personKeys = personKeys;
    }

    static Archiving open(Archiver.Sources from)
            throws IOException, SQLException, ArchiveRefusedException, BrokenArchiveException {
        ArchiveFolder folder = from.folder();
        Files.createDirectories(folder.root());
        folder.requireOurPlace();
        FileChannel lock = folder.lock();
        try {
            String origin = from.checkpoints().key().verifierKey().name();
            ArchiveFolder.Mark mark = folder.begin(origin);
            ArchiveWriter writer = ArchiveWriter.goOn(
                    generation(from, mark),
                    origin,
                    from.segmentEvents(),
                    archived -> requireOurs(archived, from.log(), folder));
            try {
                writer.generation().signedBy(from.checkpoints().key().verifierKey());
                Optional<ArchivedPersonKeys> keys = from.personKeys().isPresent()
                        ? Optional.of(new ArchivedPersonKeys(from.personKeys().get(), from.database()))
                        : Optional.empty();
                ArchivedContents contents = new ArchivedContents(
                        folder.contents(), writer.generation().takings(), from.database());
                Archiving archiving = new Archiving(from, lock, writer, contents, keys);
                archiving.rewriteKeys();
                return archiving;
            } catch (IOException | SQLException | BrokenArchiveException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (IOException | SQLException | ArchiveRefusedException | BrokenArchiveException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * A ledger that was restored from this archive, or was made to leave its end, leaves what is there as it is and
     * begins anew beside it. It must have begun as what it leaves did: contents and keys are shared.
     */
    private static Generation generation(Archiver.Sources from, ArchiveFolder.Mark mark)
            throws IOException, BrokenArchiveException, ArchiveRefusedException {
        ArchiveFolder folder = from.folder();
        Optional<Generation> newest = folder.newest();
        if (newest.isEmpty()) {
            return folder.begin(1);
        }
        int number = newest.get().number();
        boolean isLeft = RestoredFrom.in(from.data())
                .filter(known -> known.archive().equals(mark.id()) && known.newestGeneration() == number)
                .isPresent();
        if (!isLeft) {
            return newest.get();
        }
        Optional<byte[]> first = LeftGeneration.firstLeaf(newest.get());
        List<StoredEvent> own = from.log().read(-1, 1);
        if (first.isPresent() && (own.isEmpty() || !Arrays.equals(own.getFirst().leafHash(), first.get()))) {
            throw new ArchiveRefusedException(
                    folder.root() + " est l'archive d'un autre registre : elle ne commence pas comme celui-ci");
        }
        return folder.begin(number + 1);
    }

    private static void requireOurs(Frontier archived, EventLog log, ArchiveFolder folder)
            throws ArchiveRefusedException {
        long events = log.frontier().size();
        if (archived.size() == 0) {
            return;
        }
        if (archived.size() > events) {
            throw new ArchiveRefusedException(folder.root() + " va jusqu'à la position " + (archived.size() - 1)
                    + ", ce registre jusqu'à la " + (events - 1) + " : il en a perdu la fin, ou n'est pas le sien");
        }
        if (!Arrays.equals(Frontier.of(log, archived.size()).encode(), archived.encode())) {
            throw new ArchiveRefusedException(folder.root()
                    + " est l'archive d'un autre registre, ou de celui-ci avant qu'il ne prenne une autre suite");
        }
    }

    /** Writes the next batch; waits a moment when there is none. */
    void next() throws IOException, SQLException, InterruptedException {
        long position = writer.next() - 1;
        log.awaitBeyond(position, LOOK_AGAIN);
        List<StoredEvent> read = log.read(position, batchEvents);
        List<JournalledCommand> known = log.journal(writer.nextLine() - 1, BATCH_LINES_MAX);
        long lastEvent = position + Math.min(read.size(), batchEvents);
        long end = covered(position, lastWhole(position, lastEvent, known), known);
        List<StoredEvent> events = upTo(end, position, read);
        List<JournalledCommand> lines =
                known.stream().filter(line -> line.lastPosition() <= end).toList();
        if (!events.isEmpty() || !lines.isEmpty()) {
            keepWhatTheyNeed(events);
            writer.append(events, lines);
            if (events.stream().anyMatch(event -> event.name().equals(ArchivedPersonKeys.FORGOTTEN))) {
                rewriteKeys();
            }
        }
        if (System.nanoTime() - lookedAt > NOW_AND_THEN_NANOS) {
            keepCheckpoint();
            contents.keepTakings();
            lookedAt = System.nanoTime();
        }
        if (System.nanoTime() - keysAnewAt > KEYS_ANEW_NANOS) {
            rewriteKeys();
        }
        sealWhenFull();
    }

    /** The events behind a position, to the end; a command of more events than a batch is read whole. */
    private List<StoredEvent> upTo(long end, long position, List<StoredEvent> read) {
        List<StoredEvent> events = new ArrayList<>(read);
        while (position + events.size() < end) {
            List<StoredEvent> more =
                    log.read(position + events.size(), Math.toIntExact(end - position - events.size()));
            if (more.isEmpty()) {
                throw new IllegalStateException("no event behind position " + (position + events.size())
                        + ", where a command goes on to " + end);
            }
            events.addAll(more);
        }
        return events.subList(0, Math.toIntExact(Math.max(0, end - position)));
    }

    /**
     * An event is known a moment before the line of its command is: those behind the last line wait for it, and come
     * without one when no command caused them.
     */
    private long covered(long position, long end, List<JournalledCommand> lines) {
        long withLine =
                lines.isEmpty() ? position : Math.max(position, lines.getLast().lastPosition());
        if (withLine >= end) {
            return end;
        }
        if (withLine != waitingBehind) {
            waitingBehind = withLine;
            waitingSince = System.nanoTime();
        }
        return System.nanoTime() - waitingSince > WITHOUT_LINE_NANOS ? end : withLine;
    }

    /**
     * The last position up to which every command is whole, with its line; that of the first command behind the archive
     * at least. Lines were read after the events: those of the events are visible, but there may be more of them than
     * were read.
     */
    static long lastWhole(long archived, long lastEvent, List<JournalledCommand> lines) {
        long end = lastEvent;
        if (lines.size() == BATCH_LINES_MAX) {
            end = Math.min(end, lines.getLast().lastPosition());
        }
        for (JournalledCommand line : lines) {
            if (line.firstPosition() <= end && end < line.lastPosition()) {
                return line.firstPosition() - 1 > archived ? line.firstPosition() - 1 : line.lastPosition();
            }
        }
        return end;
    }

    private void keepWhatTheyNeed(List<StoredEvent> events) throws IOException, SQLException {
        for (StoredEvent event : events) {
            contents.keep(event);
            if (personKeys.isPresent()) {
                personKeys.get().keep(event);
            }
        }
    }

    private void rewriteKeys() throws IOException, SQLException {
        if (personKeys.isPresent()) {
            personKeys.get().writeAnew(writer.next() - 1);
        }
        keysAnewAt = System.nanoTime();
    }

    /** A checkpoint is archived once the archive holds all that it attests: it never says more than there is. */
    private void keepCheckpoint() throws IOException {
        Optional<SignedNote> latest = checkpoints.latest();
        if (latest.isEmpty()) {
            return;
        }
        long size = Checkpoint.parse(latest.get().text()).size();
        if (size == checkpointSize || size > writer.next()) {
            return;
        }
        List<SignedNote> all = checkpoints.changes();
        for (; changes < all.size(); changes++) {
            writer.generation().checkpoints().writeChange(changes, all.get(changes));
        }
        try {
            writer.generation().signedBy(checkpoints.key().verifierKey());
        } catch (BrokenArchiveException | NoteException e) {
            throw new IOException(e);
        }
        writer.generation().checkpoints().writeLatest(latest.get());
        checkpointSize = size;
    }

    /** Not while somebody reads the archive: he would find a segment less than he was told of. */
    private void sealWhenFull() throws IOException {
        if (writer.isFull() && sealing.tryLock()) {
            try {
                writer.seal(checkpoints.key());
            } finally {
                sealing.unlock();
            }
        }
    }

    ArchiveState state(ArchiveState before) {
        return before.at(writer.generation().number(), writer.next() - 1, writer.sealedTo());
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            lock.close();
        }
    }
}
