package fr.quitus.app.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash may leave of an archive, made file by file from what was there before and what came after. */
class ArchiveWriterTest {
    private static final String ORIGIN = "test/registre";
    private static final SigningKey KEY = SigningKey.generate(ORIGIN, KeyType.NOTE);
    private static final int SEGMENT_EVENTS = 4;
    private static final ArchiveWriter.Owner OURS = archived -> {};

    @TempDir
    private Path folder = Path.of("");

    private Path before = Path.of("");
    private Path after = Path.of("");

    /** A generation that is to be sealed, and the same once it is. */
    @BeforeEach
    void a_segment_is_sealed() throws Exception {
        before = folder.resolve("before");
        after = folder.resolve("0001");
        Files.createDirectories(after);
        try (ArchiveWriter writer = goOn(after)) {
            writer.append(events(0, SEGMENT_EVENTS), List.of());
            assertThat(writer.isFull()).isTrue();
            copy(after, before);
            writer.seal(KEY);
        }
    }

    @Test
    void a_crash_while_the_segment_is_written_leaves_the_open_one() throws Exception {
        Files.writeString(before.resolve("sealing.tmp"), "half a segment");

        goesOn(before, 0);

        assertThat(before.resolve("sealing.tmp")).doesNotExist();
    }

    @Test
    void a_crash_once_the_segment_has_its_name_leaves_it_beside_the_open_one() throws Exception {
        add(sealed(), before);

        goesOn(before, SEGMENT_EVENTS);
    }

    @Test
    void a_crash_while_the_next_one_is_opened_leaves_it_without_its_name() throws Exception {
        add(sealed(), before);
        Files.write(before.resolve(opened().getFileName() + ".tmp"), new byte[] {1, 2, 3});

        goesOn(before, SEGMENT_EVENTS);
    }

    @Test
    void a_crash_before_the_head_says_so_leaves_two_open_ones() throws Exception {
        add(sealed(), before);
        add(opened(), before);

        goesOn(before, SEGMENT_EVENTS);
    }

    @Test
    void a_crash_before_the_old_one_is_deleted_leaves_two_open_ones() throws Exception {
        for (Path old : List.copyOf(files(before).keySet())) {
            if (old.toString().endsWith(".open")) {
                Files.copy(before.resolve(old), after.resolve(old));
            }
        }

        goesOn(after, SEGMENT_EVENTS);
    }

    @Test
    void whoever_is_not_the_owner_changes_nothing_of_what_a_crash_left() throws Exception {
        add(sealed(), before);
        add(opened(), before);
        Files.writeString(before.resolve("sealing.tmp"), "half a segment");
        Path open = before.resolve(opened().getFileName().toString());
        Files.write(open, new byte[] {0x51, 0x54}, StandardOpenOption.APPEND);
        Map<Path, String> was = files(before);

        assertThatThrownBy(() -> ArchiveWriter.goOn(generation(before), ORIGIN, SEGMENT_EVENTS, archived -> {
                    assertThat(archived.size()).isEqualTo(SEGMENT_EVENTS);
                    throw new ArchiveRefusedException("l'archive d'un autre");
                }))
                .isInstanceOf(ArchiveRefusedException.class);

        assertThat(files(before)).isEqualTo(was);
    }

    /** Two events more, and all of it is verified: no event is missing, none is there twice. */
    private void goesOn(Path of, long openFrom) throws Exception {
        try (ArchiveWriter writer = goOn(of)) {
            assertThat(writer.next()).isEqualTo(SEGMENT_EVENTS);
            assertThat(writer.sealedTo()).isEqualTo(openFrom);
            writer.append(events(SEGMENT_EVENTS, 2), List.of());
        }
        assertThat(generation(of).opens()).hasSize(1);
        Path scratch = Files.createTempDirectory(folder, "scratch");
        try (ArchiveReading reading = ArchiveReading.open(generation(of), ORIGIN, scratch)) {
            assertThat(reading.verify(VerifierKeys.of(KEY.verifierKey()), List.of(), new ArchiveReading.Nothing())
                            .log()
                            .size())
                    .isEqualTo(SEGMENT_EVENTS + 2);
            assertThat(reading.sealedTo()).isEqualTo(openFrom);
        }
    }

    private static ArchiveWriter goOn(Path of) throws Exception {
        return ArchiveWriter.goOn(generation(of), ORIGIN, SEGMENT_EVENTS, OURS);
    }

    private static Generation generation(Path of) {
        return new Generation(1, of);
    }

    private static List<StoredEvent> events(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(position -> StoredEvent.of(
                        position,
                        new NewEvent(
                                "Essai",
                                "un",
                                position,
                                "tried.v1",
                                "{}".getBytes(StandardCharsets.UTF_8),
                                new byte[0]),
                        Instant.EPOCH,
                        new TreeHasher()))
                .toList();
    }

    private Path sealed() throws IOException {
        return only(after, ".segment.gz");
    }

    private Path opened() throws IOException {
        return only(after, ".open");
    }

    private static Path only(Path of, String ending) throws IOException {
        return of.resolve(files(of).keySet().stream()
                .filter(file -> file.toString().endsWith(ending))
                .findFirst()
                .orElseThrow());
    }

    private static void add(Path file, Path to) throws IOException {
        Files.copy(file, to.resolve(file.getFileName().toString()));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(from).keySet()) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
    }

    /** Name and content of each. */
    private static Map<Path, String> files(Path of) throws IOException {
        Map<Path, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.list(of)) {
            for (Path file : all.toList()) {
                found.put(file.getFileName(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return found;
    }
}
