package fr.quitus.bays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The processes that live in a data folder. Every PostgreSQL process makes its data folder its working directory, so
 * this finds those of our own folder, whatever their parent became, and never those of anybody else.
 */
final class FolderProcesses {
    private static final String DELETED = " (deleted)";
    private static final long KILL_TIMEOUT_MS = 10_000;
    private static final long POLL_MS = 5;
    /** The bit of SIGKILL among pending signals. */
    private static final long KILL_PENDING = 1L << 8;

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
        kill(folder, process -> true);
    }

    /**
     * Kills every process of the folder and returns when none will run another instruction. One that waits for a disk
     * that does not answer stays until the disk does; its last write may still land, and it tells nobody.
     */
    static void fence(Path folder) {
        kill(folder, process -> !isDoomed(process));
    }

    private static void kill(Path folder, Predicate<ProcessHandle> matters) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(KILL_TIMEOUT_MS);
        List<ProcessHandle> living = living(folder).stream().filter(matters).toList();
        while (!living.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new StorageException("Les processus " + living + " du dossier " + folder
                        + " ne meurent pas (disque bloqué ?). Ils peuvent encore écrire : rien n'est repris.");
            }
            living.forEach(ProcessHandle::destroyForcibly);
            Waiting.pause(POLL_MS);
            living = living(folder).stream().filter(matters).toList();
        }
    }

    /** True when the process is stuck inside the system and its end is pending: it never comes back to its program. */
    private static boolean isDoomed(ProcessHandle process) {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"));
            return status.stream().anyMatch(line -> line.startsWith("State:") && line.contains("D (disk sleep)"))
                    && status.stream()
                            .filter(line -> line.startsWith("SigPnd:") || line.startsWith("ShdPnd:"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .anyMatch(pending -> (Long.parseUnsignedLong(pending, 16) & KILL_PENDING) != 0);
        } catch (IOException e) {
            return false; // it ended meanwhile: the next look does not find it
        }
    }
}
