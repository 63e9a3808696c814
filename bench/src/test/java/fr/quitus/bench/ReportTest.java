package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.bench.figures.Figure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final Measurement FOUND =
            new Measurement(List.of(Figure.told("answers", "commands/s", 12)), "| details |\n");

    @TempDir
    Path folder;

    @Test
    void asked_for_json_it_prints_one_object_and_nothing_else() throws IOException {
        JsonNode printed = JsonMapper.shared().readTree(tell(true, null));

        assertThat(printed.at("/figures/0/name").asString()).isEqualTo("answers");
        assertThat(printed.path("machine").asString()).contains("Java");
    }

    @Test
    void a_person_reads_machine_commit_command_load_and_every_detail() throws IOException {
        assertThat(tell(false, null))
                .contains("load average", "machine: ", "commit: ", "`./quitus bench x`", "| answers |", "| details |");
    }

    @Test
    void both_are_kept_under_date_commit_and_name() throws IOException {
        tell(true, folder);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .satisfiesExactly(
                            json -> assertThat(json).matches("\\d{4}-\\d\\d-\\d\\d-.+-x\\.json"),
                            text -> assertThat(text).matches("\\d{4}-\\d\\d-\\d\\d-.+-x\\.md"));
        }
        assertThat(Report.fileName(LocalDate.of(2026, 11, 22), "abc1234, with uncommitted changes", "hot"))
                .isEqualTo("2026-11-22-abc1234-with-uncommitted-changes-hot");
    }

    @Test
    void growing_says_what_room_it_needs_before_it_begins() throws IOException {
        Disk.require(folder, 1);

        assertThat(Disk.needed(20_000_000, 3)).isGreaterThan(2 * Disk.needed(20_000_000, 1));
        assertThatThrownBy(() -> Disk.require(folder, Long.MAX_VALUE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GiB free under " + folder);
    }

    private static String tell(boolean json, @Nullable Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Report("x", "./quitus bench x")
                .tell(FOUND, json, folder, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
