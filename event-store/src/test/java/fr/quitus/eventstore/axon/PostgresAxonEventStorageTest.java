package fr.quitus.eventstore.axon;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.postgres.ConnectionSource;
import fr.quitus.eventstore.postgres.PostgresEventLog;
import fr.quitus.eventstore.postgres.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The tokens are kept in PostgreSQL too, written by our serializer: a replay must be able to read them back. */
class PostgresAxonEventStorageTest extends AxonEventStorageContract {

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private String name = "";

    @BeforeAll
    static void start_the_server() throws SQLException {
        database = TestDatabase.start(directory);
    }

    @AfterAll
    static void stop_the_server() {
        database.close();
    }

    @Override
    protected EventLog open() throws SQLException {
        name = database.create();
        ConnectionSource source = database.application(name);
        return PostgresEventLog.open(source, source, LogLimits.defaults(), new SimpleMeterRegistry());
    }

    @Override
    protected TokenStore tokenStore() {
        JdbcTokenStore store = JdbcTokenStore.builder()
                .connectionProvider(() -> database.administrator(name))
                .serializer(SERIALIZER)
                .build();
        store.createSchema(PostgresTokenTableFactory.INSTANCE);
        return store;
    }
}
