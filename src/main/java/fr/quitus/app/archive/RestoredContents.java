package fr.quitus.app.archive;

import fr.quitus.app.archive.ArchivedContents.Taking;
import fr.quitus.eventstore.SqlFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Brings back what events name by its hash, who took payment files, and keys of persons that were not forgotten. */
final class RestoredContents {
    private static final int CHUNK_BYTES = 256 * 1024;
    private static final int DOCUMENT_FIELDS = 4;
    private static final String DOCUMENT = SqlFile.beside(RestoredContents.class, "restore_document");
    private static final String CHUNK = SqlFile.beside(RestoredContents.class, "restore_chunk");
    private static final String FILE = SqlFile.beside(RestoredContents.class, "restore_payment_file");
    private static final String TAKING = SqlFile.beside(RestoredContents.class, "restore_taking");
    private static final String KEY = SqlFile.beside(RestoredContents.class, "restore_person_key");

    private final CheckedArchive archive;
    private final DataSource database;
    private long documents;
    private long paymentFiles;

    RestoredContents(CheckedArchive archive, DataSource database) {
        this.archive = archive;
        this.database = database;
    }

    long documents() {
        return documents;
    }

    long paymentFiles() {
        return paymentFiles;
    }

    /** Every content, each verified by its hash in the same reading that brings it, and the takings. */
    void restore() throws IOException, SQLException, BrokenArchiveException {
        Path folder = archive.folder().contents();
        if (Files.isDirectory(folder)) {
            List<Path> prefixes;
            try (Stream<Path> all = Files.list(folder)) {
                prefixes = all.filter(Files::isDirectory).sorted().toList();
            }
            for (Path prefix : prefixes) {
                List<Path> files;
                try (Stream<Path> all = Files.list(prefix)) {
                    files = all.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                            .sorted()
                            .toList();
                }
                for (Path file : files) {
                    restore(file);
                }
            }
        }
        List<Taking> takings = new ArrayList<>();
        archive.read().takings().read((String text) -> takings.add(Taking.parse(text)));
        for (Taking taking : takings) {
            restore(taking);
        }
    }

    private void restore(Path file) throws IOException, SQLException, BrokenArchiveException {
        try (Connection connection = database.getConnection();
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            connection.setAutoCommit(false);
            try {
                String about = LineFile.unsummed(firstLine(in), file);
                if (about.startsWith(ArchivedContents.PAYMENT_FILE + " ")) {
                    paymentFile(connection, file, about, in);
                } else if (about.startsWith(ArchivedContents.DOCUMENT + " ")) {
                    document(connection, file, about, in);
                } else {
                    throw new BrokenArchiveException(file, "n'est ni une pièce, ni un fichier de virements");
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LineFile.LINE_BYTES_MAX; ) {
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void paymentFile(Connection connection, Path file, String about, InputStream in)
            throws IOException, SQLException, BrokenArchiveException {
        byte[] content = in.readAllBytes();
        MessageDigest digest = sha256();
        digest.update(content);
        requireHash(file, digest);
        try (PreparedStatement statement = connection.prepareStatement(FILE)) {
            statement.setString(1, file.getFileName().toString());
            statement.setBytes(2, content);
            statement.setString(3, about.substring(about.indexOf(' ') + 1));
            statement.executeUpdate();
        }
        paymentFiles++;
    }

    private void document(Connection connection, Path file, String about, InputStream in)
            throws IOException, SQLException, BrokenArchiveException {
        String[] fields = about.split(" ", DOCUMENT_FIELDS);
        if (fields.length != DOCUMENT_FIELDS) {
            throw new BrokenArchiveException(file, "ce qui décrit la pièce est altéré");
        }
        byte[] hash = HexFormat.of().parseHex(file.getFileName().toString());
        int headBytes = LineFile.summed(about).getBytes(StandardCharsets.UTF_8).length;
        try (PreparedStatement statement = connection.prepareStatement(DOCUMENT)) {
            statement.setBytes(1, hash);
            statement.setLong(2, Files.size(file) - headBytes);
            statement.setString(3, fields[2]);
            statement.setString(4, fields[3]);
            statement.setString(5, fields[1]);
            if (statement.executeUpdate() == 0) {
                return; // brought by a restore that was killed
            }
        }
        MessageDigest digest = sha256();
        try (PreparedStatement statement = connection.prepareStatement(CHUNK)) {
            byte[] chunk = in.readNBytes(CHUNK_BYTES);
            for (int number = 0; chunk.length > 0; number++) {
                digest.update(chunk);
                statement.setBytes(1, hash);
                statement.setInt(2, number);
                statement.setBytes(3, chunk);
                statement.executeUpdate();
                chunk = in.readNBytes(CHUNK_BYTES);
            }
        }
        requireHash(file, digest);
        documents++;
    }

    private static void requireHash(Path file, MessageDigest digest) throws BrokenArchiveException {
        if (!Arrays.equals(
                digest.digest(), HexFormat.of().parseHex(file.getFileName().toString()))) {
            throw new BrokenArchiveException(file, "le contenu n'a pas l'empreinte qui lui donne son nom");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void restore(Taking taking) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKING)) {
            statement.setString(1, taking.takenBy());
            statement.setString(2, taking.takenAt());
            statement.setString(3, taking.sha256());
            statement.executeUpdate();
        }
    }

    /**
     * The last that was archived of each person, but of no person who was forgotten since, be it behind the cut.
     *
     * @return how many came
     */
    long restorePersonKeys(Path folder) throws IOException, SQLException, BrokenArchiveException {
        Map<String, Long> forgottenAt = archive.forgottenAt();
        Map<String, ArchivedPersonKeys.Line> keys = new LinkedHashMap<>();
        ArchivedPersonKeys.file(folder).read((String text) -> {
            ArchivedPersonKeys.Line line = ArchivedPersonKeys.Line.parse(text);
            if (line.position() > forgottenAt.getOrDefault(line.person(), -2L)) {
                keys.put(line.person(), line);
            }
        });
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEY)) {
            for (ArchivedPersonKeys.Line key : keys.values()) {
                statement.setObject(1, key.id());
                statement.setString(2, key.person());
                statement.setBytes(3, key.secret());
                statement.setInt(4, key.lastActYear());
                statement.executeUpdate();
            }
        }
        return keys.size();
    }
}
