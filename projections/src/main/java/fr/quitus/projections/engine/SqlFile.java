package fr.quitus.projections.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One {@code .sql} file beside a class: the statements of one object, each under a line {@code -- name: word}. */
public final class SqlFile {
    private static final String MARK = "-- name: ";

    private final String name;
    private final Map<String, String> statements;

    private SqlFile(String name, Map<String, String> statements) {
        this.name = name;
        this.statements = statements;
    }

    public static SqlFile beside(Class<?> type, String name) {
        try (InputStream file = type.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("no " + name + ".sql beside " + type);
            }
            return parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SqlFile parse(String name, String text) {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(MARK)) {
                current = new StringBuilder();
                if (parts.put(line.substring(MARK.length()).strip(), current) != null) {
                    throw new IllegalStateException(name + ".sql names twice " + line);
                }
            } else if (!line.startsWith("--")) {
                current.append(line).append('\n');
            }
        }
        Map<String, String> statements = new LinkedHashMap<>();
        parts.forEach((key, body) -> statements.put(key, body.toString().strip()));
        return new SqlFile(name, statements);
    }

    public String statement(String key) {
        String statement = statements.get(key);
        if (statement == null) {
            throw new IllegalStateException(name + ".sql has no statement " + key);
        }
        return statement;
    }
}
