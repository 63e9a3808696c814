package fr.quitus.app.kept;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ports.KeptEntries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** In PostgreSQL, under the log's role and with its synchronous commit: any node finds it, no bay's loss takes it. */
final class PostgresKept implements KeptEntries {
    private static final String LIST = sql("list.sql");
    private static final String SAVE = sql("save.sql");
    private static final String ERASE = sql("erase.sql");

    private final DataSource database;

    PostgresKept(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Entry> list(Owner owner, Kind kind) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            whose(statement, 1, owner, kind);
            try (ResultSet rows = statement.executeQuery()) {
                List<Entry> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(new Entry(
                            rows.getString("id"),
                            rows.getString("title"),
                            fields(rows.getString("fields")),
                            rows.getObject("saved_at", OffsetDateTime.class).toInstant()));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new Unavailable(e);
        }
    }

    @Override
    public boolean save(Owner owner, Kind kind, UUID id, String title, Map<String, String> fields, int entriesMax) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            int next = whose(statement, 1, owner, kind);
            statement.setString(next++, id.toString());
            statement.setString(next++, title);
            statement.setString(next++, LedgerJson.mapper().writeValueAsString(fields));
            next = whose(statement, next, owner, kind);
            statement.setString(next++, id.toString());
            statement.setInt(next, entriesMax);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new Unavailable(e);
        }
    }

    @Override
    public void erase(Owner owner, Kind kind, @Nullable UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ERASE)) {
            int next = whose(statement, 1, owner, kind);
            @Nullable String one = id == null ? null : id.toString();
            statement.setString(next++, one);
            statement.setString(next, one);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new Unavailable(e);
        }
    }

    /** @return the place after the three that say whose it is */
    private static int whose(PreparedStatement statement, int from, Owner owner, Kind kind) throws SQLException {
        statement.setString(from, owner.actor().text());
        statement.setString(from + 1, owner.role().name());
        statement.setString(from + 2, kind.name());
        return from + 3;
    }

    private static Map<String, String> fields(String json) {
        Map<String, String> fields = new LinkedHashMap<>();
        JsonNode read = LedgerJson.mapper().readTree(json);
        read.forEachEntry((name, value) -> fields.put(name, value.asString()));
        return fields;
    }

    private static String sql(String file) {
        try (InputStream found = PostgresKept.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(found, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
