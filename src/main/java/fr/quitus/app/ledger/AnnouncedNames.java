package fr.quitus.app.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which release brought an event name into this database. Each release announces its names before it writes any, so one
 * that is too old to read an event can name the one that is needed.
 */
final class AnnouncedNames {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncedNames.class);
    private static final String ANNOUNCE = sql("announce_event_names.sql");
    private static final String RELEASE_OF = sql("release_of_event_name.sql");

    private final DataSource database;

    AnnouncedNames(DataSource database) {
        this.database = database;
    }

    /** Names that were announced before keep the release they came with. */
    void announce(Collection<String> names, String release) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ANNOUNCE)) {
            statement.setString(1, release);
            statement.setArray(2, connection.createArrayOf("text", names.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the event names of release " + release + " cannot be announced", e);
        }
    }

    /** Asked when an event cannot be read: that is the news, and a database that does not answer must not hide it. */
    Optional<String> releaseOf(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE_OF)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString("release")) : Optional.empty();
            }
        } catch (SQLException e) {
            LOG.warn("the release that introduced '{}' cannot be looked up: {}", name, e.toString());
            return Optional.empty();
        }
    }

    private static String sql(String file) {
        try (InputStream found = AnnouncedNames.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(found, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
