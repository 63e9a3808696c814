package fr.quitus.app.proof;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.NodeSource;
import fr.quitus.proofs.merkle.Proofs;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.NoteSignature;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publication des points de contrôle : signs what the log is, at an interval and on demand, and lays it down outside
 * the database. It never signs a log that is not the one it signed before.
 */
public final class CheckpointPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPublisher.class);

    /** How long closing waits for a checkpoint that is being published. */
    private static final long CLOSE_WAIT_MS = 10_000;

    private final Supplier<Frontier> frontier;
    private final NodeSource nodes;
    private final LogKeys keys;
    private final VerifierKeys witnesses;
    private final CheckpointFolder own;
    private final List<CheckpointFolder> further;
    private final Optional<CheckpointMail> mail;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("checkpoints").factory());

    /** The log was changed after it had been signed: nothing more is signed until a person has looked. */
    public static final class LogChangedException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        LogChangedException(String message) {
            super(message);
        }
    }

    /**
     * @param frontier what the log is now, durable
     * @param nodes the hashes of its tree
     * @param own the folder that is read again; the further ones are only written
     */
    CheckpointPublisher(
            Supplier<Frontier> frontier,
            NodeSource nodes,
            LogKeys keys,
            VerifierKeys witnesses,
            Path own,
            List<Path> further,
            Optional<CheckpointMail> mail) {
        this.frontier = frontier;
        this.nodes = nodes;
        this.keys = keys;
        this.witnesses = witnesses;
        this.own = new CheckpointFolder(own);
        this.further = further.stream().map(CheckpointFolder::new).toList();
        this.mail = mail;
    }

    /** Publishes at this interval whenever the log has grown. */
    void start(Duration interval) {
        clock.scheduleWithFixedDelay(
                this::publishQuietly, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void publishQuietly() {
        try {
            publish();
        } catch (RuntimeException e) {
            LOG.error("no checkpoint was published", e);
        }
    }

    /** The checkpoint of the log as it is now: the last one if the log has not grown. */
    public synchronized SignedNote publish() {
        Frontier now = frontier.get();
        Optional<SignedNote> last = latest();
        if (last.isPresent()) {
            Checkpoint signed = Checkpoint.parse(last.get().text());
            if (signed.size() == now.size() && Arrays.equals(signed.root(), now.root())) {
                return last.get();
            }
            checkGrown(signed, now);
        }
        SigningKey key = keys.current();
        SignedNote note = key.sign(new Checkpoint(key.verifierKey().name(), now.size(), now.root()).text());
        writeOwn(() -> own.write(now.size(), note));
        tellOthers(note, folder -> folder.write(now.size(), note));
        return note;
    }

    /** Inconsistent checkpoints, once signed, would be proof against us; so the fault is told instead. */
    private void checkGrown(Checkpoint signed, Frontier now) {
        if (now.size() <= signed.size() || !Arrays.equals(new Proofs(nodes).root(signed.size()), signed.root())) {
            throw new LogChangedException("the log of %d events is not the one that was signed when it had %d"
                    .formatted(now.size(), signed.size()));
        }
    }

    /** A new key from the log's present size on; the change is published before the key is used. */
    public synchronized SignedNote changeKey() {
        long size = Checkpoint.parse(publish().text()).size();
        SigningKey next = SigningKey.generate(keys.current().verifierKey().name(), KeyType.NOTE);
        SignedNote change = keys.change(size, next);
        int number = changes().size();
        writeOwn(() -> own.writeChange(number, change));
        tellOthers(change, folder -> folder.writeChange(number, change));
        keys.take(next);
        return change;
    }

    /** Keeps what known witnesses added to a checkpoint of ours. */
    public synchronized SignedNote cosigned(SignedNote witnessed) {
        Checkpoint checkpoint = Checkpoint.parse(witnessed.text());
        SignedNote ours = at(checkpoint.size())
                .filter(note -> note.text().equals(witnessed.text()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Ce point de contrôle n'est pas l'un de ceux que le registre a signés."));
        SignedNote more = ours;
        for (NoteSignature signature : witnessed.signatures()) {
            if (isKnown(new SignedNote(witnessed.text(), List.of(signature)))) {
                more = more.with(signature);
            }
        }
        if (more.equals(ours)) {
            throw new IllegalArgumentException("Aucun témoin connu n'a ajouté sa signature.");
        }
        SignedNote all = more;
        boolean isLatest =
                latest().filter(note -> note.text().equals(all.text())).isPresent();
        writeOwn(() -> own.writeCosigned(checkpoint.size(), all, isLatest));
        tellOthers(all, folder -> folder.writeCosigned(checkpoint.size(), all, isLatest));
        return all;
    }

    private boolean isKnown(SignedNote single) {
        try {
            return !witnesses.signersOf(single).isEmpty();
        } catch (NoteException e) {
            LOG.info("a cosignature is passed over: {}", e.getMessage());
            return false;
        }
    }

    /** The last one published. */
    public Optional<SignedNote> latest() {
        return read(own::latest);
    }

    /** The one of this size, if one was published. */
    public Optional<SignedNote> at(long size) {
        return read(() -> own.at(size));
    }

    /** The changes of key, in their order. */
    public List<SignedNote> changes() {
        return read(own::changes);
    }

    /** The key that signs now. */
    public SigningKey key() {
        return keys.current();
    }

    private interface FolderRead<T> {
        T read() throws IOException;
    }

    private interface FolderWrite {
        void write() throws IOException;
    }

    private interface FurtherWrite {
        void write(CheckpointFolder folder) throws IOException;
    }

    private static <T> T read(FolderRead<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeOwn(FolderWrite writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A place outside that cannot be reached gets the next one; the others must not wait for it. */
    private void tellOthers(SignedNote note, FurtherWrite writing) {
        for (CheckpointFolder folder : further) {
            try {
                writing.write(folder);
            } catch (IOException e) {
                LOG.warn("a checkpoint was not laid down in one of the further folders: {}", e.toString());
            }
        }
        mail.ifPresent(to -> to.send(note));
    }

    /** A publication that has begun is brought to its end. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("a checkpoint is still being published, it is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
