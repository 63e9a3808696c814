package fr.quitus.app;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.BayStatus;
import fr.quitus.bays.EmbeddedBays;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What the bays of a running ledger tell of themselves. */
public final class BaysSeen {
    private BaysSeen() {}

    /** Waits until all three count and their storages were tried: before that, orders are refused. */
    public static void awaitAllCounting(EmbeddedBays bays) {
        Await.until("three bays that count", () -> counting(bays) == BayName.values().length, bays::statuses);
    }

    /** Waits until every bay shows all that the log had come to: a standby shows a moment later what it received. */
    public static void awaitShown(EmbeddedBays bays, long head) {
        for (BayName bay : BayName.values()) {
            Await.until("position " + head + " in bay " + bay, () -> head(bays, bay) >= head, bays::statuses);
        }
    }

    private static long head(EmbeddedBays bays, BayName bay) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        bays.jdbcUrl(bay, LedgerStorage.DATABASE), bays.adminUser(), bays.adminPassword());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position from eventlog.log_head")) {
            row.next();
            return row.getLong("position");
        }
    }

    public static long counting(EmbeddedBays bays) {
        return bays.statuses().stream()
                .filter(status -> List.of(BayState.PRIMARY, BayState.QUORUM).contains(status.state()))
                .filter(status -> status.probedAt() != null)
                .count();
    }

    public static void await(EmbeddedBays bays, BayName bay, BayState state) {
        Await.until(bay + " " + state, () -> state(bays, bay) == state, bays::statuses);
    }

    public static BayState state(EmbeddedBays bays, BayName bay) {
        return bays.statuses().stream()
                .filter(status -> status.name() == bay)
                .map(BayStatus::state)
                .findFirst()
                .orElseThrow();
    }
}
