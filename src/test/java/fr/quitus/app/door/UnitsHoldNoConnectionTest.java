package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariPoolMXBean;
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
import java.util.concurrent.locks.LockSupport;
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
                // The appender took one batch and waits for the head; the rest queues behind it.
                awaitNoConnectionHeld(pool);
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

    /** Those that are not yet queued may still read: at one moment at least nobody does, and most of them wait. */
    private void awaitNoConnectionHeld(HikariPoolMXBean pool) {
        long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
        while (ledger.log().health().queuedUnits() < COMMANDS / 2 || pool.getActiveConnections() > 0) {
            assertThat(System.nanoTime())
                    .as("queued %s, connections %s", ledger.log().health(), pool.getActiveConnections())
                    .isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Connection admin() throws SQLException {
        LedgerStorage storage = ledger.bean(LedgerStorage.class);
        return DriverManager.getConnection(
                storage.jdbcUrl(LedgerStorage.DATABASE), storage.adminUser(), storage.adminPassword());
    }
}
