package fr.quitus.bays;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Clients that write numbers and remember which of them were acknowledged, whatever happens to the bays. */
final class Writers implements AutoCloseable {
    private final EmbeddedBays bays;
    private final AtomicLong nextId = new AtomicLong();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastAcknowledgedAt = new AtomicLong(System.nanoTime());
    private final AtomicLong longestSilenceNanos = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Writers(EmbeddedBays bays, int count) throws SQLException {
        this.bays = bays;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists entry (id bigint not null)");
            try (ResultSet row = statement.executeQuery("select coalesce(max(id), 0) from entry")) {
                row.next();
                nextId.set(row.getLong(1));
            }
        }
        for (int index = 0; index < count; index++) {
            threads.add(Thread.ofPlatform().name("writer-" + index).start(this::write));
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(bays.jdbcUrl("postgres"), bays.adminUser(), bays.adminPassword());
    }

    private void write() {
        while (!stopping) {
            try (Connection connection = connect();
                    PreparedStatement insert = connection.prepareStatement("insert into entry (id) values (?)")) {
                while (!stopping) {
                    long id = nextId.incrementAndGet();
                    insert.setLong(1, id);
                    insert.executeUpdate();
                    if (insert.getWarnings() != null) {
                        throw new SQLException("not replicated: " + insert.getWarnings());
                    }
                    acknowledged.add(id);
                    long now = System.nanoTime();
                    longestSilenceNanos.accumulateAndGet(now - lastAcknowledgedAt.getAndSet(now), Math::max);
                }
            } catch (SQLException e) {
                Thread.onSpinWait(); // in doubt, hence not acknowledged: the next number is tried
            }
        }
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    long takeLongestSilenceMillis() {
        return longestSilenceNanos.getAndSet(0) / 1_000_000;
    }

    /** Null when every acknowledged number is there exactly once. */
    @Nullable String complaint() throws SQLException {
        Set<Long> expected = Set.copyOf(acknowledged); // taken first: the writers go on while we read
        Map<Long, Integer> found = new HashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id from entry")) {
            while (row.next()) {
                found.merge(row.getLong(1), 1, Integer::sum);
            }
        }
        long lost = expected.stream().filter(id -> !found.containsKey(id)).count();
        long twice = found.values().stream().filter(times -> times > 1).count();
        return lost == 0 && twice == 0 ? null : lost + " acknowledged and lost, " + twice + " written twice";
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
