package fr.quitus.proofs.verify;

import static fr.quitus.proofs.verify.Books.altered;
import static fr.quitus.proofs.verify.Books.checkpoint;
import static fr.quitus.proofs.verify.Books.entry;
import static fr.quitus.proofs.verify.Books.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.merkle.Proofs;
import fr.quitus.proofs.note.EntryProof;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.verify.Books.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One entry, proven without the log. */
class EntryProofsTest {
    private static final int EVENTS = 13;

    @TempDir
    Path folder;

    private final SigningKey key = Books.key();
    private final List<Row> rows = rows(EVENTS);

    private record Ended(ExitCode code, String out, String err) {}

    private EntryProof proof(int position, int size) {
        return proof(entry(position), position, size);
    }

    private EntryProof proof(LogEntry told, int position, int size) {
        Proofs proofs = new Proofs((level, from, count) -> rows.subList((int) from, (int) from + count).stream()
                .map(Row::leaf)
                .toList());
        return new EntryProof(
                position,
                LeafHash.encode(told),
                proofs.inclusion(position, size),
                key.sign(checkpoint(rows, size).text()));
    }

    @Test
    void every_entry_of_logs_of_every_size_is_proven_and_read_again_as_it_was_written() {
        for (int size = 1; size <= EVENTS; size++) {
            for (int position = 0; position < size; position++) {
                EntryProof proof = proof(position, size);

                assertThat(proof.holds()).as(position + " of " + size).isTrue();
                assertThat(proof.way().steps()).hasSameSizeAs(proof.path());
                assertThat(EntryProof.parse(proof.encode())).isEqualTo(proof);
            }
        }
    }

    @Test
    void a_proof_says_what_the_event_is_and_who_signed() throws IOException {
        Ended ended = run(proof(5, EVENTS).encode(), "--key", key.verifierKey().text());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(ExitCode.INTACT);
        assertThat(ended.out())
                .contains(
                        "service-certified.v1, position 5",
                        "1000.05",
                        "omar",
                        "13 faits",
                        key.verifierKey().text())
                .endsWith("INTACT\n");
        assertThat(run(proof(5, EVENTS).encode()).out()).contains("NON VÉRIFIÉES");
    }

    @Test
    void no_byte_of_a_proof_can_be_changed() throws IOException {
        byte[] proof = proof(5, EVENTS).encode();
        for (int i = 0; i < proof.length; i++) {
            byte[] changed = proof.clone();
            changed[i] ^= 1;

            assertThat(run(changed, "--key", key.verifierKey().text()).code())
                    .as("byte " + i)
                    .isEqualTo(ExitCode.BROKEN);
        }
    }

    @Test
    void no_line_can_be_left_out_or_added() throws IOException {
        String proof = new String(proof(5, EVENTS).encode(), StandardCharsets.UTF_8);
        List<String> lines = proof.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            List<String> more = new ArrayList<>(lines);
            more.add(i, lines.get(i));
            // The same signature twice is one signature more of the same key: a note may have several.
            for (List<String> changed : i < lines.size() - 1 ? List.of(fewer, more) : List.of(fewer)) {
                byte[] bytes = (String.join("\n", changed) + "\n").getBytes(StandardCharsets.UTF_8);

                assertThat(run(bytes, "--key", key.verifierKey().text()).code())
                        .as(String.join("\n", changed))
                        .isEqualTo(ExitCode.BROKEN);
            }
        }
    }

    @Test
    void another_event_another_place_and_another_key_are_refused() throws IOException {
        EntryProof right = proof(5, EVENTS);
        byte[] amount =
                proof(altered(entry(5), "1000.05", "9000.05"), 5, EVENTS).encode();
        byte[] place = new EntryProof(4, right.encoded(), right.path(), right.note()).encode();

        assertThat(run(amount, "--key", key.verifierKey().text()).err())
                .contains("ROMPU, position 5 : le chemin mène à la racine");
        assertThat(run(place, "--key", key.verifierKey().text()).err()).contains("le fait se dit à la position 5");
        assertThat(run(right.encode(), "--key", Books.key().verifierKey().text())
                        .code())
                .isEqualTo(ExitCode.BROKEN);
    }

    @Test
    void a_checkpoint_that_was_kept_decides_and_one_of_another_size_is_not_taken_for_agreement() throws IOException {
        Path kept = Files.write(
                folder.resolve("kept.note"),
                key.sign(checkpoint(rows, EVENTS).text()).encode());
        List<Row> rewritten = new ArrayList<>(rows);
        rewritten.set(2, Row.honest(altered(entry(2), "1000.02", "9000.02")));
        Path other = Files.write(
                folder.resolve("other.note"),
                key.sign(checkpoint(rewritten, EVENTS).text()).encode());

        assertThat(run(proof(5, EVENTS).encode(), "--checkpoint", kept.toString())
                        .code())
                .isEqualTo(ExitCode.INTACT);
        assertThat(run(proof(5, EVENTS).encode(), "--checkpoint", other.toString())
                        .code())
                .isEqualTo(ExitCode.BROKEN);
        Ended smaller = run(proof(5, 8).encode(), "--checkpoint", kept.toString());
        assertThat(smaller.code()).isEqualTo(ExitCode.USAGE);
        assertThat(smaller.err()).contains("la preuve est faite à la taille 8");
    }

    @Test
    void proofs_and_segments_are_not_verified_together() throws IOException {
        Path segment = Books.segments(folder, rows, EVENTS, key).getFirst();

        assertThat(run(proof(5, EVENTS).encode(), segment.toString()).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_proof_that_is_none_says_so() {
        for (String text : List.of("", "rien", EntryProof.FIRST_LINE, EntryProof.FIRST_LINE + "index 5\n\n")) {
            assertThatThrownBy(() -> EntryProof.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(NoteException.class);
        }
    }

    private Ended run(byte[] proof, String... options) throws IOException {
        Path file = Files.write(folder.resolve("one.tlog-proof"), proof);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitCode code = VerifyMain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Stream.concat(Arrays.stream(options), Stream.of(file.toString()))
                        .toArray(String[]::new));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
