package fr.quitus.app.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The embedded issuer's key: made at the first start, kept beside the data and readable by its owner only. */
final class SigningKey {
    private static final int KEY_BITS = 3072;

    private SigningKey() {}

    static RSAKey in(Path data) {
        Path file = data.resolve("keys").resolve("issuer.jwk");
        try {
            return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : create(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(file + " is not the key this issuer wrote", e);
        }
    }

    private static RSAKey create(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(KEY_BITS)
                .keyID(UUID.randomUUID().toString())
                .generate();
        Files.createDirectories(file.getParent());
        Path partial = Files.createTempFile(
                file.getParent(),
                "issuer",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, key.toJSONString());
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}
