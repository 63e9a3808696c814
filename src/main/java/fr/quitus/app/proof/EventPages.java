package fr.quitus.app.proof;

import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.DamagedPage;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.bays.RowNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names the events that lie in a page of a bay, asked of another: pages of all bays hold the same rows. */
final class EventPages implements RowNames {
    private static final Logger LOG = LoggerFactory.getLogger(EventPages.class);
    private static final String SQL = ProofSql.read("page_events");
    private static final String PARTITION = "eventlog.events_";
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final EmbeddedBays bays;
    private final LedgerDatabase database;

    EventPages(EmbeddedBays bays, LedgerDatabase database) {
        this.bays = bays;
        this.database = database;
    }

    @Override
    public Optional<String> rowsOf(DamagedPage page, BayName sound) {
        String relation = page.relation();
        if (relation == null || !relation.startsWith(PARTITION) || !"r".equals(page.kind())) {
            return Optional.empty();
        }
        String address = bays.jdbcUrl(sound, LedgerStorage.DATABASE, ANSWER_TIMEOUT);
        try (Connection connection = database.openReader(address);
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, relation);
            statement.setString(2, "(%d,%d)".formatted(page.block(), page.line()));
            statement.setString(
                    3,
                    page.line() == 0
                            ? "(%d,0)".formatted(page.block() + 1)
                            : "(%d,%d)".formatted(page.block(), page.line() + 1));
            try (ResultSet row = statement.executeQuery()) {
                return names(row);
            }
        } catch (SQLException e) {
            LOG.info("bay {} does not name the events of a page: {}", sound, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> names(ResultSet row) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        long first = row.getLong("position");
        String one = "le fait n° %d (%s, n° %d de %s)"
                .formatted(first, row.getString("name"), row.getLong("sequence"), row.getString("aggregate_id"));
        long last = first;
        int events = 1;
        while (row.next()) {
            last = row.getLong("position");
            events++;
        }
        return Optional.of(events == 1 ? one : "un des faits n° %d à %d".formatted(first, last));
    }
}
