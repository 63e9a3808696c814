package fr.quitus.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose stream a number stands for, which never changes: those met last are remembered. */
final class StreamNames {
    /** About 4 MB. */
    private static final int NAMES_MAX = 20_000;

    private final Map<Long, String> met = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > NAMES_MAX;
        }
    };

    /** By number; one that the log has lost is not among them. */
    Map<Long, String> of(Connection connection, Collection<Long> streams) throws SQLException {
        Map<Long, String> names = new HashMap<>();
        List<Long> unknown = known(streams, names);
        if (unknown.isEmpty()) {
            return names;
        }
        Map<Long, String> read = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.STREAM_NAMES)) {
            statement.setObject(1, unknown.toArray(Long[]::new));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read.put(row.getLong("stream"), row.getString("aggregate_id"));
                }
            }
        }
        names.putAll(read);
        synchronized (met) {
            met.putAll(read);
        }
        return names;
    }

    /** @return those that are not */
    private List<Long> known(Collection<Long> streams, Map<Long, String> names) {
        synchronized (met) {
            return streams.stream()
                    .distinct()
                    .filter(stream -> {
                        String name = met.get(stream);
                        if (name != null) {
                            names.put(stream, name);
                        }
                        return name == null;
                    })
                    .toList();
        }
    }
}
