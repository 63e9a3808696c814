package fr.quitus.frontdesk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process, and one desk in it, at a time. */
final class DeskLock implements AutoCloseable {

    private final FileChannel channel;

    private DeskLock(FileChannel channel) {
        this.channel = channel;
    }

    static DeskLock take(Path witness) throws IOException {
        Path file = witness.resolveSibling(witness.getFileName() + ".lock");
        Files.createDirectories(file.resolveSibling("."));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw inUse(file);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw inUse(file);
        }
        return new DeskLock(channel);
    }

    private static DeskException inUse(Path file) {
        return new DeskException.InUse("le guichet est déjà ouvert par un autre processus, qui tient " + file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
