package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.app.BaysSeen;
import fr.quitus.app.copies.CopyManifest;
import fr.quitus.app.operations.InstanceFile;
import fr.quitus.app.scenario.ScenarioRunner;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.EveryProjection;
import fr.quitus.proofs.verify.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** {@code ./quitus rebuild --from} on a ledger of three bays: each while they run, then the folder of one of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildFromBaysTest {
    /** What the shell tells of a program that SIGTERM ended. */
    private static final int TERMINATED = 143;

    private static final Pattern PSQL =
            Pattern.compile("PGPASSWORD=\\$\\(cat (\\S+)\\) psql -h 127\\.0\\.0\\.1 -p (\\d+) -U (\\S+) (\\S+)");

    @TempDir
    static Path folder;

    private static Path data = Path.of("data");
    private static ConfigurableApplicationContext running;
    private static long head;
    /** What the views of the ledger itself show. */
    private static Map<String, String> own = Map.of();

    private static Path standby = Path.of("standby");
    private static Path database = Path.of("database");

    @BeforeAll
    static void a_ledger_of_three_bays() throws Exception {
        data = folder.resolve("data");
        database = folder.resolve("database");
        int port = LocalPort.any();
        running = Instances.start(Map.of(
                "server.port",
                port,
                "quitus.data",
                data,
                "quitus.fiscal-year",
                2026,
                "quitus.storage.fsync",
                false,
                "quitus.storage.silence-s",
                60,
                "logging.level.fr.quitus",
                "error"));
        InstanceFile.in(data).write("http://127.0.0.1:" + port);
        Path scenario = Path.of(System.getProperty("quitus.root"), "src/test/resources/scenarios/DED-01.yaml");
        assertThat(ScenarioRunner.run(URI.create("http://127.0.0.1:" + port), scenario)
                        .failed())
                .isZero();
        head = running.getBean(EventLog.class).head();
        own = ViewDigests.shownBy(running);
        EmbeddedBays bays = running.getBean(LedgerStorage.class).bays().orElseThrow();
        BaysSeen.awaitShown(bays, head);
        standby = data.resolve("bays")
                .resolve(Arrays.stream(BayName.values())
                        .filter(bay -> bay != bays.primary())
                        .findFirst()
                        .orElseThrow()
                        .folder());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private record Run(int code, String text) {}

    private static Run rebuild(Object... words) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CommandLine line = new CommandLine(new RebuildCommand(new PrintStream(printed, true, StandardCharsets.UTF_8)));
        int code = line.execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
        return new Run(code, printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    @Order(1)
    void every_view_of_the_running_ledger_is_made_again_from_each_of_its_bays() throws Exception {
        for (String bay : List.of("a", "b", "c")) {
            Run done = rebuild("all", "--from", bay, "--data", data);

            assertThat(done.code).as(done.text).isEqualTo(RebuildCommand.DONE);
            assertThat(done.text.lines().filter(line -> line.contains("identique et remplacée, position " + head)))
                    .as(done.text)
                    .hasSize(EveryProjection.ofThisModule().size());
        }
        assertThat(ViewDigests.shownBy(running)).isEqualTo(own);
        assertThat(rebuild("all", "--from", "d", "--data", data).code).isEqualTo(RebuildCommand.REFUSED);
    }

    @Test
    @Order(1)
    void each_running_bay_gives_the_same_views_into_a_folder() throws Exception {
        for (String bay : List.of("a", "b", "c")) {
            Path into = folder.resolve("from-" + bay);

            Run done = rebuild("all", "--from", bay, "--data", data, "--into", into);

            assertThat(done.code).isEqualTo(ExitCode.INTACT.number());
            CopyManifest made = CopyManifest.readIn(into);
            assertThat(made.position()).isEqualTo(head);
            assertThat(made.source()).isEqualTo("baie " + bay + " de " + data);
            assertThat(ViewDigests.of(made.tables())).as(bay).isEqualTo(own);
        }
    }

    @Test
    @Order(2)
    void the_folder_of_a_standby_that_was_stopped_gives_the_same_and_is_a_standby_still() throws Exception {
        assertThat(rebuild("--from", standby, "--into", folder.resolve("in-use")).code)
                .as("while it runs")
                .isNotEqualTo(ExitCode.INTACT.number());
        running.close();
        assertThat(standby.resolve("data/standby.signal")).exists();

        Run done = rebuild("all", "--from", standby, "--into", database, "--format", "postgres");

        assertThat(done.code).isEqualTo(ExitCode.INTACT.number());
        CopyManifest made = CopyManifest.readIn(database);
        assertThat(made.position()).isEqualTo(head);
        assertThat(ViewDigests.of(made.tables())).isEqualTo(own);
        assertThat(standby.resolve("data/standby.signal")).exists();
        assertThat(QuitusProcess.processesOn(folder)).isEmpty();
    }

    @Test
    @Order(3)
    void what_was_left_is_opened_read_only_until_ctrl_c() throws Exception {
        try (QuitusProcess open = QuitusProcess.run(folder, "rebuild", "--open", database.toString())) {
            open.awaitText("Ctrl-C arrête la base.");
            Matcher told = PSQL.matcher(open.told());
            assertThat(told.find()).as(open.told()).isTrue();

            try (Connection connection = connect(told);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select count(*) as events, max(position) as last from views.audit_trail")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getLong("events")).isEqualTo(head + 1);
                assertThat(row.getLong("last")).isEqualTo(head);
                assertThatThrownBy(() -> statement.execute("delete from views.audit_trail"))
                        .hasMessageContaining("read-only");
            }
            open.interrupt();

            assertThat(open.awaitEnd()).isEqualTo(TERMINATED);
            assertThatThrownBy(() -> connect(told)).isInstanceOf(SQLException.class);
        }
        awaitNobody();
    }

    private static Connection connect(Matcher told) throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + told.group(2) + "/" + told.group(4),
                told.group(3),
                Files.readString(Path.of(told.group(1))).strip());
    }

    @Test
    @Order(3)
    void ctrl_c_while_the_bay_is_copied_read_or_folded_leaves_no_process_and_nothing_that_counts() throws Exception {
        Path into = folder.resolve("interrupted");
        for (String begun : List.of(".copie", ".copie/port", "postgres", "postgres/port")) {
            try (QuitusProcess process = QuitusProcess.run(
                    folder, "rebuild", "all", "--from", standby.toString(), "--into", into.toString())) {
                QuitusProcess.await(begun, () -> Files.exists(into.resolve(begun)));
                process.interrupt();

                assertThat(process.awaitEnd()).as(process.told()).isEqualTo(TERMINATED);
            }
            awaitNobody();
            assertThat(into.resolve(CopyManifest.FILE)).as(begun).doesNotExist();
            assertThat(standby.resolve("data/standby.signal")).exists();
            Folders.delete(into);
        }
        assertThat(rebuild("trialbalance", "--from", standby, "--into", into).code)
                .isEqualTo(ExitCode.INTACT.number());
    }

    private static void awaitNobody() {
        QuitusProcess.await(
                "no PostgreSQL is left", () -> QuitusProcess.processesOn(folder).isEmpty());
    }
}
