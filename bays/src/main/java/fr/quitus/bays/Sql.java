package fr.quitus.bays;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements of this package, each in a file of its own. */
final class Sql {
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Sql() {}

    static String text(String name) {
        return READ.computeIfAbsent(name, Sql::read);
    }

    private static String read(String name) {
        try (InputStream stream = Sql.class.getResourceAsStream("sql/" + name + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException("no statement " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
