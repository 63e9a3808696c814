package fr.quitus.bays;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What is asked of a bay through SQL. A link is opened for a few questions and closed. */
final class BayLink implements AutoCloseable {
    private static final Duration WORK_TIMEOUT = Duration.ofMinutes(5);
    /** As many answers: an opening fails when it is not let in, which silence alone does not justify. */
    private static final int LOGIN_PATIENCE = 10;

    private static final int PROMOTE_TIMEOUT_S = 60;

    private final Connection connection;

    private BayLink(Connection connection) {
        this.connection = connection;
    }

    /**
     * Where a standby stands.
     *
     * @param waiting true when it looked everywhere for more to replay and found nothing
     */
    record Standing(boolean inRecovery, long receivedLsn, long replayedLsn, boolean receiving, boolean waiting) {}

    /**
     * What a bay says that it has on its disk.
     *
     * @param storedLsn end of the log it has there
     * @param appliedLsn end of the log that its files show
     * @param checksumFailures pages it met that were not those written, since its statistics began
     */
    record Stored(boolean inRecovery, long storedLsn, long appliedLsn, long checksumFailures) {}

    /**
     * How far a standby is, seen by its primary.
     *
     * @param listed true when it follows under the name that the quorum list has, be it in quorum yet or not
     */
    record Follower(boolean inQuorum, boolean listed, long flushedLsn) {
        static final Follower NONE = new Follower(false, false, 0);
    }

    record Progress(long primaryLsn, Map<BayName, Follower> followers) {
        boolean inQuorum(BayName name) {
            Follower follower = followers.get(name);
            return follower != null && follower.inQuorum();
        }

        Follower of(BayName name) {
            return followers.getOrDefault(name, Follower.NONE);
        }
    }

    /** For questions, each of which is to be answered as fast as the settings say. */
    static BayLink open(Bay bay, String adminPassword) throws SQLException {
        Duration answerTimeout = bay.settings().answerTimeout();
        return open(bay, adminPassword, answerTimeout, answerTimeout);
    }

    /** For work that may take long, asked of a bay that may be slow to let us in. */
    static BayLink openForWork(Bay bay, String adminPassword) throws SQLException {
        return open(bay, adminPassword, bay.settings().answerTimeout().multipliedBy(LOGIN_PATIENCE), WORK_TIMEOUT);
    }

    private static BayLink open(Bay bay, String adminPassword, Duration loginTimeout, Duration socketTimeout)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Bay.ADMIN);
        properties.setProperty("password", adminPassword);
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("loginTimeout", Long.toString(loginTimeout.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(socketTimeout.toSeconds()));
        properties.setProperty("ApplicationName", "quitus-supervision");
        // What we write ourselves (a role, once) is repeatable; waiting for a quorum we are still building is not.
        properties.setProperty("options", "-c synchronous_commit=local");
        return new BayLink(
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + bay.port() + "/postgres", properties));
    }

    Standing standing() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.text("standing"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Standing(
                    row.getBoolean("in_recovery"),
                    row.getLong("received_lsn"),
                    row.getLong("replayed_lsn"),
                    row.getBoolean("receiving"),
                    row.getString("startup_wait").equals("RecoveryRetrieveRetryInterval"));
        }
    }

    Stored stored() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.text("stored"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Stored(
                    row.getBoolean("in_recovery"),
                    row.getLong("stored_lsn"),
                    row.getLong("applied_lsn"),
                    row.getLong("checksum_failures"));
        }
    }

    /** Has a primary write a few bytes of log to its disk, which its standbys receive too. */
    void writeProbe() throws SQLException {
        query("write_probe");
    }

    /** Returns when what the bay has in its memory alone was written to its disk. */
    void checkpoint() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.text("checkpoint"))) {
            statement.execute();
        }
    }

    /** Asked of a primary only: a standby answers with an error. */
    Progress progress() throws SQLException {
        Map<BayName, Follower> followers = new EnumMap<>(BayName.class);
        long primaryLsn = 0;
        try (PreparedStatement statement = connection.prepareStatement(Sql.text("progress"));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                primaryLsn = row.getLong("primary_lsn");
                String application = row.getString("application_name");
                if (application == null) {
                    continue;
                }
                Follower follower =
                        new Follower(row.getBoolean("in_quorum"), row.getBoolean("listed"), row.getLong("flushed_lsn"));
                // A connection that just broke may still be there beside the new one: the better of both is true.
                followers.merge(
                        BayName.of(application.substring(application.length() - 1)),
                        follower,
                        (one, two) -> new Follower(
                                one.inQuorum() || two.inQuorum(),
                                one.listed() || two.listed(),
                                one.inQuorum() ? one.flushedLsn() : two.flushedLsn()));
            }
        }
        return new Progress(primaryLsn, followers);
    }

    void createReplicationRole(String password) throws SQLException {
        query("set_replication_password", password);
        try (PreparedStatement statement = connection.prepareStatement(Sql.text("create_replication_role"))) {
            statement.execute();
        }
    }

    void createSlot(BayName standby) throws SQLException {
        query("create_slot", standby.standbyName());
    }

    boolean slotIsActive(BayName standby) throws SQLException {
        return query("slot_is_active", standby.standbyName()).equals(List.of("t"));
    }

    void dropSlot(BayName standby) throws SQLException {
        query("drop_slot", standby.standbyName());
    }

    void startBackup(BayName target) throws SQLException {
        query("backup_start", target.standbyName());
    }

    /** Ends the backup this link started; the answer is the label the copy needs. */
    String stopBackup() throws SQLException {
        return query("backup_stop").getFirst();
    }

    void reload() throws SQLException {
        query("reload");
    }

    void promote() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.text("promote"))) {
            statement.setInt(1, PROMOTE_TIMEOUT_S);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !row.getBoolean("promoted")) {
                    throw new SQLException("not promoted after " + PROMOTE_TIMEOUT_S + " s");
                }
            }
        }
    }

    private List<String> query(String name, String... parameters) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.text(name))) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
        }
        return answers;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
