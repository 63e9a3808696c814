package fr.quitus.app.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All processes of some bays, stopped where they stand: they hold their connections and answer nothing. */
final class FrozenBays implements AutoCloseable {
    private final List<Path> folders;

    private FrozenBays(List<Path> folders) {
        this.folders = folders;
    }

    /** @param bays their letters */
    static FrozenBays freeze(Path data, String... bays) throws IOException, InterruptedException {
        FrozenBays frozen = new FrozenBays(Stream.of(bays)
                .map(bay -> data.resolve("bays").resolve(bay).resolve("data"))
                .toList());
        // Twice: a process that was just being started is stopped by the second signal.
        frozen.signal("-STOP");
        frozen.signal("-STOP");
        return frozen;
    }

    /** They go on. */
    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        for (Path folder : folders) {
            for (String process : living(folder)) {
                // One that has ended meanwhile needs no signal.
                new ProcessBuilder("kill", signal, process).start().waitFor();
            }
        }
    }

    private static List<String> living(Path folder) throws IOException {
        Path wanted = folder.toRealPath();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(process -> worksIn(process, wanted))
                    .map(process -> process.getFileName().toString())
                    .toList();
        }
    }

    private static boolean worksIn(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(folder);
        } catch (IOException e) {
            return false; // ended meanwhile, or another user's
        }
    }

    @Override
    public void close() {
        try {
            thaw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
