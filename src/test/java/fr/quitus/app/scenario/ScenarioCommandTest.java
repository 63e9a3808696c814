package fr.quitus.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScenarioCommandTest {
    private static final String SCENARIO = """
            scenario: T-1
            title: un titre
            source: s
            fiscalYear: 2026
            when: []
            then: { %s }
            """;

    @TempDir
    Path folder;

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger stopped = new AtomicInteger();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** An instance whose ledger is a fake with empty books. */
    private final class FakeInstance implements FreshInstance {
        private @Nullable FakeLedger ledger;

        @Override
        public URI start() {
            started.incrementAndGet();
            try {
                ledger = new FakeLedger();
                return ledger.address();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            stopped.incrementAndGet();
            if (ledger != null) {
                ledger.close();
            }
        }
    }

    private FreshInstance instance(int fiscalYear) {
        assertThat(fiscalYear).isEqualTo(2026);
        return new FakeInstance();
    }

    private int run(Path... files) {
        CommandLine command = new CommandLine(new ScenarioCommand(this::instance))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        String[] names = new String[files.length];
        for (int i = 0; i < files.length; i++) {
            names[i] = files[i].toString();
        }
        return command.execute(names);
    }

    private Path file(String name, String then) throws IOException {
        return Files.writeString(folder.resolve(name), SCENARIO.formatted(then));
    }

    @Test
    void prints_each_expectation_and_last_the_count() throws IOException {
        int exit = run(file("a.yaml", "ledgerEmpty: true"), file("b.yaml", "ledgerEmpty: true"));

        assertThat(exit).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        T-1 – un titre
                          ok           a.yaml:6       aucune écriture
                        T-1 – un titre
                          ok           b.yaml:6       aucune écriture
                        2 passed, 0 failed
                        """);
        assertThat(started).hasValue(2);
        assertThat(stopped).hasValue(2);
    }

    @Test
    void exits_with_one_when_an_expectation_fails() throws IOException {
        int exit = run(file("a.yaml", "ledgerEmpty: true"), file("b.yaml", "entries: [P01]"));

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("  ÉCHEC        b.yaml:6       écritures du journal P01 -> trouvé aucune écriture")
                .endsWith("1 passed, 1 failed" + System.lineSeparator());
    }

    @Test
    void starts_nothing_when_a_file_cannot_be_read() throws IOException {
        int exit = run(file("a.yaml", "ledgerEmpty: true"), file("b.yaml", "ledgerEmty: true"));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).startsWith("b.yaml:6:9 : clé inconnue « ledgerEmty »");
        assertThat(out.toString()).isEqualToNormalizingNewlines("0 passed, 1 failed\n");
        assertThat(started).hasValue(0);
    }

    @Test
    void goes_on_with_the_next_file_when_an_instance_does_not_start() throws IOException {
        FreshInstance broken = new FreshInstance() {
            @Override
            public URI start() {
                throw new InstanceNotStarted("aucun port libre", new IOException("test"));
            }

            @Override
            public void stop() {
                stopped.incrementAndGet();
            }
        };
        CommandLine command = new CommandLine(new ScenarioCommand(year -> broken)).setOut(new PrintWriter(out));

        int exit = command.execute(
                file("a.yaml", "ledgerEmpty: true").toString(),
                file("b.yaml", "ledgerEmpty: true").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("  NON VÉRIFIÉE a.yaml:6       aucune écriture -> aucun port libre")
                .endsWith("0 passed, 2 failed" + System.lineSeparator());
        assertThat(stopped).hasValue(2);
    }
}
