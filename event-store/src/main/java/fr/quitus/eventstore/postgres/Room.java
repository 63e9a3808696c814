package fr.quitus.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions of the event table: the one being filled and a spare behind it. When the log reaches the spare, the
 * next is made over a connection of its own while appends go on; only if that never worked does an append wait for it.
 */
final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ConnectionSource source;
    private final AtomicBoolean making = new AtomicBoolean();
    private volatile Extent extent = new Extent(0, 0);
    private volatile long nextTryNanos = System.nanoTime();
    private volatile long last = -1;

    /**
     * What has partitions.
     *
     * @param spare first position of the spare
     * @param end first position without a partition
     */
    private record Extent(long spare, long end) {}

    Room(ConnectionSource source) {
        this.source = source;
    }

    boolean holds(long position) {
        return position < extent.end();
    }

    /** Makes room from where the log stands, over this connection. */
    void make(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.MAKE_ROOM);
                ResultSet row = statement.executeQuery()) {
            row.next();
            extent = new Extent(row.getLong("spare_position"), row.getLong("end_position"));
        }
    }

    /** Told where the log stands; makes another spare, beside the appends, when the last one is being filled. */
    void reached(long position) {
        last = position;
        if (spareIsBeingFilled() && System.nanoTime() - nextTryNanos >= 0 && making.compareAndSet(false, true)) {
            Thread.ofVirtual().name("event-log-room").start(this::makeAside);
        }
    }

    private boolean spareIsBeingFilled() {
        return last + 1 >= extent.spare();
    }

    private void makeAside() {
        boolean made = true;
        do {
            try (Connection connection = source.open()) {
                while (spareIsBeingFilled()) {
                    make(connection);
                }
            } catch (SQLException e) {
                LOG.warn("no spare partition of the event log could be made yet", e);
                nextTryNanos = System.nanoTime() + RETRY_NANOS;
                made = false;
            } finally {
                making.set(false);
            }
            // Who came between the last look and the line above found the making under way and left.
        } while (made && spareIsBeingFilled() && making.compareAndSet(false, true));
    }
}
