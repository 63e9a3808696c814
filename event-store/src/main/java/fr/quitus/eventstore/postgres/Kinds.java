package fr.quitus.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of the names that come back in every row, as one session of the writer knows it. It goes with the
 * session: a name another primary never received may get another number there.
 */
final class Kinds {

    /** Stands in for the aggregate type of a command's name. */
    private static final String COMMANDS = "";

    private static final int TRIES_MAX = 100;

    private final Connection connection;
    private final Map<Name, Short> kinds = new HashMap<>();

    private record Name(String aggregateType, String name) {}

    Kinds(Connection connection) {
        this.connection = connection;
    }

    short ofEvent(String aggregateType, String name) throws SQLException {
        return of(new Name(aggregateType, name));
    }

    short ofCommand(String name) throws SQLException {
        return of(new Name(COMMANDS, name));
    }

    private short of(Name name) throws SQLException {
        Short known = kinds.get(name);
        return known == null ? learn(name) : known;
    }

    /** Reads the dictionary and adds the name if it is not in there; another writer may add it, or take its number. */
    private short learn(Name name) throws SQLException {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            read();
            @Nullable Short found = kinds.get(name);
            if (found != null) {
                return found;
            }
            try (PreparedStatement statement = connection.prepareStatement(Sql.NAME_KIND)) {
                statement.setString(1, name.aggregateType());
                statement.setString(2, name.name());
                statement.executeUpdate();
            }
        }
        throw new IllegalStateException("%s found no number in %d tries".formatted(name, TRIES_MAX));
    }

    private void read() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.KINDS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                kinds.put(new Name(row.getString("aggregate_type"), row.getString("name")), row.getShort("kind"));
            }
        }
    }
}
