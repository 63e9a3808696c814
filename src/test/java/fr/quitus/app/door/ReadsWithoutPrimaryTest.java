package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.BaysSeen;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.BayStatus;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.domain.actor.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary and a second bay are lost, so nobody may take over: the third one shows what it has, and how far. */
class ReadsWithoutPrimaryTest {
    private static final Duration PATIENCE = Await.PATIENCE;

    @TempDir
    Path data;

    @Test
    void figures_come_from_the_bay_that_is_left_with_their_position_and_a_word_on_the_writes() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(Map.of(
                "quitus.data", data.toString(), "quitus.storage.mode", "bays", "quitus.front-desk.enabled", "true"))) {
            EmbeddedBays bays = ledger.bean(LedgerStorage.class).bays().orElseThrow();
            Dossiers dossiers = new Dossiers(ledger).funded();
            String ada = ledger.token("ada", Role.AUDITOR);
            BaysSeen.awaitAllCounting(bays);
            Reply before = ledger.get(ada, "/api/v1/budgets/2025/missions", "Quitus-Min-Position", head(ledger));
            assertThat(before.status()).as(before.toString()).isEqualTo(200);
            assertThat(before.header("Quitus-Degraded")).isEmpty();
            // What a view shows is waited for by no commit: it reaches the others a moment later.
            String written = asked(bays, "select pg_current_wal_insert_lsn()");
            Await.until("everything in every bay", () -> isApplied(bays, written));
            BayName primary = bays.primary();
            BayName follower = bays.statuses().stream()
                    .filter(bay -> bay.state() == BayState.QUORUM)
                    .map(BayStatus::name)
                    .findFirst()
                    .orElseThrow();

            // Nobody may be promoted after that: the one that is left cannot know what the two others acknowledged.
            bays.destroy(follower);
            bays.destroy(primary);
            Await.until("an open desk", () -> ledger.get(ada, "/api/v1/front-desk")
                    .json()
                    .path("open")
                    .asBoolean());
            Await.until("an answer without a primary", () -> answers(ledger, ada, "/api/v1/budgets/2025/missions"));
            Reply now = ledger.send(ledger.request("/api/v1/budgets/2025/missions")
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + ada)
                    .build());

            assertThat(now.status()).as(now.toString()).isEqualTo(200);
            assertThat(now.json().path("items")).isEqualTo(before.json().path("items"));
            assertThat(now.json().path("position")).isEqualTo(before.json().path("position"));
            assertThat(now.json().path("asOf")).isEqualTo(before.json().path("asOf"));
            assertThat(now.header("Quitus-Degraded")).isEqualTo("writes");
            Reply hers = ledger.get(
                    ada,
                    "/api/v1/budgets/2025/missions",
                    "Quitus-Min-Position",
                    now.json().path("position").asString());
            assertThat(hers.status())
                    .as("what she has seen is shown again: " + hers)
                    .isEqualTo(200);
            Reply file = ledger.send(ledger.request("/api/v1/commitments/2100009999")
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + ada)
                    .build());
            assertThat(file.status())
                    .as("files are read from the log itself: " + file)
                    .isEqualTo(503);
            assertThat(file.code()).isEqualTo("STOCKAGE_INDISPONIBLE");
            Map<String, byte[]> taken = BundleTest.files(ledger, ada);
            String readme = BundleTest.text(taken, "LISEZMOI.txt");
            assertThat(taken)
                    .as(readme)
                    .containsKeys("corbeille.csv", "balance-generale.csv", "consommation-budgetaire.csv");
            assertThat(readme).contains("corbeille.csv : position ");
            Reply drafted = ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00"));
            assertThat(drafted.status()).as(drafted.toString()).isEqualTo(202);
        }
    }

    private static boolean isApplied(EmbeddedBays bays, String written) {
        try {
            return asked(bays, "select bool_and(replay_lsn >= '" + written + "') from pg_stat_replication")
                    .equals("t");
        } catch (SQLException e) {
            return false;
        }
    }

    private static String asked(EmbeddedBays bays, String query) throws SQLException {
        try (Connection admin =
                        DriverManager.getConnection(bays.jdbcUrl("postgres"), bays.adminUser(), bays.adminPassword());
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static String head(RunningLedger ledger) {
        return String.valueOf(ledger.log().head());
    }

    private static boolean answers(RunningLedger ledger, String token, String path) {
        return ledger.send(ledger.request(path)
                                .timeout(PATIENCE)
                                .header("Authorization", "Bearer " + token)
                                .build())
                        .status()
                == 200;
    }
}
