package fr.quitus.app.archive;

import fr.quitus.eventstore.SqlFile;
import fr.quitus.eventstore.StoredEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Pièces et fichiers archivés : what events name by its hash, each in a file of that name before its event is archived;
 * and who took which payment file, which no event tells.
 */
final class ArchivedContents {
    /** First words of the files. */
    static final String DOCUMENT = "document";

    static final String PAYMENT_FILE = "payment-file";

    private static final Pattern SHA256 = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final int PREFIX_CHARS = 2;
    /** Numbers are drawn before they are committed: some come behind larger ones, and no more of them than this. */
    private static final int TAKINGS_LATE_MAX = 200;

    private static final String FIND = SqlFile.beside(ArchivedContents.class, "document");
    private static final String CHUNK = SqlFile.beside(ArchivedContents.class, "document_chunk");
    private static final String FILE = SqlFile.beside(ArchivedContents.class, "payment_file");
    private static final String TAKINGS = SqlFile.beside(ArchivedContents.class, "takings");

    private final Path folder;
    private final LineFile takings;
    private final DataSource database;
    private final Map<String, Boolean> known = new Recent<>();
    private final TreeSet<Long> taken = new TreeSet<>();

    ArchivedContents(Path folder, LineFile takings, DataSource database) throws IOException, BrokenArchiveException {
        this.folder = folder;
        this.takings = takings;
        this.database = database;
        takings.read((String text) -> remember(Taking.parse(text).number()));
    }

    /**
     * A payment file that was taken.
     *
     * @param number the table's own
     */
    record Taking(long number, String sha256, String takenBy, String takenAt) {
        private static final int FIELDS = 4;

        static Taking parse(String text) {
            String[] fields = text.split(" ", FIELDS);
            return new Taking(Long.parseLong(fields[0]), fields[1], fields[3], fields[2]);
        }

        String text() {
            return number + " " + sha256 + " " + takenAt + " " + takenBy;
        }
    }

    /** Where a content of this hash is, or would be. */
    static Path file(Path folder, String sha256) {
        return folder.resolve(sha256.substring(0, PREFIX_CHARS)).resolve(sha256);
    }

    /** Archives what an event names, where it is kept at all. */
    void keep(StoredEvent event) throws IOException, SQLException {
        Matcher names = SHA256.matcher(new String(event.payload(), StandardCharsets.ISO_8859_1));
        while (names.find()) {
            String sha256 = names.group();
            if (known.get(sha256) == null) {
                if (!Files.exists(file(folder, sha256))) {
                    copy(sha256);
                }
                known.put(sha256, true);
            }
        }
    }

    private void copy(String sha256) throws IOException, SQLException {
        byte[] hash = HexFormat.of().parseHex(sha256);
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setBytes(1, hash);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        String about =
                                DOCUMENT + " " + row.getString("stored_at").replace(' ', 'T') + " "
                                        + row.getString("media_type") + " " + row.getString("stored_by");
                        write(sha256, about, out -> chunks(connection, hash, out));
                        return;
                    }
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(FILE)) {
                statement.setString(1, sha256);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        byte[] content = row.getBytes("content");
                        String about =
                                PAYMENT_FILE + " " + row.getString("kept_at").replace(' ', 'T');
                        write(sha256, about, out -> out.write(content));
                    }
                }
            }
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    private static void chunks(Connection connection, byte[] hash, OutputStream out) throws IOException, SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHUNK)) {
            statement.setBytes(1, hash);
            for (int number = 0; ; number++) {
                statement.setInt(2, number);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        return;
                    }
                    out.write(row.getBytes("bytes"));
                }
            }
        }
    }

    private void write(String sha256, String about, Content content) throws IOException, SQLException {
        Path file = file(folder, sha256);
        Files.createDirectories(file.getParent());
        Path partial = file.resolveSibling(sha256 + ".tmp");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
            out.write(LineFile.summed(about).getBytes(StandardCharsets.UTF_8));
            content.writeTo(out);
        }
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.READ)) {
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Archives what was taken since; asked now and then. */
    void keepTakings() throws IOException, SQLException {
        List<String> lines = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKINGS)) {
            statement.setLong(1, taken.isEmpty() ? 0 : taken.first() - 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long number = row.getLong("number");
                    if (!taken.contains(number)) {
                        numbers.add(number);
                        lines.add(new Taking(
                                        number,
                                        row.getString("sha256"),
                                        row.getString("taken_by"),
                                        row.getString("taken_at").replace(' ', 'T'))
                                .text());
                    }
                }
            }
        }
        takings.append(lines);
        numbers.forEach(this::remember);
    }

    private void remember(long number) {
        taken.add(number);
        if (taken.size() > TAKINGS_LATE_MAX) {
            taken.pollFirst();
        }
    }
}
