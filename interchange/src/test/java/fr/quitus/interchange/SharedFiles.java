package fr.quitus.interchange;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real files and schemas in the folder beside the clone; a test that needs one is skipped, saying so, without it. */
public final class SharedFiles {
    private static final Path FOLDER = Path.of(System.getProperty("quitus.shared", "../shared"));

    private SharedFiles() {}

    public static IncomingFile sample(String name) {
        return IncomingFile.of(bytes("samples/" + name));
    }

    public static IncomingFile data(String name) {
        return IncomingFile.of(bytes("data/" + name));
    }

    public static Path schema(String name) {
        return existing("xsd/" + name);
    }

    public static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(existing(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All samples and data, or none where the folder is absent: what fuzzing starts from. */
    public static List<byte[]> all() {
        return Stream.of("samples", "data")
                .map(FOLDER::resolve)
                .filter(Files::isDirectory)
                .flatMap(SharedFiles::files)
                .map(SharedFiles::read)
                .filter(bytes -> bytes.length < 100_000)
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path existing(String path) {
        Path file = FOLDER.resolve(path);
        assumeTrue(Files.exists(file), "quitus.shared is absent, nothing to compare with: " + file);
        return file;
    }
}
