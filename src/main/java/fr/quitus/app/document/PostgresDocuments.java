package fr.quitus.app.document;

import fr.quitus.api.ports.DocumentStore;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.document.DocumentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Documents in PostgreSQL, under the log's role and with its synchronous commit: what was stored is on two bays, is
 * copied to a new one with all the rest, and outlives the loss of any.
 */
final class PostgresDocuments implements DocumentStore {
    /** What of a document is in memory at once. */
    static final int CHUNK_BYTES = 256 * 1024;

    private static final String FIND = sql("find_document.sql");
    private static final String STORE = sql("store_document.sql");
    private static final String STORE_CHUNK = sql("store_chunk.sql");
    private static final String READ_CHUNK = sql("read_chunk.sql");

    private final DataSource database;

    PostgresDocuments(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<Stored> find(DocumentHash sha256) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setBytes(1, bytes(sha256));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Stored(sha256, rows.getLong("size_bytes"), rows.getString("media_type")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new Unavailable("document " + sha256 + " cannot be looked up", e);
        }
    }

    /** All of it in one transaction: half a document is never there. Of two at once, the second finds the first's. */
    @Override
    public boolean store(Stored document, ActorId by, InputStream content) throws IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean isNew = begin(connection, document, by);
                if (isNew) {
                    storeChunks(connection, document.sha256(), content);
                }
                connection.commit();
                return isNew;
            } catch (SQLException | IOException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new Unavailable("document " + document.sha256() + " cannot be kept", e);
        }
    }

    private static boolean begin(Connection connection, Stored document, ActorId by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORE)) {
            statement.setBytes(1, bytes(document.sha256()));
            statement.setLong(2, document.sizeBytes());
            statement.setString(3, document.mediaType());
            statement.setString(4, by.text());
            return statement.executeUpdate() == 1;
        }
    }

    private static void storeChunks(Connection connection, DocumentHash sha256, InputStream content)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(STORE_CHUNK)) {
            byte[] chunk = content.readNBytes(CHUNK_BYTES);
            for (int number = 0; chunk.length > 0; number++) {
                statement.setBytes(1, bytes(sha256));
                statement.setInt(2, number);
                statement.setBytes(3, chunk);
                statement.executeUpdate();
                chunk = content.readNBytes(CHUNK_BYTES);
            }
        }
    }

    @Override
    public void read(DocumentHash sha256, OutputStream to) throws IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ_CHUNK)) {
            for (int number = 0; ; number++) {
                statement.setBytes(1, bytes(sha256));
                statement.setInt(2, number);
                try (ResultSet rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        return;
                    }
                    to.write(rows.getBytes("bytes"));
                }
            }
        } catch (SQLException e) {
            throw new Unavailable("document " + sha256 + " cannot be read", e);
        }
    }

    private static byte[] bytes(DocumentHash sha256) {
        return HexFormat.of().parseHex(sha256.text());
    }

    private static String sql(String file) {
        try (InputStream found = PostgresDocuments.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(found, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
