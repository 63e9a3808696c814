package fr.quitus.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.postgres.PostgresEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** An event log of its own for prepared events, which no view could make sense of. */
final class PreparedLog implements AutoCloseable {
    private static final int READ_CONNECTIONS_MAX = 4;

    private final Place place;
    private final HikariDataSource reads;
    private final EventLog log;

    private PreparedLog(Place place, HikariDataSource reads) {
        this.place = place;
        this.reads = reads;
        this.log = PostgresEventLog.open(
                place::application, reads::getConnection, LogLimits.defaults(), new SimpleMeterRegistry());
    }

    static PreparedLog beside(LedgerStorage storage, String name) throws SQLException {
        Place place = Place.make(storage, name);
        Flyway.configure()
                .dataSource(place.url(), place.user(), place.password())
                .locations("classpath:db/eventlog")
                .load()
                .migrate();
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(place.url());
        pool.setUsername(place.user());
        pool.setPassword(place.password());
        pool.addDataSourceProperty("options", Place.ROLE_OF_THE_APPLICATION);
        pool.setConnectionInitSql(PostgresEventLog.PREPARE_READER);
        pool.setMaximumPoolSize(READ_CONNECTIONS_MAX);
        return new PreparedLog(place, new HikariDataSource(pool));
    }

    EventLog log() {
        return log;
    }

    Place place() {
        return place;
    }

    @Override
    public void close() {
        log.close();
        reads.close();
    }
}
