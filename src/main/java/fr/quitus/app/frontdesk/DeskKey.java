package fr.quitus.app.frontdesk;

import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Clé du guichet : signs receipts, and nothing else, so that the log's key never signs what the log does not hold. Made
 * at the first start, kept in {@code <data>/keys/desk.key}; its public half lies beside it, in {@code desk.pub}.
 */
final class DeskKey {
    private static final String SECRET = "desk.key";
    private static final String PUBLIC = "desk.pub";

    private DeskKey() {}

    /** @param name of a key that is not there yet */
    static SigningKey in(Path data, String name) {
        Path folder = data.toAbsolutePath().resolve("keys");
        Path secret = folder.resolve(SECRET);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(secret)) {
                write(secret, SigningKey.generate(name, KeyType.NOTE).secretText());
            }
            SigningKey key = SigningKey.parse(Files.readString(secret).strip());
            Files.writeString(folder.resolve(PUBLIC), key.verifierKey().text() + "\n");
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path partial = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "desk",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, text + "\n");
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
