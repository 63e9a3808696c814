package fr.quitus.frontdesk;

import fr.quitus.frontdesk.PlaceFolder.Identity;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Support : one place and its writer. What it is told to do runs on a thread of its own, one thing at a time, so that a
 * storage that hangs holds up nobody; until that thread has come back the place is not touched again.
 */
final class Place {

    private final PlaceFolder folder;
    private final ExecutorService thread;
    private volatile PlaceState state = PlaceState.FAILING;
    private volatile String detail = "";
    private volatile List<Path> setAside = List.of();
    private volatile @Nullable Identity identity;
    private volatile @Nullable FutureTask<?> running;
    private @Nullable FileChannel channel;
    private @Nullable FileChannel head;
    private long fileOpen;

    Place(PlaceFolder folder) {
        this.folder = folder;
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .daemon()
                .name("guichet-" + folder.path().getFileName())
                .factory());
    }

    PlaceFolder folder() {
        return folder;
    }

    PlaceState state() {
        return state;
    }

    boolean isUpToDate() {
        return state == PlaceState.UP_TO_DATE;
    }

    void become(PlaceState newState, String newDetail) {
        state = newState;
        detail = newDetail;
    }

    @Nullable Identity identity() {
        return identity;
    }

    void identity(Identity known) {
        identity = known;
    }

    Identity knownIdentity() {
        Identity known = identity;
        if (known == null) {
            throw new IllegalStateException("%s has no identity yet".formatted(folder.path()));
        }
        return known;
    }

    DeskHealth.PlaceHealth health() {
        return new DeskHealth.PlaceHealth(folder.path(), state, detail, setAside);
    }

    void lookForSetAside() throws IOException {
        setAside = folder.setAside();
    }

    /** Whether its thread is still at something, perhaps for ever. */
    boolean isBusy() {
        FutureTask<?> task = running;
        return task != null && !task.isDone();
    }

    /** Begins something on the thread of the place, which must not be busy. */
    <T> FutureTask<T> start(Callable<T> work) {
        if (isBusy()) {
            throw new IllegalStateException("%s has not come back".formatted(folder.path()));
        }
        FutureTask<T> task = new FutureTask<>(work);
        running = task;
        thread.execute(task);
        return task;
    }

    /** Waits for what was started; {@link PlaceHungException} when it does not come back in time. */
    static <T> T await(FutureTask<T> task, Duration patience) throws IOException {
        try {
            return task.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new PlaceHungException("pas de réponse dans le temps imparti");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrompu", e);
        } catch (ExecutionException e) {
            throw Timed.unwrapped(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Goes on behind the last byte of the last file; runs on the thread of the place. */
    void openAt(LogFiles.@Nullable Extent last) throws IOException {
        closeChannels();
        head = folder.openHead();
        if (last == null) {
            return;
        }
        FileChannel opened =
                FileChannel.open(folder.file(last.firstBatch()), StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel = opened;
        fileOpen = last.firstBatch();
        if (opened.size() != last.length()) {
            throw new IOException("%s a %d octets au lieu de %d"
                    .formatted(folder.file(last.firstBatch()), opened.size(), last.length()));
        }
        opened.position(last.length());
    }

    /**
     * Writes a batch and waits for the disk; runs on the thread of the place.
     *
     * @param begin header of the file that the batch begins; null when it goes on
     */
    void append(long number, byte[] batch, @Nullable FileHeader begin) throws IOException {
        if (begin != null) {
            FileChannel last = channel;
            if (last != null) {
                last.close();
            }
            channel = FileChannel.open(
                    folder.file(begin.firstBatch()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            fileOpen = begin.firstBatch();
            folder.disk().write(channel, ByteBuffer.wrap(begin.encode()));
        }
        FileChannel open = channel;
        if (open == null) {
            throw new IOException("le support n'est pas ouvert");
        }
        folder.disk().write(open, ByteBuffer.wrap(batch));
        folder.disk().force(open);
        checkIsThere(open);
        if (begin != null) {
            SmallFile.syncFolder(folder.path());
        }
        noteHead(number);
    }

    /** A file that was deleted or cut behind our back takes what is written to it all the same. */
    private void checkIsThere(FileChannel open) throws IOException {
        Path file = folder.file(fileOpen);
        if (Files.size(file) != open.position()) {
            throw new IOException("%s a %d octets au lieu de %d".formatted(file, Files.size(file), open.position()));
        }
    }

    void noteHead(long number) throws IOException {
        FileChannel open = head;
        if (open != null) {
            folder.head(open, number);
        }
    }

    void closeChannels() throws IOException {
        FileChannel open = channel;
        FileChannel openHead = head;
        channel = null;
        head = null;
        if (open != null) {
            open.close();
        }
        if (openHead != null) {
            openHead.close();
        }
    }

    boolean isClosed() {
        return thread.isShutdown();
    }

    /** Lets its thread go, and waits for it a while: another desk may be opened on the same folder. */
    void shutdown(Duration patience) throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Its thread did not come back in time. */
    static final class PlaceHungException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        PlaceHungException(String message) {
            super(message);
        }
    }
}
