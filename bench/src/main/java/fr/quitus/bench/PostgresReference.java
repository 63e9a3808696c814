package fr.quitus.bench;

import fr.quitus.app.storage.LedgerStorage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.postgresql.PGConnection;

/**
 * What PostgreSQL itself does with the same bytes on the same bays: as many commits of one row as it can, and groups of
 * rows in one statement. It decides nothing, keeps no journal, hashes nothing, and starts each turn on an empty table.
 */
final class PostgresReference {
    /** Beyond this the two cores gain nothing. */
    static final int CLIENTS = 32;

    static final int GROUP_ROWS = 1_000;
    private static final byte[] LEAF_HASH = new byte[32];

    private final Place place;
    private final EventBytes bytes;
    private final AtomicLong streams = new AtomicLong();

    private PostgresReference(Place place, EventBytes bytes) {
        this.place = place;
        this.bytes = bytes;
    }

    static PostgresReference beside(LedgerStorage storage, EventBytes bytes) throws SQLException {
        Place place = Place.make(storage, "reference");
        place.execute(Sql.REFERENCE_SCHEMA);
        return new PostgresReference(place, bytes);
    }

    void empty() throws SQLException {
        place.execute("truncate reference_events");
    }

    /** One row a commit; each client has a connection of its own and its statement prepared. */
    Sample singleRows(Duration duration) throws Exception {
        List<Connection> connections = new ArrayList<>();
        List<PreparedStatement> inserts = new ArrayList<>();
        try {
            for (int client = 0; client < CLIENTS; client++) {
                Connection connection = place.administrator();
                connections.add(connection);
                PreparedStatement insert = connection.prepareStatement(Sql.REFERENCE_SINGLE);
                insert.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
                inserts.add(insert);
            }
            return ClosedLoop.sample(CLIENTS, duration, (client, random) -> insertOne(inserts.get(client)));
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private void insertOne(PreparedStatement insert) throws SQLException {
        long stream = streams.getAndIncrement();
        EventBytes.Row row = bytes.at(stream);
        insert.setLong(1, stream);
        insert.setLong(2, 0);
        insert.setString(3, row.name());
        insert.setLong(4, System.currentTimeMillis() * 1_000);
        insert.setBytes(5, row.payload());
        insert.setBytes(6, row.metaData());
        insert.setBytes(7, LEAF_HASH);
        insert.executeUpdate();
    }

    /** {@value #GROUP_ROWS} rows a statement and commit, on one connection; counts rows. */
    Sample groups(Duration duration) throws Exception {
        try (Connection connection = place.administrator();
                PreparedStatement insert = connection.prepareStatement(Sql.REFERENCE_GROUP)) {
            insert.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            ConcurrentHistogram latencies = ClosedLoop.histogram();
            ClosedLoop.Ended ended = ClosedLoop.run(1, duration, (client, random) -> {
                long begun = System.nanoTime();
                insertGroup(postgres, insert);
                ClosedLoop.record(latencies, System.nanoTime() - begun);
            });
            double rows = (double) latencies.getTotalCount() * GROUP_ROWS;
            return new Sample(rows / ended.seconds(), latencies, ended.failed(), ended.firstFailure());
        }
    }

    private void insertGroup(PGConnection postgres, PreparedStatement insert) throws SQLException {
        long first = streams.getAndAdd(GROUP_ROWS);
        long[] stream = new long[GROUP_ROWS];
        long[] sequence = new long[GROUP_ROWS];
        long[] recordedAt = new long[GROUP_ROWS];
        String[] name = new String[GROUP_ROWS];
        byte[][] payload = new byte[GROUP_ROWS][];
        byte[][] metaData = new byte[GROUP_ROWS][];
        byte[][] leafHash = new byte[GROUP_ROWS][];
        Arrays.fill(leafHash, LEAF_HASH);
        Arrays.fill(recordedAt, System.currentTimeMillis() * 1_000);
        for (int i = 0; i < GROUP_ROWS; i++) {
            EventBytes.Row row = bytes.at(i);
            stream[i] = first + i;
            name[i] = row.name();
            payload[i] = row.payload();
            metaData[i] = row.metaData();
        }
        insert.setArray(1, postgres.createArrayOf("int8", stream));
        insert.setArray(2, postgres.createArrayOf("int8", sequence));
        insert.setArray(3, postgres.createArrayOf("text", name));
        insert.setArray(4, postgres.createArrayOf("int8", recordedAt));
        insert.setArray(5, postgres.createArrayOf("bytea", payload));
        insert.setArray(6, postgres.createArrayOf("bytea", metaData));
        insert.setArray(7, postgres.createArrayOf("bytea", leafHash));
        insert.executeUpdate();
    }
}
