package fr.quitus.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was published about events stays published: lines are added to the list of versions, never changed. */
class EventVersionsTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("quitus.root")));
    private static final String LIST = "docs/reference/event-versions.txt";
    private static final String PAGE = "docs/reference/events.md";
    private static final Path SAMPLES = Path.of("src/test/resources/events");

    @Test
    void every_event_has_the_form_its_version_was_published_with() throws IOException {
        Path file = ROOT.resolve(LIST);
        List<String> committed = Files.exists(file) ? Files.readAllLines(file) : List.of();

        List<String> grown =
                EventVersions.grown(committed, EventVersions.of(LedgerTypes.eventsByName(), EventVersionsTest::sample));

        if (Boolean.getBoolean("quitus.docs.write")) {
            Files.writeString(file, String.join("\n", grown) + "\n");
        } else {
            assertThat(committed)
                    .as("a new version is added to %s by -Dquitus.docs.write=true", LIST)
                    .isEqualTo(grown);
        }
    }

    @Test
    void every_version_ever_published_can_be_read_has_its_sample_and_stands_in_the_reference() throws IOException {
        List<String> names = EventVersions.names(Files.readAllLines(ROOT.resolve(LIST)));
        EventReader reader = EventReader.ofLedger(name -> Optional.empty());
        String page = Files.readString(ROOT.resolve(PAGE));

        assertThat(names).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(reader.names());
        for (String name : names) {
            assertThat(reader.read(name, sample(name))).isInstanceOf(reader.typeOf(name));
            assertThat(page).contains("\n## " + name + "\n");
        }
    }

    /** The committed list could be edited together with the code; its history could not. */
    @Test
    void no_line_of_the_list_and_no_version_in_the_reference_was_ever_taken_out() throws Exception {
        assumeTrue(Files.exists(ROOT.resolve(".git")), "the history is only in a clone");

        assertThat(takenOut(LIST, "")).isEmpty();
        assertThat(takenOut(PAGE, "## "))
                .filteredOn(line -> line.matches("## [a-z-]+\\.v[0-9]+"))
                .isEmpty();
    }

    private static List<String> takenOut(String file, String start) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(
                        "git",
                        "-c",
                        "safe.directory=*",
                        "log",
                        "--first-parent",
                        "-m",
                        "--format=",
                        "--patch",
                        "--unified=0",
                        "--no-color",
                        "--",
                        file)
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String patches = new String(git.getInputStream().readAllBytes(), UTF_8);
        assertThat(git.waitFor()).as("git log").isZero();
        return takenOut(patches, start, Files.readAllLines(ROOT.resolve(file)));
    }

    private static List<String> takenOut(String patches, String start, List<String> now) {
        return patches.lines()
                .filter(line -> line.startsWith("-" + start) && !line.startsWith("---"))
                .map(line -> line.substring(1))
                .filter(line -> !now.contains(line))
                .toList();
    }

    @Test
    void a_line_taken_out_of_the_list_is_found_in_its_history() {
        String patches = "--- a/x\n+++ b/x\n-kept.v1 {}\n-lost.v1 {}\n+kept.v1 {}\n";

        assertThat(takenOut(patches, "", List.of("kept.v1 {}"))).containsExactly("lost.v1 {}");
    }

    /** The event that the changes below are made to. */
    record Base(
            String subject,
            Amount amount,
            Side side,
            @Nullable String note,
            List<Part> parts) {}

    record Part(int line) {}

    enum Side {
        DEBIT,
        CREDIT
    }

    record FieldAdded(
            String subject,
            Amount amount,
            Side side,
            @Nullable String note,
            List<Part> parts,
            int rank) {}

    record FieldRemoved(Amount amount, Side side, @Nullable String note, List<Part> parts) {}

    record FieldRenamed(
            String object,
            Amount amount,
            Side side,
            @Nullable String note,
            List<Part> parts) {}

    record FieldRetyped(
            String subject,
            Balance amount,
            Side side,
            @Nullable String note,
            List<Part> parts) {}

    record FieldReformed(
            String subject, int amount, Side side, @Nullable String note, List<Part> parts) {}

    record FieldsReordered(
            Amount amount,
            String subject,
            Side side,
            @Nullable String note,
            List<Part> parts) {}

    record NoLongerOptional(String subject, Amount amount, Side side, String note, List<Part> parts) {}

    record NestedFieldAdded(
            String subject,
            Amount amount,
            Side side,
            @Nullable String note,
            List<WiderPart> parts) {}

    record WiderPart(int line, String reason) {}

    private static final String BASE =
            "{\"subject\":\"s\",\"amount\":\"1.00\",\"side\":\"DEBIT\",\"note\":\"n\",\"parts\":[{\"line\":1}]}";

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(FieldAdded.class, BASE.replace("}]}", "}],\"rank\":1}")),
                Arguments.of(FieldRemoved.class, BASE.replace("\"subject\":\"s\",", "")),
                Arguments.of(FieldRenamed.class, BASE.replace("subject", "object")),
                Arguments.of(FieldRetyped.class, BASE),
                Arguments.of(FieldReformed.class, BASE.replace("\"1.00\"", "100")),
                Arguments.of(FieldsReordered.class, BASE),
                Arguments.of(NoLongerOptional.class, BASE),
                Arguments.of(NestedFieldAdded.class, BASE.replace("1}", "1,\"reason\":\"r\"}")),
                Arguments.of(Base.class, BASE.replace("\"s\"", "\"edited\"")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void an_event_that_changes_without_a_new_version_is_refused(Class<?> changed, String sample) {
        List<String> committed = lines("thing.v1", Base.class, BASE);
        List<String> now = lines("thing.v1", changed, sample);

        assertThatThrownBy(() -> EventVersions.grown(committed, now))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("thing.v1 has changed");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void the_same_change_under_a_new_version_is_only_an_addition(Class<?> changed, String sample) {
        List<String> committed = lines("thing.v1", Base.class, BASE);
        List<String> now = lines("thing.v2", changed, sample);

        List<String> grown = EventVersions.grown(committed, now);

        assertThat(grown).startsWith(committed.toArray(String[]::new)).containsAll(now);
        assertThat(EventVersions.names(grown)).containsExactly("thing.v1", "thing.v2");
    }

    @Test
    void a_line_of_the_list_that_is_edited_is_refused() {
        List<String> lines = lines("thing.v1", Base.class, BASE);
        List<String> edited = lines.stream()
                .map(line -> line.replace("subject: String", "subject?: String"))
                .toList();

        assertThat(edited).isNotEqualTo(lines);
        assertThatThrownBy(() -> EventVersions.grown(edited, lines)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_constant_may_be_added_to_an_enum_and_never_taken_out() {
        List<String> lines = lines("thing.v1", Base.class, BASE);
        List<String> without = lines.stream()
                .filter(line -> !line.equals("constant Side.CREDIT"))
                .toList();

        assertThat(lines).contains("constant Side.DEBIT", "constant Side.CREDIT");
        assertThatCode(() -> EventVersions.grown(without, lines)).doesNotThrowAnyException();
        assertThatThrownBy(() -> EventVersions.grown(lines, without))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Side.CREDIT");
    }

    @Test
    void a_sample_that_leaves_a_field_out_is_no_sample() {
        assertThatThrownBy(() -> lines("thing.v1", Base.class, BASE.replace("\"note\":\"n\",", "")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Base.note");
    }

    private static List<String> lines(String name, Class<?> type, String sample) {
        return EventVersions.of(Map.of(name, type), any -> sample.getBytes(UTF_8));
    }

    private static byte[] sample(String name) {
        try {
            return Files.readAllBytes(SAMPLES.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
