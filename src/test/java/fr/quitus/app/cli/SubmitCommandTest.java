package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.operations.InstanceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** The word {@code submit} against a ledger that runs. */
class SubmitCommandTest {
    private static final String CREDITS = """
            command,year,programme,title,ae,cp,legalRef
            OpenCredits,2025,0156,T3,%s,900.00,PLF 2025
            """;

    @TempDir
    Path data;

    @Test
    void submits_a_file_prints_its_report_and_says_by_its_code_what_became_of_it() throws IOException {
        int port = LocalPort.any();
        try (ConfigurableApplicationContext instance = Instances.start(Map.of(
                "server.port", port,
                "quitus.data", data.toString(),
                "quitus.storage.mode", "single",
                "quitus.storage.fsync", "false",
                "logging.level.fr.quitus", "warn"))) {
            assertThat(instance.isRunning()).isTrue();
            InstanceFile.in(data).write("http://127.0.0.1:" + port);
            Path whole = file("credits.csv", CREDITS.formatted("1000.00"));
            Path wrong = file("faux.csv", CREDITS.formatted("mille"));

            Run simulated = submit(whole.toString(), "--simulate");
            Run done = submit(whole.toString());
            Run again = submit(whole.toString());
            Run refused = submit(wrong.toString());
            Run json = submit(whole.toString(), "--json");
            Run empty = submit(file("vide.csv", "").toString());

            assertThat(simulated.code).isEqualTo(SubmitCommand.DONE);
            assertThat(simulated.text).contains("(simulation)").contains("1 intégrées");
            assertThat(done.code).isEqualTo(SubmitCommand.DONE);
            assertThat(done.text).contains("1 intégrées, 0 déjà connues, 0 refusées.");
            assertThat(again.text).contains("0 intégrées, 1 déjà connues, 0 refusées.");
            assertThat(refused.code).isEqualTo(SubmitCommand.REFUSED);
            assertThat(refused.text).contains("ligne 2 : REFUSÉE REQUETE_INVALIDE /ae : ");
            assertThat(json.text).startsWith("{\"fileId\":");
            assertThat(empty.code).isEqualTo(SubmitCommand.REFUSED);
        }
    }

    private record Run(int code, String text) {}

    private Run submit(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        SubmitCommand command = new SubmitCommand(new PrintStream(printed, true, StandardCharsets.UTF_8));
        CommandLine line = new CommandLine(command);
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(new String[] {"--as", "denis", "--data", data.toString()}, 0, all, arguments.length, 4);
        int code = line.execute(all);
        return new Run(code, printed.toString(StandardCharsets.UTF_8));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(data.resolve(name), content);
    }
}
