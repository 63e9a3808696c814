package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.client.LedgerHttp;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./quitus start} with its three bays, stopped, killed and started again on the same data. */
class StartCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void starts_refuses_a_second_instance_stops_clean_and_recovers_after_a_kill() throws Exception {
        Path data = folder.resolve("data");
        try (QuitusProcess first = start(data)) {
            assertThat(generalBudget(data)).isEqualTo("618306450885.00");
            try (QuitusProcess second =
                    QuitusProcess.run(folder, "start", "--data", data.toString(), "--port", port())) {
                assertThat(second.awaitEnd()).isNotZero();
                assertThat(second.told())
                        .contains("déjà tenu par une autre instance")
                        .doesNotContain("\tat ");
            }
            first.interrupt();
            first.awaitEnd();
        }
        QuitusProcess.await("the bays' processes to end", () -> QuitusProcess.processesOn(data)
                .isEmpty());

        try (QuitusProcess again = start(data)) {
            assertThat(generalBudget(data)).isEqualTo("618306450885.00");
            again.kill();
            again.awaitEnd();
        }

        try (QuitusProcess recovered = start(data)) {
            assertThat(generalBudget(data)).isEqualTo("618306450885.00");
            recovered.interrupt();
            recovered.awaitEnd();
        }
        QuitusProcess.await("the bays' processes to end", () -> QuitusProcess.processesOn(data)
                .isEmpty());
    }

    private QuitusProcess start(Path data) throws IOException {
        QuitusProcess started = QuitusProcess.run(folder, "start", "--data", data.toString(), "--port", port());
        started.awaitText("Quitus répond sur http://127.0.0.1:");
        return started;
    }

    private static String port() {
        return String.valueOf(LocalPort.any());
    }

    /** AE of the general budget, which an empty ledger was opened with. */
    private static String generalBudget(Path data) {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            long head = http.get("tess", "/api/v1/projections", -1)
                    .json()
                    .path("items")
                    .path(0)
                    .path("position")
                    .asLong();
            return GeneralBudget.ae(
                    http.get("ada", "/api/v1/budgets/2025/missions", head).json());
        }
    }
}
