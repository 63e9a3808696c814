package fr.quitus.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements, one file each beside this class. */
final class Sql {
    static final String REFERENCE_SCHEMA = read("reference_schema");
    static final String REFERENCE_SINGLE = read("reference_single");
    static final String REFERENCE_GROUP = read("reference_group");
    static final String HOLD_VIEWS = read("hold_views");
    static final String RUN_VIEWS = read("run_views");
    static final String GROWTH_SIZES = read("growth_sizes");

    private Sql() {}

    private static String read(String name) {
        try (InputStream file = Sql.class.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("the statement %s.sql is missing".formatted(name));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
