package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.BaysSeen;
import fr.quitus.app.operations.InstanceFile;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.eventstore.EventLog;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** {@code ./quitus bays drain|remove|add|reseed|promote} on a ledger of three bays, and by force on what is left. */
class BayActCommandsTest {
    @TempDir
    private Path data = Path.of("");

    private record Run(int code, String text) {}

    @Test
    void orders_go_to_the_instance_and_a_bay_is_forced_only_when_it_is_stopped() throws Exception {
        long head;
        try (ConfigurableApplicationContext instance = start()) {
            EmbeddedBays bays = instance.getBean(LedgerStorage.class).bays().orElseThrow();
            BaysSeen.awaitAllCounting(bays);
            head = instance.getBean(EventLog.class).head();

            assertThat(bays("drain", "a", "--reason", "essai")).isEqualTo(BayActCommands.REFUSED);
            assertThat(bays("drain", "c", "--reason", "essai")).isEqualTo(BayActCommands.DONE);
            assertThat(bays("remove", "c", "--reason", "essai")).isEqualTo(BayActCommands.DONE);
            BaysSeen.await(bays, BayName.C, BayState.REMOVED);
            assertThat(bays("add", "c", "--reason", "essai")).isEqualTo(BayActCommands.DONE);
            assertThat(BaysSeen.state(bays, BayName.C)).isEqualTo(BayState.QUORUM);
            assertThat(bays("reseed", "c", "--reason", "essai")).isEqualTo(BayActCommands.DONE);
            BaysSeen.awaitAllCounting(bays);
            assertThat(promote("", "b", "--reason", "essai").code).isEqualTo(BayActCommands.DONE);
            assertThat(bays.primary()).isEqualTo(BayName.B);
            assertThat(promote("", "b", "--reason", "essai", "--accept-loss").code)
                    .isEqualTo(BayActCommands.REFUSED);

            Run running = promote("c\n", "c", "--force");
            assertThat(running.code).isEqualTo(CommandLine.ExitCode.SOFTWARE);
            BaysSeen.awaitAllCounting(bays);
        }
        delete(data.resolve("bays/a"));
        delete(data.resolve("bays/b"));

        Run unsure = promote("non\n", "c", "--force");
        assertThat(unsure.code).isEqualTo(BayActCommands.REFUSED);
        assertThat(unsure.text)
                .contains("c : " + (head < 0 ? "aucun fait." : "dernier fait n° " + head + "."))
                .contains("a n'est pas lisible")
                .contains("b n'est pas lisible");
        assertThat(data.resolve("bays/forced-primary")).doesNotExist();

        assertThat(promote("c\n", "c", "--force").code).isEqualTo(BayActCommands.DONE);
        assertThat(data.resolve("bays/forced-primary")).hasContent("c");
        try (ConfigurableApplicationContext instance = start()) {
            assertThat(instance.getBean(LedgerStorage.class)
                            .bays()
                            .orElseThrow()
                            .primary())
                    .isEqualTo(BayName.C);
            assertThat(instance.getBean(EventLog.class).head()).isEqualTo(head);
        }
    }

    private ConfigurableApplicationContext start() {
        int port = LocalPort.any();
        ConfigurableApplicationContext instance = Instances.start(Map.of(
                "server.port",
                port,
                "quitus.data",
                data.toString(),
                "quitus.storage.fsync",
                "false",
                "quitus.storage.silence-s",
                "60",
                "logging.level.fr.quitus",
                "error"));
        InstanceFile.in(data).write("http://127.0.0.1:" + port);
        return instance;
    }

    private int bays(String... words) {
        return new CommandLine(new BaysCommand()).execute(onOurData(words));
    }

    private Run promote(String typed, String... words) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CommandLine line = new CommandLine(new PromoteCommand(
                new PrintStream(printed, true, StandardCharsets.UTF_8), new BufferedReader(new StringReader(typed))));
        return new Run(line.execute(onOurData(words)), printed.toString(StandardCharsets.UTF_8));
    }

    private String[] onOurData(String... words) {
        return Stream.concat(Stream.of(words), Stream.of("--data", data.toString()))
                .toArray(String[]::new);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
