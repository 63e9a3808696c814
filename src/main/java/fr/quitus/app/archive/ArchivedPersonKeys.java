package fr.quitus.app.archive;

import fr.quitus.domain.value.SealedText;
import fr.quitus.eventstore.SqlFile;
import fr.quitus.eventstore.StoredEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Clés des personnes archivées, apart from the events and without a history: one file that holds the keys there are. A
 * key is in it before the first event that needs it; when its person is forgotten the file is written anew without it.
 */
final class ArchivedPersonKeys {
    /** The event behind which a key is destroyed. */
    static final String FORGOTTEN = "person-forgotten.v1";

    private static final Pattern SEALED = Pattern.compile("~[A-Za-z0-9_-]{22}\\.");
    private static final int PAGE_ROWS_MAX = 1_000;
    private static final String KEY = SqlFile.beside(ArchivedPersonKeys.class, "person_key");
    private static final String KEYS = SqlFile.beside(ArchivedPersonKeys.class, "person_keys");

    private final LineFile file;
    private final DataSource database;
    /** The year each was last archived with, or looked for in vain. */
    private final Map<UUID, Integer> known = new Recent<>();

    ArchivedPersonKeys(Path folder, DataSource database) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        this.file = file(folder);
        this.database = database;
    }

    static LineFile file(Path folder) {
        return new LineFile(folder.resolve("person-keys"));
    }

    /**
     * A key as it is archived.
     *
     * @param position of the archive when it was written: a forgetting from there on concerns it
     */
    record Line(UUID id, String person, byte[] secret, int lastActYear, long position) {
        private static final int FIELDS = 5;

        static Line parse(String text) {
            String[] fields = text.split(" ", FIELDS);
            return new Line(
                    UUID.fromString(fields[0]),
                    fields[4],
                    Base64.getDecoder().decode(fields[1]),
                    Integer.parseInt(fields[2]),
                    Long.parseLong(fields[3]));
        }

        String text() {
            return "%s %s %d %d %s"
                    .formatted(id, Base64.getEncoder().encodeToString(secret), lastActYear, position, person);
        }
    }

    /** Writes the keys there are in the place of those that were. */
    void writeAnew(long position) throws IOException, SQLException {
        known.clear();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
                statement.setFetchSize(PAGE_ROWS_MAX);
                try (ResultSet row = statement.executeQuery()) {
                    file.replace(lines -> {
                        try {
                            while (row.next()) {
                                lines.line(line(row.getObject("key_id", UUID.class), row, position)
                                        .text());
                            }
                        } catch (SQLException e) {
                            throw new IOException("the keys of persons cannot be read", e);
                        }
                    });
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static Line line(UUID id, ResultSet row, long position) throws SQLException {
        return new Line(id, row.getString("person"), row.getBytes("secret"), row.getInt("last_act_year"), position);
    }

    /** Archives the keys an event needs, and again when a later year uses them. */
    void keep(StoredEvent event) throws IOException, SQLException {
        int year = event.recordedAt().atZone(ZoneOffset.UTC).getYear();
        Matcher sealed = SEALED.matcher(new String(event.payload(), StandardCharsets.ISO_8859_1));
        while (sealed.find()) {
            UUID id = SealedText.keyOf(sealed.group());
            if (known.getOrDefault(id, Integer.MIN_VALUE) < year) {
                copy(id, event.position());
                known.put(id, year);
            }
        }
    }

    private void copy(UUID id, long position) throws IOException, SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEY)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    file.append(List.of(line(id, row, position).text()));
                }
            }
        }
    }
}
