package fr.quitus.app.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {

    @TempDir
    private Path folder = Path.of("");

    private static List<String> read(LineFile lines) throws Exception {
        List<String> all = new ArrayList<>();
        lines.read((String text) -> all.add(text));
        return all;
    }

    @Test
    void a_last_line_that_a_crash_tore_counts_for_nothing_and_the_next_takes_its_place() throws Exception {
        Path file = folder.resolve("lines");
        LineFile lines = new LineFile(file);
        assertThat(read(lines)).isEmpty();
        lines.append(List.of("une", "deux"));
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 1));

        assertThat(read(lines)).containsExactly("une");
        lines.append(List.of("trois"));

        assertThat(read(lines)).containsExactly("une", "trois");
    }

    @Test
    void an_altered_line_is_told_with_its_file() throws Exception {
        Path file = folder.resolve("lines");
        LineFile lines = new LineFile(file);
        lines.append(List.of("une", "deux"));
        Files.writeString(file, Files.readString(file).replace("une", "uné"));

        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(BrokenArchiveException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void what_is_replaced_leaves_nothing_of_what_was_there() throws Exception {
        Path file = folder.resolve("lines");
        LineFile lines = new LineFile(file);
        lines.append(List.of("secret"));

        lines.replace(into -> into.line("autre"));

        assertThat(read(lines)).containsExactly("autre");
        assertThat(Files.readString(file)).doesNotContain("secret");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
