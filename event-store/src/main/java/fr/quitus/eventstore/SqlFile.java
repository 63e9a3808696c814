package fr.quitus.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A statement that stands in a file of its own beside the class that sends it. */
public final class SqlFile {

    private SqlFile() {}

    /** The statement in {@code name.sql} beside this class. */
    public static String beside(Class<?> sender, String name) {
        try (InputStream file = sender.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("the statement %s.sql is missing beside %s".formatted(name, sender));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
