package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.actor.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is no part of deciding and writing is taken away, one after the other: acts go on, and it is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoChokePointTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NOBODY = "http://127.0.0.1:1/checkpoints";

    @TempDir
    static Path folder;

    private RunningLedger ledger;
    private Path archive;
    private String tess;
    private String denis;

    @BeforeAll
    void start() {
        archive = folder.resolve("archive");
        // The sink of checkpoints is away from the start.
        ledger = RunningLedger.start(Map.of(
                "quitus.archive.folder",
                archive.toString(),
                "quitus.proofs.url",
                NOBODY,
                "quitus.proofs.checkpoint-interval-s",
                "1"));
        tess = ledger.token("tess", Role.TECH_ADMIN);
        denis = ledger.token("denis", Role.BUDGET_DIRECTORATE);
    }

    @AfterAll
    void stop() throws Exception {
        ledger.close();
    }

    @Test
    void acts_go_on_without_the_views_which_catch_up_when_they_are_back() throws SQLException {
        act();
        awaitShown();
        sql(
                "alter role quitus_views nologin",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'quitus_views'");
        try {
            act();
            Reply asked = await("a question refused", () -> balance(), reply -> reply.status() != 200);

            assertThat(asked.status()).as(asked.toString()).isEqualTo(503);
            assertThat(asked.header("Retry-After")).isNotBlank();
            assertThat(asked.code()).isNotEqualTo("ERREUR_INTERNE");
            act();
        } finally {
            sql("alter role quitus_views login");
        }

        awaitShown();
    }

    @Test
    void acts_go_on_without_the_archive_which_goes_on_where_it_was() throws Exception {
        act();
        await("an archive that follows", this::archived, reply -> isArchived(reply));
        Path aside = folder.resolve("aside");
        Files.move(archive, aside);
        Files.writeString(archive, "no folder");
        act();
        await("an archive that fails", this::archived, reply -> !state(reply).equals("FOLLOWING"));
        act();

        Files.delete(archive);
        Files.move(aside, archive);

        await("the archive whole again", this::archived, this::isArchived);
    }

    @Test
    void acts_go_on_without_whom_checkpoints_are_sent_to() {
        act();

        await(
                "a checkpoint of it, in the ledger's own folder",
                () -> ledger.get(tess, "/api/v1/proofs/checkpoint"),
                reply -> reply.status() == 200
                        && reply.json().path("size").asLong() == ledger.log().head() + 1);
        act();
    }

    private void act() {
        Reply reply = ledger.post(denis, "OpenCredits", Dossiers.open());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    }

    private Reply balance() {
        return ledger.get(ledger.token("aude", Role.AUDITOR), "/api/v1/trial-balance?year=2025");
    }

    private Reply archived() {
        return ledger.get(tess, "/api/v1/archive");
    }

    private static String state(Reply archive) {
        return archive.json().path("state").asString();
    }

    private boolean isArchived(Reply archive) {
        return state(archive).equals("FOLLOWING")
                && archive.json().path("position").asLong() == ledger.log().head();
    }

    private void awaitShown() {
        await(
                "the views at the head of the log",
                () -> ledger.get(tess, "/api/v1/projections"),
                reply -> reply.status() == 200
                        && reply.json()
                                .path("items")
                                .valueStream()
                                .allMatch(view -> view.path("position").asLong()
                                        == ledger.log().head()));
    }

    private static Reply await(String what, Supplier<Reply> ask, Predicate<Reply> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Reply reply = ask.get();
            if (wanted.test(reply)) {
                return reply;
            }
            assertThat(System.nanoTime() - deadline)
                    .as("%s, last: %s", what, reply)
                    .isNegative();
            LockSupport.parkNanos(100_000_000);
        }
    }

    private void sql(String... statements) throws SQLException {
        LedgerStorage storage = ledger.bean(LedgerStorage.class);
        try (Connection admin = DriverManager.getConnection(
                        storage.jdbcUrl(LedgerStorage.DATABASE), storage.adminUser(), storage.adminPassword());
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
