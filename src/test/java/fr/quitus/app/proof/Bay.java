package fr.quitus.app.proof;

import fr.quitus.bays.EmbeddedPostgres;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.postgres.PostgresEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A PostgreSQL with logs of a few hundred events, and its superuser. */
final class Bay implements AutoCloseable {

    /** Each unit of four events and one line, and after each a refusal. */
    static final int UNIT_EVENTS = 4;

    private static final Instant TIME = Instant.parse("2025-03-02T10:00:00Z");
    private static final String TEMPLATE = "quitus_template";

    private final EmbeddedPostgres postgres;
    private int databases;

    private Bay(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Bay start(Path folder) throws SQLException {
        Bay bay = new Bay(EmbeddedPostgres.start(folder, EmbeddedPostgres.THROW_AWAY));
        bay.superuser("postgres", "create database " + TEMPLATE);
        Flyway.configure()
                .dataSource(bay.postgres.jdbcUrl(TEMPLATE), bay.postgres.user(), bay.postgres.password())
                .locations("classpath:db/eventlog")
                .load()
                .migrate();
        return bay;
    }

    /** A database with an empty log. */
    String empty() throws SQLException {
        String name = "log_" + databases++;
        superuser("postgres", "create database %s template %s".formatted(name, TEMPLATE));
        return name;
    }

    /** A database with a log of so many units, as the ledger writes them. */
    String written(int units) throws SQLException {
        String name = empty();
        try (EventLog log = log(name)) {
            for (int unit = 0; unit < units; unit++) {
                log.append(unit(unit)).join();
                log.append(refusal(unit)).join();
            }
        }
        return name;
    }

    EventLog log(String name) {
        return PostgresEventLog.open(
                () -> connection(name), () -> connection(name), LogLimits.defaults(), new SimpleMeterRegistry());
    }

    static AppendUnit unit(int unit) {
        return new AppendUnit(
                List.of(event(unit, 0), event(unit, 1), event(unit, 2), event(unit, 3)),
                entry(unit, Outcome.ACCEPTED),
                TIME.plusMillis(unit));
    }

    static AppendUnit refusal(int unit) {
        return new AppendUnit(List.of(), entry(1_000_000 + unit, Outcome.REFUSED), TIME.plusMillis(unit));
    }

    private static CommandEntry entry(int number, Outcome outcome) {
        return new CommandEntry(
                new UUID(3, number),
                "CertifyService",
                "omar",
                new byte[32],
                outcome,
                outcome == Outcome.REFUSED ? "DISPONIBLE_INSUFFISANT" : null,
                "{\"é\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private static NewEvent event(int unit, int sequence) {
        String amount = "%d.%02d".formatted(1_000 + unit, sequence);
        String postings = """
                {"account":"6113110000","side":"DEBIT","amount":"%s"},{"account":"4081000000","side":"CREDIT",\
                "amount":"%s","auxiliary":"85129663200017"}""".formatted(amount, amount);
        String payload = """
                {"line":%d,"entries":[{"template":"P01","journal":"SF","accountingDate":"2025-03-02",\
                "label":"Service fait certifié","postings":[%s]}]}""".formatted(sequence, postings);
        return new NewEvent(
                "Commitment",
                "2100" + unit,
                sequence,
                "service-certified.v1",
                payload.getBytes(StandardCharsets.UTF_8),
                "{\"actor\":\"omar\"}".getBytes(StandardCharsets.UTF_8));
    }

    Connection connection(String name) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(name), postgres.user(), postgres.password());
    }

    BayLog read(String name) throws SQLException {
        return BayLog.open(connection(name));
    }

    /** As superuser with triggers off. */
    void superuser(String name, String... statements) throws SQLException {
        try (Connection connection = connection(name);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(name.equals("postgres"));
            if (!connection.getAutoCommit()) {
                statement.execute("set session_replication_role = replica");
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
