package fr.quitus.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the golden files without a ledger: they are all there, and readable. */
class GoldenFilesTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(scenario: .*?)```", Pattern.DOTALL);

    static List<Path> goldenFiles() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(GoldenFilesTest.class.getResource("/scenarios"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String reference() throws IOException {
        return Files.readString(Path.of(System.getProperty("quitus.root"), "docs/reference/scenarios.md"));
    }

    @Test
    void the_scenarios_of_the_budget_the_golden_ones_and_their_variants_are_there() throws Exception {
        assertThat(goldenFiles().stream().map(file -> file.getFileName().toString()))
                .containsExactly(
                        "AFF-01.yaml",
                        "AFF-02.yaml",
                        "AUDIT-01.yaml",
                        "AVA-01.yaml",
                        "AVO-01.yaml",
                        "BUD-01.yaml",
                        "BUD-02.yaml",
                        "BUD-03.yaml",
                        "BUD-04.yaml",
                        "BUD-05.yaml",
                        "BUD-06.yaml",
                        "BUD-07.yaml",
                        "CLO-01.yaml",
                        "CLO-02.yaml",
                        "CLO-03.yaml",
                        "DED-01.yaml",
                        "DED-02.yaml",
                        "DGP-01.yaml",
                        "DGP-02.yaml",
                        "EJ-01.yaml",
                        "EJ-02.yaml",
                        "EJ-03.yaml",
                        "GS-01.yaml",
                        "GS-02.yaml",
                        "GS-03.yaml",
                        "GS-04.yaml",
                        "GS-05.yaml",
                        "GS-06-100.yaml",
                        "GS-06.yaml",
                        "GS-07.yaml",
                        "GS-08-info.yaml",
                        "GS-08.yaml",
                        "GS-09.yaml",
                        "GS-10.yaml",
                        "GS-11.yaml",
                        "GS-12.yaml",
                        "GS-13.yaml",
                        "GS-14.yaml",
                        "GS-15.yaml",
                        "GS-16.yaml",
                        "GS-17-retard.yaml",
                        "GS-17.yaml",
                        "GS-18.yaml",
                        "GS-19.yaml",
                        "GS-20.yaml",
                        "GS-21.yaml",
                        "GS-22.yaml",
                        "GS-23.yaml",
                        "GS-24-2023.yaml",
                        "GS-24.yaml",
                        "GS-25-retard.yaml",
                        "GS-25.yaml",
                        "GS-26.yaml",
                        "GS-27.yaml",
                        "GS-28.yaml",
                        "GS-29.yaml",
                        "GS-30.yaml",
                        "GS-31.yaml",
                        "GS-32.yaml",
                        "GS-33-credits.yaml",
                        "GS-33.yaml",
                        "GS-34.yaml",
                        "GS-35.yaml",
                        "GS-36.yaml",
                        "GS-37.yaml",
                        "GS-38.yaml",
                        "GS-39.yaml",
                        "GS-40.yaml",
                        "GS-41.yaml",
                        "GS-42.yaml",
                        "GS-43.yaml",
                        "GS-44.yaml",
                        "GS-45.yaml",
                        "GS-46.yaml",
                        "GS-47.yaml",
                        "GS-48.yaml",
                        "GS-49.yaml",
                        "GS-51.yaml",
                        "GS-52.yaml",
                        "HAB-01.yaml",
                        "HAB-02.yaml",
                        "LAW-01.yaml",
                        "LIQ-01.yaml",
                        "LIQ-02.yaml",
                        "LIQ-03.yaml",
                        "OD-01.yaml",
                        "OPP-01.yaml",
                        "PAY-01.yaml",
                        "PLAN-01.yaml",
                        "RACE-01.yaml",
                        "RDC-01.yaml",
                        "RDC-02.yaml",
                        "RDC-03.yaml",
                        "RDC-04.yaml",
                        "REC-01.yaml",
                        "REC-02.yaml",
                        "REC-03.yaml",
                        "REC-04.yaml",
                        "REC-05.yaml",
                        "REQ-01.yaml",
                        "RET-01.yaml",
                        "RUN-01.yaml",
                        "SCI-01.yaml",
                        "SF-01.yaml",
                        "SFACT-01.yaml",
                        "STAT-01.yaml",
                        "TIT-01.yaml",
                        "TIT-02.yaml",
                        "TIT-03.yaml",
                        "TIT-04.yaml",
                        "TP-01.yaml",
                        "TP-02.yaml",
                        "TP-03.yaml",
                        "VISA-01.yaml",
                        "VISA-02.yaml");
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void a_golden_file_is_a_scenario_of_its_name_and_looks_at_the_books_at_the_end(Path file) {
        Scenario scenario = ScenarioReader.read(file);

        assertThat(file.getFileName()).hasToString(scenario.name() + ".yaml");
        assertThat(scenario.when()).isNotEmpty();
        assertThat(scenario.then()).isNotEmpty();
    }

    @Test
    void the_reference_page_names_every_key() throws IOException {
        String reference = reference();

        assertThat(ScenarioKeys.all()).allSatisfy(key -> assertThat(reference).contains("`" + key + "`"));
    }

    @Test
    void the_reference_page_names_every_refusal_of_the_door_and_every_limit() throws IOException {
        assertThat(reference())
                .contains("`REQUETE_INVALIDE`", "`ROLE_INSUFFISANT`", "`VERSION_PERIMEE`", "`CLE_REUTILISEE`")
                .contains(YamlFile.FILE_SIZE_BYTES_MAX / 1024 + " KiB")
                .contains(YamlFile.NESTING_DEPTH_MAX + " levels")
                .contains(StepReader.STEPS_MAX + " steps")
                .contains(Step.Concurrently.CONCURRENT_COMMANDS_MAX + " commands");
    }

    @Test
    void the_example_of_the_reference_page_is_a_scenario() throws IOException {
        Matcher example = EXAMPLE.matcher(reference());
        assertThat(example.find()).isTrue();
        Path file = Files.createTempDirectory("scenario").resolve("example.yaml");

        Scenario scenario = ScenarioReader.read(Files.writeString(file, example.group(1)));

        assertThat(scenario.expectations()).hasSizeGreaterThan(10);
    }
}
