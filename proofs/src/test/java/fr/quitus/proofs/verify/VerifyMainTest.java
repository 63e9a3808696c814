package fr.quitus.proofs.verify;

import static fr.quitus.proofs.verify.Books.altered;
import static fr.quitus.proofs.verify.Books.checkpoint;
import static fr.quitus.proofs.verify.Books.entry;
import static fr.quitus.proofs.verify.Books.rows;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.proofs.note.KeyChange;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.verify.Books.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyMainTest {

    private static final int EVENTS = 30;

    @TempDir
    Path folder;

    private final SigningKey key = Books.key();
    private final List<Row> rows = rows(EVENTS);
    private List<Path> segments = List.of();

    private record Ended(ExitCode code, String out, String err) {}

    @BeforeEach
    void writes_three_segments() throws IOException {
        segments = Books.segments(folder, rows, 12, key);
    }

    @Test
    void intact_segments_end_with_0_and_say_what_was_proven() throws IOException {
        Path checkpoint = write("c.note", key.sign(checkpoint(rows, 20).text()).encode());

        Ended ended = run("--key", key.verifierKey().text(), "--checkpoint", checkpoint.toString());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(ExitCode.INTACT);
        assertThat(ended.out())
                .contains(
                        "30, positions 0 à 29",
                        "lignes 0 à 29",
                        "1 concordants",
                        key.verifierKey().text())
                .endsWith("INTACT\n");
    }

    @Test
    void without_a_key_it_says_that_signatures_were_not_verified() {
        Ended ended = run();

        assertThat(ended.code()).isEqualTo(ExitCode.INTACT);
        assertThat(ended.out()).contains("NON VÉRIFIÉES");
    }

    @Test
    void the_order_of_the_files_does_not_matter_but_none_may_be_missing() {
        segments = List.of(segments.get(2), segments.get(0), segments.get(1));
        assertThat(run().code()).isEqualTo(ExitCode.INTACT);

        segments = List.of(segments.get(1), segments.get(0));
        Ended ended = run();
        assertThat(ended.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ended.err()).contains("position 12 : le segment qui suit commence à la position 24");
    }

    @Test
    void segments_that_begin_later_are_verified_with_a_reserve() {
        segments = segments.subList(1, 3);

        Ended ended = run();

        assertThat(ended.code()).isEqualTo(ExitCode.INTACT);
        assertThat(ended.out()).contains("18, positions 12 à 29", "n'a pas été lu depuis le début");
    }

    @Test
    void segments_signed_by_another_key_are_broken_whatever_they_hold() {
        Ended ended = run("--key", Books.key().verifierKey().text());

        assertThat(ended.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ended.err()).contains("position 0 : le segment n'est pas signé comme il doit l'être");
    }

    @Test
    void a_checkpoint_signed_by_a_stranger_or_of_another_log_is_not_believed() throws IOException {
        Path strangers =
                write("s.note", Books.key().sign(checkpoint(rows, 20).text()).encode());
        SigningKey other = SigningKey.generate("autre", KeyType.NOTE);
        Path others = write(
                "o.note", other.sign("autre\n0\n" + "A".repeat(43) + "=\n").encode());

        assertThat(run("--key", key.verifierKey().text(), "--checkpoint", strangers.toString())
                        .code())
                .isEqualTo(ExitCode.BROKEN);
        assertThat(run("--checkpoint", others.toString()).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_witness_alone_vouches_for_a_checkpoint() throws IOException {
        SigningKey witness = SigningKey.generate("temoin", KeyType.COSIGNATURE);
        Path witnessed = write(
                "w.note",
                key.sign(checkpoint(rows, 20).text())
                        .with(witness.cosign(checkpoint(rows, 20), Instant.ofEpochSecond(1_763_800_000)))
                        .encode());

        Ended ended = run(
                "--key",
                key.verifierKey().text(),
                "--key",
                witness.verifierKey().text(),
                "--checkpoint",
                witnessed.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.INTACT);
    }

    @Test
    void segments_signed_after_a_change_of_key_are_verified_with_the_change() throws IOException {
        SigningKey next = Books.key();
        Path change = write(
                "change.note",
                key.sign(new KeyChange(Books.ORIGIN, 0, next.verifierKey()).text())
                        .encode());
        segments = Books.segments(folder, rows, 12, next);

        assertThat(run("--key", key.verifierKey().text()).code()).isEqualTo(ExitCode.BROKEN);
        assertThat(run("--key", key.verifierKey().text(), "--key-change", change.toString())
                        .code())
                .isEqualTo(ExitCode.INTACT);
        assertThat(run("--key-change", change.toString()).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_log_rewritten_and_signed_again_by_its_own_keeper_is_broken_for_who_kept_a_checkpoint() throws IOException {
        Path kept = write("kept.note", key.sign(checkpoint(rows, 20).text()).encode());
        List<Row> rewritten = new ArrayList<>(rows);
        rewritten.set(15, Row.honest(altered(entry(15), "1000.15", "1000.16")));
        segments = Books.segments(folder, rewritten, 12, key);

        assertThat(run("--key", key.verifierKey().text()).code()).isEqualTo(ExitCode.INTACT);
        Ended ended = run("--key", key.verifierKey().text(), "--checkpoint", kept.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ended.err()).contains("un fait des positions 0 à 19 a été changé");
    }

    @Test
    void a_truncated_log_is_broken_for_who_kept_a_checkpoint() throws IOException {
        Path kept = write("kept.note", key.sign(checkpoint(rows, 28).text()).encode());
        segments = segments.subList(0, 2);

        Ended ended = run("--checkpoint", kept.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ended.err()).contains("les positions 24 à 27 manquent");
    }

    @Test
    void a_damaged_file_is_broken_and_tells_how_far_it_was_right() throws IOException {
        byte[] bytes = Files.readAllBytes(segments.get(1));
        write(segments.get(1).getFileName().toString(), Arrays.copyOf(bytes, bytes.length - 9));

        Ended ended = run();

        assertThat(ended.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ended.err()).contains("le segment n'est pas lisible au-delà");

        write(segments.get(1).getFileName().toString(), new byte[] {1, 2, 3});
        assertThat(run().code()).isEqualTo(ExitCode.BROKEN);
    }

    @Test
    void a_missing_file_is_unreachable_and_a_wrong_line_is_a_usage() {
        assertThat(run("--checkpoint", folder.resolve("none").toString()).code())
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run("--key").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("--unknown").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("--key", "not+a+key").code()).isEqualTo(ExitCode.USAGE);
        segments = List.of(folder.resolve("none"));
        assertThat(run().code()).isEqualTo(ExitCode.UNREACHABLE);
        segments = List.of(folder);
        assertThat(run().code()).isEqualTo(ExitCode.UNREACHABLE);
        segments = List.of();
        assertThat(run().code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void help_is_help_and_the_numbers_are_those_of_the_documentation() {
        Ended ended = run("--help");

        assertThat(ended.code()).isEqualTo(ExitCode.INTACT);
        assertThat(ended.out()).contains("0 intact, 3 rompu, 2 ligne de commande, 4 fichier illisible");
        assertThat(ExitCode.INTACT.number()).isZero();
        assertThat(ExitCode.BROKEN.number()).isEqualTo(3);
        assertThat(ExitCode.USAGE.number()).isEqualTo(2);
        assertThat(ExitCode.UNREACHABLE.number()).isEqualTo(4);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Ended run(String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        segments.forEach(segment -> words.add(segment.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitCode code = VerifyMain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words.toArray(String[]::new));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
