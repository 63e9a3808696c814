package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.operations.InstanceFile;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.verify.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/**
 * The words {@code front-desk}, {@code admission} and {@code receipt}: the desk of a ledger that runs, and a receipt
 * without one.
 */
class FrontDeskCommandsTest {
    private static final String CREDITS = """
            {"year":2025,"programme":"0156","title":"T3","ae":"1000.00","cp":"900.00","legalRef":"PLF 2025"}
            """;

    @TempDir
    Path data;

    @TempDir
    Path kept;

    private int desk(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return new CommandLine(new FrontDeskCommand()).execute(all);
    }

    private static int receipt(String... arguments) {
        return new CommandLine(new ReceiptCommand()).execute(arguments);
    }

    private static Reply credits(LedgerHttp http, String key) {
        return http.post("denis", "/api/v1/commands/OpenCredits", CREDITS, Map.of("Idempotency-Key", key));
    }

    @Test
    void opens_and_closes_the_desk_and_checks_what_it_gave() throws Exception {
        int port = LocalPort.any();
        try (ConfigurableApplicationContext instance = Instances.start(Map.of(
                        "server.port", port,
                        "quitus.data", data.toString(),
                        "quitus.storage.mode", "single",
                        "quitus.storage.fsync", "false",
                        "quitus.front-desk.enabled", "true",
                        "quitus.front-desk.folders", kept.resolve("one/desk") + "," + kept.resolve("two/desk"),
                        "logging.level.fr.quitus", "warn"));
                LedgerHttp http = new LedgerHttp("http://127.0.0.1:" + port)) {
            assertThat(instance.isRunning()).isTrue();
            InstanceFile.in(data).write("http://127.0.0.1:" + port);
            assertThat(desk()).isEqualTo(FrontDeskCommand.DONE);
            assertThat(new CommandLine(new AdmissionCommand()).execute("--data", data.toString()))
                    .isEqualTo(AdmissionCommand.SERVED);
            assertThat(desk("open")).as("without a reason").isEqualTo(FrontDeskCommand.REFUSED);
            assertThat(credits(http, "before").status()).isEqualTo(201);

            assertThat(desk("open", "--reason", "arrêt prévu")).isEqualTo(FrontDeskCommand.DONE);
            Reply taken = credits(http, "during");
            assertThat(taken.status()).as(taken.text()).isEqualTo(202);
            Files.writeString(kept.resolve("receipt.json"), taken.text());
            Files.writeString(
                    kept.resolve("receipt.txt"), taken.json().path("text").asString());
            Files.copy(data.resolve("keys/desk.pub"), kept.resolve("desk.pub"));

            assertThat(desk("close", "--reason", "terminé")).isEqualTo(FrontDeskCommand.DONE);
            QuitusProcess.await("the deposit to be decided", () -> http.get(
                            "denis", taken.header("Location").orElseThrow(), -1)
                    .json()
                    .path("state")
                    .asString()
                    .equals("ACCEPTÉ"));
        }

        String key = Files.readString(kept.resolve("desk.pub")).strip();
        String json = kept.resolve("receipt.json").toString();
        assertThat(receipt(json, "--key", key)).isEqualTo(ExitCode.INTACT.number());
        assertThat(receipt(kept.resolve("receipt.txt").toString(), "--key", key))
                .isEqualTo(ExitCode.INTACT.number());
        assertThat(receipt(json, "--data", data.toString())).isEqualTo(ExitCode.INTACT.number());
        String other = SigningKey.generate("autre.example/guichet", KeyType.NOTE)
                .verifierKey()
                .text();
        assertThat(receipt(json, "--key", other)).isEqualTo(ExitCode.BROKEN.number());
        Path altered = kept.resolve("altered.txt");
        Files.writeString(altered, Files.readString(kept.resolve("receipt.txt")).replace("denis", "rachel"));
        assertThat(receipt(altered.toString(), "--key", key)).isEqualTo(ExitCode.BROKEN.number());
        assertThat(receipt(kept.resolve("none").toString(), "--key", key)).isEqualTo(ExitCode.UNREACHABLE.number());
    }
}
