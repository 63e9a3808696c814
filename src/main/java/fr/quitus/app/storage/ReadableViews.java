package fr.quitus.app.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.BayStatus;
import fr.quitus.bays.EmbeddedBays;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The views on the primary, or on an embedded bay that follows it while no primary answers. What a follower shows is of
 * the position it tells, and cannot be written. Only the first questions wait for the primary in vain: from then on it
 * is tried aside, until it answers.
 */
final class ReadableViews extends AbstractDataSource implements AutoCloseable {
    /** Connections to one bay that follows. */
    static final int FOLLOWER_CONNECTIONS_MAX = 4;
    /** Longest wait for one, which may have to be opened. */
    static final long FOLLOWER_TIMEOUT_MS = 3_000;
    /** Pause between two tries of a primary that was away. */
    static final long PRIMARY_RETRY_MS = 1_000;

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(ReadableViews.class);

    private final DataSource primary;
    private final LedgerStorage storage;
    private final String role;
    private final String password;
    private final Map<BayName, HikariDataSource> followers = new EnumMap<>(BayName.class);
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean primaryAway;
    private volatile @Nullable BayName lastRead;

    ReadableViews(DataSource primary, LedgerStorage storage, String role, String password) {
        this.primary = primary;
        this.storage = storage;
        this.role = role;
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        SQLException away = new SQLException("no primary answers", "08001");
        if (!primaryAway) {
            try {
                return primary.getConnection();
            } catch (SQLException e) {
                away = e;
            }
        }
        Connection follower = follower(away);
        if (!primaryAway) {
            LOG.warn("no primary answers: views are read on bay {}", lastRead);
            primaryAway = true;
        }
        tryPrimaryAside();
        return follower;
    }

    @Override
    public Connection getConnection(String user, String secret) throws SQLException {
        throw new SQLException("views are read under one role");
    }

    /** @throws SQLException the one given, when no bay can be read either */
    private Connection follower(SQLException away) throws SQLException {
        for (BayName bay : readable()) {
            try {
                Connection connection = pool(bay).getConnection();
                lastRead = bay;
                return connection;
            } catch (SQLException e) {
                away.addSuppressed(e);
            }
        }
        throw away;
    }

    /** The one that answered last comes first: a bay that hangs is waited for each time. */
    private List<BayName> readable() {
        List<BayName> names = new ArrayList<>(storage.bays().map(EmbeddedBays::statuses).orElse(List.of()).stream()
                .filter(status -> follows(status.state()))
                .map(BayStatus::name)
                .toList());
        BayName last = lastRead;
        if (last != null && names.remove(last)) {
            names.addFirst(last);
        }
        return names;
    }

    private static boolean follows(BayState state) {
        return switch (state) {
            case QUORUM, CATCHING_UP, DRAINED -> true;
            case PRIMARY, SUSPECT, REMOVED, RESEEDING, LOST -> false;
        };
    }

    private synchronized HikariDataSource pool(BayName bay) {
        return followers.computeIfAbsent(bay, name -> {
            HikariConfig config = new HikariConfig();
            config.setPoolName("quitus-views-" + name.folder());
            config.setJdbcUrl(storage.bays().orElseThrow().jdbcUrl(name, LedgerStorage.DATABASE, ANSWER_TIMEOUT));
            config.setUsername(role);
            config.setPassword(password);
            config.setMaximumPoolSize(FOLLOWER_CONNECTIONS_MAX);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(FOLLOWER_TIMEOUT_MS);
            config.setInitializationFailTimeout(-1);
            return new HikariDataSource(config);
        });
    }

    private void tryPrimaryAside() {
        if (trying.compareAndSet(false, true)) {
            Thread.ofVirtual().name("views-primary").start(() -> {
                try {
                    TimeUnit.MILLISECONDS.sleep(PRIMARY_RETRY_MS);
                    primary.getConnection().close();
                    primaryAway = false;
                    LOG.warn("a primary answers: views are read there again");
                } catch (SQLException e) {
                    LOG.debug("no primary answers yet: {}", e.toString());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    trying.set(false);
                }
            });
        }
    }

    @Override
    public synchronized void close() {
        followers.values().forEach(HikariDataSource::close);
    }
}
