package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariPoolMXBean;
import fr.quitus.app.Await;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands that wait to be durable take nothing from those who read. */
@ExtendWith(SharedLedger.class)
class UnitsHoldNoConnectionTest {
    private static final int COMMANDS = 40;

    private final RunningLedger ledger;
    private final Dossiers dossiers;

    UnitsHoldNoConnectionTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.dossiers = new Dossiers(ledger);
    }

    @Test
    void units_that_wait_for_the_log_hold_no_connection() throws Exception {
        HikariPoolMXBean pool = ledger.bean(LedgerDatabase.class).log().getHikariPoolMXBean();
        List<Future<Reply>> waiting = new ArrayList<>();

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            try (Connection admin = admin();
                    Statement statement = admin.createStatement()) {
                admin.setAutoCommit(false);
                statement.execute("select position from eventlog.log_head for update");
                for (int i = 0; i < COMMANDS; i++) {
                    waiting.add(callers.submit(
                            () -> ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00"))));
                }
                // The appender took one batch and waits for the head; the rest queues behind it. Others read the log
                // now
                // and then, so that a connection may be out at any instant: one that a unit held would stay out.
                Await.until(
                        "units that queue while no connection is out",
                        () -> ledger.log().health().queuedUnits() >= COMMANDS / 2 && pool.getActiveConnections() == 0,
                        () -> ledger.log().health() + ", connections out: " + pool.getActiveConnections());
                assertThat(waiting).noneMatch(Future::isDone);
                admin.rollback();
            }
            for (Future<Reply> each : waiting) {
                assertThat(each.get(RunningLedger.DEADLINE.toSeconds(), TimeUnit.SECONDS)
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    private Connection admin() throws SQLException {
        LedgerStorage storage = ledger.bean(LedgerStorage.class);
        return DriverManager.getConnection(
                storage.jdbcUrl(LedgerStorage.DATABASE), storage.adminUser(), storage.adminPassword());
    }
}
