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
                        "AUDIT-01.yaml",
                        "BUD-01.yaml",
                        "BUD-02.yaml",
                        "BUD-03.yaml",
                        "BUD-04.yaml",
                        "BUD-05.yaml",
                        "CLO-01.yaml",
