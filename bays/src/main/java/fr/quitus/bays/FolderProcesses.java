package fr.quitus.bays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes that live in a data folder. Every PostgreSQL process makes its data folder its working directory, so
 * this finds those of our own folder, whatever their parent became, and never those of anybody else.
 */
final class FolderProcesses {
    private static final String DELETED = " (deleted)";
    private static final long KILL_TIMEOUT_MS = 10_000;
    private static final long POLL_MS = 5;

    private FolderProcesses() {}

    static List<ProcessHandle> living(Path folder) {
        String wanted = folder.toAbsolutePath().normalize().toString();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(process -> wanted.equals(workingDirectory(process)))
                    .map(process -> ProcessHandle.of(
                            Long.parseLong(process.getFileName().toString())))
                    .flatMap(Optional::stream)
                    .filter(ProcessHandle::isAlive)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list /proc", e);
        }
    }

    private static String workingDirectory(Path process) {
        try {
            String directory = Files.readSymbolicLink(process.resolve("cwd")).toString();
            return directory.endsWith(DELETED)
                    ? directory.substring(0, directory.length() - DELETED.length())
                    : directory;
        } catch (IOException e) {
            return ""; // it ended meanwhile, or is another user's: not ours in both cases
        }
    }

    /** Kills every process of the folder and returns when none is left: from then on nobody writes there. */
    static void kill(Path folder) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(KILL_TIMEOUT_MS);
        List<ProcessHandle> living = living(folder);
        while (!living.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new StorageException("Les processus " + living + " du dossier " + folder
                        + " ne meurent pas (disque bloqué ?). Ils peuvent encore écrire : rien n'est repris.");
            }
            living.forEach(ProcessHandle::destroyForcibly);
            Waiting.pause(POLL_MS);
            living = living(folder);
        }
    }
}
