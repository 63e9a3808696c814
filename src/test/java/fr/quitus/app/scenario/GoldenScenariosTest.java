package fr.quitus.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.cli.FreshLedgers;
import fr.quitus.app.scenario.ScenarioReport.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The golden scenarios of the domain reference, each through the public HTTP API of a ledger of its own. */
class GoldenScenariosTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("quitus.root"), "src", "test", "resources", "scenarios");
    private static final List<String> EXPECTED = List.of(
            "GS-01", "GS-02", "GS-03", "GS-04", "GS-05", "GS-06", "GS-07", "GS-08", "GS-09", "GS-10", "GS-11", "GS-12",
            "GS-14", "GS-31", "GS-32", "GS-34", "GS-47", "GS-49", "TP-01");

    private static final FreshLedgers LEDGERS = new FreshLedgers();

    @AfterAll
    static void stop() {
        LEDGERS.close();
    }

    /** All of them, or those whose name begins with one of {@code -Dquitus.scenario=…,…}. */
    @TestFactory
    List<DynamicTest> golden_scenarios_hold() throws IOException {
        List<String> asked = List.of(System.getProperty("quitus.scenario", "").split(",", -1));
        return files().stream()
                .filter(file -> asked.stream()
                        .anyMatch(name -> file.getFileName().toString().startsWith(name)))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> holds(file)))
                .toList();
    }

    private static void holds(Path file) {
        ScenarioReport report = play(file);

        StringWriter told = new StringWriter();
        report.print(new PrintWriter(told, true));
        assertThat(report.failed()).as(told.toString()).isZero();
        assertThat(report.passed()).isPositive();
    }

    private static ScenarioReport play(Path file) {
        Scenario scenario = ScenarioReader.read(file);
        FreshInstance ledger = LEDGERS.ledger(scenario.year());
        try {
            return ScenarioRunner.run(ledger.start(), scenario);
        } finally {
            ledger.stop();
        }
    }

    /** A runner that passes everything is caught here. */
    @Test
    void one_wrong_figure_is_the_one_failure(@TempDir Path folder) throws IOException {
        String wrong = Files.readString(FOLDER.resolve("GS-04.yaml"))
                .replace("aeAvailable: 88 000.00", "aeAvailable: 88 000.01");

        ScenarioReport report = play(Files.writeString(folder.resolve("GS-04.yaml"), wrong));

        assertThat(report.lines().stream()
                        .map(ScenarioReport.Line::outcome)
                        .filter(outcome -> !(outcome instanceof Outcome.Passed)))
                .containsExactly(new Outcome.Failed("trouvé 88 000.00"));
    }

    @Test
    void every_golden_scenario_of_this_chain_has_its_file() throws IOException {
        List<String> names = files().stream()
                .map(file -> file.getFileName().toString().substring(0, 5))
                .distinct()
                .toList();

        assertThat(names).containsAll(EXPECTED);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
