package fr.quitus.app.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements, one file each beside this class. */
final class ProofSql {

    private ProofSql() {}

    static String read(String name) {
        try (InputStream file = ProofSql.class.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("the statement %s.sql is missing".formatted(name));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
