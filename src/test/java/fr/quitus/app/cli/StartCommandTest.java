package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.client.LedgerHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
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
            awaitGeneralBudget(data);
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
            awaitGeneralBudget(data);
            again.kill();
            again.awaitEnd();
        }

        try (QuitusProcess recovered = start(data)) {
            awaitGeneralBudget(data);
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

    /** AE of the general budget, which an empty ledger was opened with: views show it a moment later. */
    private static void awaitGeneralBudget(Path data) {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            AtomicReference<LedgerHttp.Reply> seen = new AtomicReference<>();
            Await.until(
                    "the general budget",
                    () -> {
                        seen.set(http.get("ada", "/api/v1/budgets/2025/missions", -1));
                        return seen.get().ok()
                                && GeneralBudget.ae(seen.get().json()).equals("618306450885.00");
                    },
                    seen::get);
        }
    }
}
