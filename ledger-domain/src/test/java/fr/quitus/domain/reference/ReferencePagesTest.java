package fr.quitus.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.LedgerTypes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("quitus.root"), "quitus.root"));

    @Test
    void the_reference_says_what_the_code_does() throws IOException {
        Path folder = ROOT.resolve("docs/reference");
        for (Map.Entry<String, String> page :
                new ReferencePages(ROOT, french()).pages().entrySet()) {
            Path file = folder.resolve(page.getKey());
            if (Boolean.getBoolean("quitus.docs.write")) {
                Files.createDirectories(folder);
                Files.writeString(file, page.getValue(), StandardCharsets.UTF_8);
            }
            assertThat(Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "")
                    .as(
                            "docs/reference/%s differs from the code; write it again with: %s",
                            page.getKey(), ReferencePages.REWRITE)
                    .isEqualTo(page.getValue());
        }
    }

    @Test
    void what_is_written_by_hand_is_kept_and_its_marks_may_not_be_lost() {
        String hand = ReferencePages.HAND_FROM + "## Postings\n" + ReferencePages.HAND_TO;

        assertThat(ReferencePages.handWritten("# Events\n" + hand + "\n## old.v1\n"))
                .isEqualTo(hand);
        assertThatThrownBy(() -> ReferencePages.handWritten("# Events\n## old.v1\n"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_version_that_is_superseded_stays_in_the_reference() {
        List<String> versions = List.of(
                "old.v1 {line: int number} sample 00ff", "old.v2 {no: int number} sample 11ff", "constant Side.DEBIT");

        assertThat(ReferencePages.superseded(versions, Map.of("old.v2", "")))
                .isEqualTo("\n## old.v1\n\nSuperseded: no longer written, read for ever. "
                        + "Form: `{line: int number}`.\n");
    }

    @Test
    void every_french_term_is_of_a_command_or_an_event_that_exists() throws IOException {
        Set<String> names = new HashSet<>(LedgerTypes.commandsByName().keySet());
        names.addAll(LedgerTypes.eventsByName().keySet());

        assertThat(french().stringPropertyNames()).isEqualTo(names);
    }

    private static Properties french() throws IOException {
        Properties terms = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        ReferencePagesTest.class.getResourceAsStream("/reference/french-terms.properties")),
                StandardCharsets.UTF_8)) {
            terms.load(reader);
        }
        return terms;
    }
}
