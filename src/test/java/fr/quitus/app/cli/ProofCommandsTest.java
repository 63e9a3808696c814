package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.opening.BudgetOpening;
import fr.quitus.app.proof.BayAddress;
import fr.quitus.app.proof.BayLog;
import fr.quitus.app.proof.CheckpointPublisher;
import fr.quitus.proofs.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** What an auditor types, against a ledger that runs. */
class ProofCommandsTest {

    private static final int INTACT = 0;
    private static final int USAGE = 2;
    private static final int BROKEN = 3;
    private static final int UNREACHABLE = 4;

    @TempDir
    Path folder;

    private Path data = Path.of("data");
    private @Nullable ConfigurableApplicationContext running;
    private String key = "";

    @BeforeEach
    void a_ledger_with_credits() {
        data = folder.resolve("data");
        running = start(data);
        ledger().getBean(BudgetOpening.class).open();
        key = ledger().getBean(CheckpointPublisher.class).key().verifierKey().text();
    }

    @AfterEach
    void stop() {
        ledger().close();
    }

    private ConfigurableApplicationContext ledger() {
        return Objects.requireNonNull(running);
    }

    @Test
    void verify_export_and_import_end_with_their_codes() throws Exception {
        Path checkpoint = folder.resolve("kept.note");
        SignedNote note = ledger().getBean(CheckpointPublisher.class).publish();
        Files.write(checkpoint, note.encode());
        Path segments = folder.resolve("segments");

        assertThat(run(new VerifyCommand(), "--data", data, "--key", key, "--checkpoint", checkpoint))
                .isEqualTo(INTACT);
        assertThat(run(new ExportCommand(), "--data", data, "--to", segments, "--events", "100"))
                .isEqualTo(INTACT);
        assertThat(files(segments)).hasSizeGreaterThan(1);
        assertThat(run(
                        new VerifyCommand(),
                        Stream.concat(
                                        Stream.of("--key", key, "--checkpoint", checkpoint.toString()),
                                        files(segments).stream())
                                .toArray()))
                .isEqualTo(INTACT);

        Path again = folder.resolve("again");
        assertThat(run(new ImportCommand(), "--data", again, "--mode", "SINGLE", "--key", key, segments))
                .as("without --verify")
                .isEqualTo(USAGE);
        assertThat(run(new ImportCommand(), "--verify", segments, "--data", again, "--mode", "SINGLE", "--key", key))
                .isEqualTo(INTACT);
        assertThat(run(new ImportCommand(), "--verify", segments, "--data", again, "--mode", "SINGLE", "--key", key))
                .as("a store that is not empty")
                .isEqualTo(USAGE);
        long events = events(data);
        ledger().close();
        running = start(again);
        assertThat(events(again)).isEqualTo(events);
        assertThat(run(new VerifyCommand(), "--data", again, "--key", key, "--checkpoint", checkpoint))
                .isEqualTo(INTACT);
        assertThat(ledger().getBean(BudgetOpening.class).open())
                .as("keys are for ever")
                .isZero();
    }

    @Test
    void a_superusers_change_is_broken_and_a_ledger_that_is_gone_is_unreachable() throws Exception {
        try (Connection superuser = BayAddress.of(data, null).connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update eventlog.events set recorded_at = recorded_at + 1 where position = 3");
        }
        assertThat(run(new VerifyCommand(), "--data", data)).isEqualTo(BROKEN);
        assertThat(run(new ExportCommand(), "--data", data, "--to", folder.resolve("none")))
                .isEqualTo(BROKEN);

        ledger().close();
        assertThat(run(new VerifyCommand(), "--data", data)).isEqualTo(UNREACHABLE);
        assertThat(run(new VerifyCommand(), "--data", folder.resolve("nowhere")))
                .isEqualTo(UNREACHABLE);
        assertThat(run(new VerifyCommand(), "--nonsense")).isEqualTo(USAGE);
    }

    private static int run(Object command, Object... words) {
        return new CommandLine(command)
                .execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).toList();
        }
    }

    private static long events(Path data) throws IOException, SQLException {
        try (BayLog log = BayLog.open(BayAddress.of(data, null).connect())) {
            return log.head().events();
        }
    }

    private static ConfigurableApplicationContext start(Path data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", LocalPort.any());
        settings.put("quitus.data", data.toString());
        settings.put("quitus.storage.mode", "single");
        settings.put("quitus.storage.fsync", false);
        settings.put("logging.level.fr.quitus", "error");
        return Instances.start(settings);
    }
}
