package fr.quitus.bays;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Faults of storages that the kernel really has. What takes a mount is used where we may mount; elsewhere, as in a
 * container without rights, the same error comes from a special file.
 */
final class Disks {
    static final String FILLER = "filler";
    private static final String PROBE = StorageProbe.FILE;
    private static final long BYTES_PER_MEGABYTE = 1L << 20;

    private Disks() {}

    /** Every write to the bay's probe finds no room. */
    static void fill(Path home) throws IOException {
        replaceProbe(home, Path.of("/dev/full"));
    }

    /** Takes all room of the file system but this. */
    static void leave(Path home, int megabytes) throws IOException {
        long free = Files.getFileStore(home).getUsableSpace() / BYTES_PER_MEGABYTE;
        run("dd", "if=/dev/zero", "bs=1M", "count=" + (free - megabytes), "of=" + home.resolve(FILLER));
    }

    /** No write to the bay's probe is taken. */
    static void protect(Path home) throws IOException {
        replaceProbe(home, Path.of("/proc/version"));
    }

    /** Opening the bay's probe never comes back: a pipe that nobody reads. */
    static void hang(Path home) throws IOException {
        Path pipe = home.resolve("pipe");
        if (!run("mkfifo", pipe.toString())) {
            throw new IOException("no pipe " + pipe);
        }
        Files.move(pipe, home.resolve(PROBE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Ends the fault; whoever hangs comes back. */
    static void mend(Path home) throws IOException {
        Path probe = home.resolve(PROBE);
        if (Files.isSymbolicLink(probe) || Files.exists(probe)) {
            if (!Files.isSymbolicLink(probe) && !Files.isRegularFile(probe)) {
                try (RandomAccessFile reader = new RandomAccessFile(probe.toFile(), "rw")) {
                    reader.getFD();
                }
            }
            Files.delete(probe);
        }
    }

    private static void replaceProbe(Path home, Path device) throws IOException {
        Path link = home.resolve("link");
        Files.createSymbolicLink(link, device);
        Files.move(link, home.resolve(PROBE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts what a folder holds on a small file system in memory; false where we may not mount. */
    static boolean inMemory(Path home, int megabytes) throws IOException {
        return onMount(home, List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs"));
    }

    /** Puts what a folder holds on a disk of its own, in a file; false where we may not mount. */
    static boolean onImage(Path home, Path image, int megabytes) throws IOException {
        return run("truncate", "-s", megabytes + "M", image.toString())
                && run("mkfs.ext4", "-q", "-F", image.toString())
                && onMount(home, List.of("mount", "-o", "loop", image.toString()));
    }

    private static boolean onMount(Path home, List<String> mount) throws IOException {
        Path content = home.resolveSibling(home.getFileName() + "-content");
        Files.move(home, content);
        Files.createDirectory(home);
        List<String> command = new ArrayList<>(mount);
        command.add(home.toString());
        boolean mounted = run(command.toArray(String[]::new));
        if (!run("cp", "-a", content + "/.", home.toString())) {
            throw new IOException("cannot copy to " + home);
        }
        return mounted;
    }

    static void unmount(Path home) throws IOException {
        run("umount", "-l", home.toString());
    }

    /** Mounts the folder over itself, read-only; false where we may not mount. */
    static boolean remountReadOnly(Path home) throws IOException {
        return run("mount", "--bind", home.toString(), home.toString())
                && run("mount", "-o", "remount,bind,ro", home.toString());
    }

    static boolean run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
