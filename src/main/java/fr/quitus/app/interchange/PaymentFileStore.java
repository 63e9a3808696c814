package fr.quitus.app.interchange;

import fr.quitus.eventstore.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Fichiers de virements conservés, by their SHA-256, with who took them. Nothing here is ever changed. */
final class PaymentFileStore {
    /** Takings of one file that are told; the first is what matters. */
    static final int TAKINGS_MAX = 100;

    private static final String KEEP = SqlFile.beside(PaymentFileStore.class, "keep_payment_file");
    private static final String FIND = SqlFile.beside(PaymentFileStore.class, "payment_file");
    private static final String TAKE = SqlFile.beside(PaymentFileStore.class, "take_payment_file");
    private static final String TAKINGS = SqlFile.beside(PaymentFileStore.class, "payment_file_takings");

    private final DataSource database;

    PaymentFileStore(DataSource database) {
        this.database = database;
    }

    /** A file taken: by whom and when. */
    record Taking(String by, Instant at) {}

    void keep(String sha256, byte[] content) {
        change(KEEP, statement -> {
            statement.setString(1, sha256);
            statement.setBytes(2, content);
        });
    }

    Optional<byte[]> find(String sha256) {
        return read(FIND, statement -> statement.setString(1, sha256), rows -> rows.getBytes("content")).stream()
                .findFirst();
    }

    void take(String sha256, String actor) {
        change(TAKE, statement -> {
            statement.setString(1, sha256);
            statement.setString(2, actor);
        });
    }

    /** First to last. */
    List<Taking> takings(String sha256) {
        return read(
                TAKINGS,
                statement -> {
                    statement.setString(1, sha256);
                    statement.setInt(2, TAKINGS_MAX);
                },
                rows -> new Taking(
                        rows.getString("taken_by"),
                        rows.getObject("taken_at", OffsetDateTime.class).toInstant()));
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private void change(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a payment file could not be kept", e);
        }
    }

    private <T> List<T> read(String sql, Parameters parameters, Row<T> row) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("a payment file could not be read", e);
        }
    }
}
