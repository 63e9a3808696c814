package fr.quitus.app.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code data/instance} : the address of the instance that runs on a data folder, for the other words of ./quitus. */
public final class InstanceFile {
    private final Path file;

    private InstanceFile(Path data) {
        this.file = data.resolve("instance");
    }

    public static InstanceFile in(Path data) {
        return new InstanceFile(data);
    }

    public void write(String address) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path partial = file.resolveSibling("instance.tmp");
            Files.writeString(partial, address + "\n");
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address last written; whether somebody still answers there is for the caller to find out. */
    public Optional<String> address() {
        try {
            return Optional.of(Files.readString(file).trim());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
