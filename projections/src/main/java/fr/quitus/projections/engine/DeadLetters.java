package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table of dead letters and of the events kept behind them, in the transaction of the caller. */
final class DeadLetters {
    /** Longest error text kept with a dead letter, in characters. */
    static final int ERROR_LENGTH_MAX = 2_000;

    /** Events that one view keeps aside before it stops: letters, and what waits behind them. */
    static final int KEPT_EVENTS_MAX = 10_000;

    /** Letters of one view before it stops: with so many it is the view that is broken, and not an event. */
    static final int LETTERS_MAX = 100;

    private static final SqlFile SQL = SqlFile.beside(DeadLetters.class, "dead_letter");

    /** Why an event is kept. */
    enum Kind {
        /** The view stands still before it. */
        STOPPED,
        /** It could not be folded; its keys are parked. */
        LETTER,
        /** It touches a parked key. */
        WAITING
    }

    /**
     * An event kept aside.
     *
     * @param waitsFor the letter it waits for; absent of a letter
     */
    record Kept(long position, Kind kind, @Nullable Long waitsFor) {}

    private DeadLetters() {}

    static void create(Connection connection) throws SQLException {
        Database.execute(connection, SQL.statement("create"));
        ParkedKeys.create(connection);
    }

    /** Keeps a letter, or counts one attempt more. */
    static void keep(Connection connection, String projection, LoggedEvent event, Kind kind, Throwable error)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("keep"))) {
            statement.setString(1, projection);
            statement.setLong(2, event.position());
            statement.setString(3, event.eventId());
            statement.setString(4, event.name());
            statement.setString(5, event.aggregateId());
            statement.setString(6, kind.name());
            statement.setNull(7, Types.BIGINT);
            String text = error.toString().replace('\0', '?');
            statement.setString(8, text.substring(0, Math.min(text.length(), ERROR_LENGTH_MAX)));
            statement.executeUpdate();
        }
    }

    /** @param letters what each of the events waits for */
    static void keepWaiting(Connection connection, String projection, Map<LoggedEvent, Long> letters)
            throws SQLException {
        if (letters.isEmpty()) {
            return;
        }
        Collection<LoggedEvent> events = letters.keySet();
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("keep_waiting"))) {
            statement.setString(1, projection);
            Bookmarks.setArray(
                    connection, statement, 2, "bigint", events.stream().map(LoggedEvent::position));
            Bookmarks.setArray(connection, statement, 3, "text", events.stream().map(LoggedEvent::eventId));
            Bookmarks.setArray(connection, statement, 4, "text", events.stream().map(LoggedEvent::name));
            Bookmarks.setArray(connection, statement, 5, "text", events.stream().map(LoggedEvent::aggregateId));
            Bookmarks.setArray(connection, statement, 6, "bigint", letters.values().stream());
            statement.executeUpdate();
        }
    }

    /** Letters and what waits behind them, by position. */
    static SortedMap<Long, Kept> kept(Connection connection, String projection) throws SQLException {
        SortedMap<Long, Kept> kept = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("kept"))) {
            statement.setString(1, projection);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long position = rows.getLong("position");
                    Kind kind = Kind.valueOf(rows.getString("kind"));
                    kept.put(position, new Kept(position, kind, rows.getObject("waits_for", Long.class)));
                }
            }
        }
        return kept;
    }

    static OptionalLong firstKept(Connection connection, String projection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("first_kept"))) {
            statement.setString(1, projection);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong("position")) : OptionalLong.empty();
            }
        }
    }

    static int letters(Connection connection, String projection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("letters"))) {
            statement.setString(1, projection);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt("letters");
            }
        }
    }

    /** The event that stopped the view was folded after all. */
    static void passStopped(Connection connection, String projection, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("pass_stopped"))) {
            statement.setString(1, projection);
            statement.setLong(2, position);
            statement.executeUpdate();
        }
    }

    /** These were folded after all. */
    static void passFolded(Connection connection, String projection, Collection<Long> positions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("pass_folded"))) {
            statement.setString(1, projection);
            Bookmarks.setArray(connection, statement, 2, "bigint", positions.stream());
            statement.executeUpdate();
        }
        forgetWaiting(connection, projection);
    }

    /** The tables of the view are thrown away or made anew: nothing is missing from them. */
    static void passAll(Connection connection, String projection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("pass_all"))) {
            statement.setString(1, projection);
            statement.executeUpdate();
        }
        forgetWaiting(connection, projection);
        ParkedKeys.forget(connection, projection);
    }

    private static void forgetWaiting(Connection connection, String projection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("forget_waiting"))) {
            statement.setString(1, projection);
            statement.executeUpdate();
        }
    }

    /** The letters of all views; of one view, first the one that stops it. */
    static List<DeadLetter> waiting(Connection connection) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("waiting"));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                letters.add(new DeadLetter(
                        rows.getString("projection"),
                        rows.getLong("position"),
                        rows.getString("event_id"),
                        rows.getString("event_name"),
                        rows.getString("file"),
                        Kind.valueOf(rows.getString("kind")) == Kind.STOPPED,
                        rows.getString("error"),
                        rows.getInt("attempts"),
                        rows.getObject("failed_at", OffsetDateTime.class).toInstant(),
                        rows.getInt("behind"),
                        positions(rows)));
            }
        }
        return letters;
    }

    private static List<Long> positions(ResultSet rows) throws SQLException {
        java.sql.Array array = rows.getArray("first_behind");
        return array == null ? List.of() : List.of((Long[]) array.getArray());
    }
}
