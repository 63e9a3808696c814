package fr.quitus.app.proof;

import fr.quitus.proofs.note.KeyChange;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Clé du registre : made at the first start, kept in {@code <data>/keys/log.key}, readable by its owner only. Whoever
 * holds it can sign anything in the log's name: what protects the books is what third parties keep.
 */
public final class LogKeys {

    private final Path file;
    private volatile SigningKey current;

    private LogKeys(Path file, SigningKey current) {
        this.file = file;
        this.current = current;
    }

    /** The key of this data folder, new if there is none. */
    public static LogKeys in(Path data, String origin) {
        Path file = data.resolve("keys").resolve("log.key");
        try {
            if (!Files.exists(file)) {
                write(file, SigningKey.generate(origin, KeyType.NOTE));
            }
            SigningKey key = SigningKey.parse(Files.readString(file).strip());
            if (!key.verifierKey().name().equals(origin)) {
                throw new IllegalStateException("%s is the key of %s, the settings name this log %s"
                        .formatted(file, key.verifierKey().name(), origin));
            }
            return new LogKeys(file, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key that signs now. */
    public SigningKey current() {
        return current;
    }

    /** A new key takes over. The change, signed by the old one, must have been published before it is used. */
    SignedNote change(long size, SigningKey next) {
        KeyChange change = new KeyChange(next.verifierKey().name(), size, next.verifierKey());
        return current.sign(change.text());
    }

    void take(SigningKey next) {
        try {
            write(file, next);
            current = next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, SigningKey key) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path partial = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "log",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, key.secretText() + "\n");
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
