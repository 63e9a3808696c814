package fr.quitus.bays;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** At most one application at a time keeps a folder. The lock falls with the process, however the process ends. */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock acquire(Path directory) {
        Path file = directory.resolve(".lock");
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                String holder = Files.readString(file).strip();
                throw new StorageException("Le dossier " + directory.toAbsolutePath() + " est déjà tenu par une autre "
                        + "instance de Quitus (processus " + (holder.isEmpty() ? "inconnu" : holder)
                        + "). Arrêtez-la d'abord, ou choisissez un autre dossier.");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new StorageException("Impossible de verrouiller " + file + " : " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process: as taken as by another one
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageException("Impossible de libérer le verrou : " + e.getMessage(), e);
        }
    }
}
