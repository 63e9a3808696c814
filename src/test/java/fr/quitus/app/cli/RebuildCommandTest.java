package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.GatedPages;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.operations.InstanceFile;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.projections.engine.OrderedRebuild.State;
import fr.quitus.projections.engine.Rebuilds;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** The word {@code rebuild} against a ledger that runs. */
class RebuildCommandTest {
    private static final Duration DEADLINE = Await.PATIENCE;
    /** What the shell tells of a program that SIGTERM ended. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path data = Path.of("");

    private record Run(int code, String text) {}

    private Run rebuild(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CommandLine line = new CommandLine(new RebuildCommand(new PrintStream(printed, true, StandardCharsets.UTF_8)));
        int code = line.execute(Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
        return new Run(code, printed.toString(StandardCharsets.UTF_8));
    }

    private static void falsify(ConfigurableApplicationContext instance) {
        try (Connection connection =
                        instance.getBean(LedgerDatabase.class).views().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update views.audit_trail set actor = 'falsifié' where position = 0"))
                    .isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rebuilds_tells_the_verdicts_goes_back_and_is_cancelled_when_interrupted() throws Exception {
        int port = LocalPort.any();
        String address = "http://127.0.0.1:" + port;
        try (ConfigurableApplicationContext instance = Instances.start(Map.of(
                        "server.port",
                        port,
                        "quitus.data",
                        data.toString(),
                        "quitus.storage.mode",
                        "single",
                        "quitus.storage.fsync",
                        "false",
                        "spring.main.sources",
                        GatedPages.class.getName(),
                        "logging.level.fr.quitus",
                        "off"));
                LedgerHttp http = new LedgerHttp(address)) {
            InstanceFile.in(data).write(address);
            LedgerHttp.Reply opened = http.post(
                    "denis",
                    "/api/v1/commands/OpenCredits",
                    "{\"year\":2025,\"programme\":\"0156\",\"title\":\"T3\","
                            + "\"ae\":\"9.00\",\"cp\":\"9.00\",\"legalRef\":\"L\"}",
                    Map.of("Idempotency-Key", "open-1"));
            assertThat(opened.ok()).as(opened.text()).isTrue();
            http.get("ada", "/api/v1/audit-trail", 0);

            Run two = rebuild("trialbalance", "availability");
            assertThat(two.code).as(two.text).isEqualTo(RebuildCommand.DONE);
            assertThat(two.text)
                    .contains("trialbalance             identique et remplacée, position ")
                    .contains("availability             identique et remplacée, position ")
                    .contains("les 2 projections demandées sont remplacées");
            assertThat(rebuild("nothing").code).isEqualTo(RebuildCommand.REFUSED);
            assertThat(rebuild("--back", "availability").code).isEqualTo(RebuildCommand.DONE);
            assertThat(rebuild("--back", "costs").code).isEqualTo(RebuildCommand.REFUSED);

            falsify(instance);
            Run different = rebuild();
            assertThat(different.code).as(different.text).isEqualTo(RebuildCommand.NOT_DONE);
            assertThat(different.text)
                    .contains("audittrail               DIFFÉRENTE, non remplacée")
                    .contains("Un troisième calcul donne raison à la ligne reconstruite.")
                    .contains("    événement 0 credits-opened");

            isCancelledWhenInterrupted(instance.getBean(Rebuilds.class));
        }
    }

    private void isCancelledWhenInterrupted(Rebuilds rebuilds) throws Exception {
        GatedPages.shut();
        try (QuitusProcess process = QuitusProcess.run(data, "rebuild", "trialbalance", "--data", data.toString())) {
            process.awaitText("événements");
            process.interrupt();

            assertThat(process.awaitEnd()).isEqualTo(TERMINATED);
            assertThat(process.told()).contains("Interrompu", "Reconstruction annulée : 0 projections sur 1");
            assertThat(rebuilds.all().getFirst().awaitEnd(DEADLINE).state()).isEqualTo(State.CANCELLED);
        } finally {
            GatedPages.open();
        }
        assertThat(rebuild("trialbalance").code).isEqualTo(RebuildCommand.DONE);
    }
}
