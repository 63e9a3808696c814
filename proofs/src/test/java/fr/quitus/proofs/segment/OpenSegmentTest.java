package fr.quitus.proofs.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.verify.SegmentVerifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSegmentTest {

    private static final int BATCHES = 4;
    private static final int BATCH_EVENTS = 3;

    @TempDir
    Path folder;

    /** Counts what is handed over, in its order. */
    private static final class Seen implements SegmentHandler<RuntimeException> {
        private final List<String> order = new ArrayList<>();

        @Override
        public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
            order.add("E" + entry.position());
        }

        @Override
        public void command(JournalLine line) {
            order.add("C" + line.number());
        }
    }

    /** Batches of three events and a line each; where each ended. */
    private List<Long> written(Path file) throws IOException {
        List<Long> ends = new ArrayList<>();
        try (OpenSegmentWriter writer = OpenSegmentWriter.create(file, Samples.header(0, 0, 0))) {
            for (int batch = 0; batch < BATCHES; batch++) {
                for (int i = 0; i < BATCH_EVENTS; i++) {
                    long position = (long) batch * BATCH_EVENTS + i;
                    writer.event(Samples.entry(position), LeafHash.of(Samples.entry(position)));
                }
                writer.command(Samples.line(batch, (batch + 1L) * BATCH_EVENTS - 1));
                ends.add(writer.flush());
            }
        }
        return ends;
    }

    private static OpenSegment.End read(Path file, long vouched, Seen seen) throws IOException {
        try (OpenSegment open = OpenSegment.open(file)) {
            return open.read(vouched, seen);
        }
    }

    @Test
    void what_was_flushed_is_read_in_its_order_and_goes_on() throws Exception {
        Path file = folder.resolve("open");
        List<Long> ends = written(file);
        Seen seen = new Seen();

        OpenSegment.End end = read(file, ends.getLast(), seen);

        assertThat(end).isEqualTo(new OpenSegment.End(ends.getLast(), 0, 12, 4));
        assertThat(seen.order)
                .startsWith("E0", "E1", "E2", "C0", "E3")
                .hasSize(16)
                .endsWith("C3");
        try (OpenSegmentWriter writer = OpenSegmentWriter.goOn(file, end.bytes())) {
            writer.event(Samples.entry(12), LeafHash.of(Samples.entry(12)));
            writer.flush();
        }
        assertThat(read(file, 0, new Seen()).to()).isEqualTo(13);
    }

    @Test
    void a_batch_that_a_crash_tore_counts_for_nothing_at_whatever_byte() throws Exception {
        Path file = folder.resolve("open");
        List<Long> ends = written(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = Math.toIntExact(ends.get(2)); length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            OpenSegment.End end = read(file, ends.get(2), new Seen());

            assertThat(end).isEqualTo(new OpenSegment.End(ends.get(2), length - ends.get(2), 9, 3));
        }
    }

    @Test
    void a_cut_before_what_was_vouched_for_is_told_with_its_position() throws Exception {
        Path file = folder.resolve("open");
        List<Long> ends = written(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, Math.toIntExact(ends.get(1))));

        assertThatThrownBy(() -> read(file, ends.getLast(), new Seen()))
                .isInstanceOf(SegmentException.class)
                .hasMessageContaining("position 6")
                .hasMessageContaining("tronqué");
    }

    @Test
    void a_flipped_byte_anywhere_is_never_read_over() throws Exception {
        Path file = folder.resolve("open");
        List<Long> ends = written(file);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= 4;
            Files.write(file, altered);

            assertThatThrownBy(() -> read(file, ends.getLast(), new Seen()))
                    .as("byte " + i)
                    .isInstanceOf(SegmentException.class);
        }
    }

    @Test
    void it_is_sealed_as_a_segment_that_a_verifier_accepts() throws Exception {
        Path file = folder.resolve("open");
        long bytes = written(file).getLast();
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OpenSegment open = OpenSegment.open(file)) {
            open.seal(open.read(bytes, new Seen()), Samples.KEY, sealed);
        }
        Seen seen = new Seen();

        try (SegmentReader reader = new SegmentReader(new ByteArrayInputStream(sealed.toByteArray()))) {
            SegmentVerifier verifier =
                    new SegmentVerifier(reader.header(), VerifierKeys.of(Samples.KEY.verifierKey()), List.of());
            verifier.accept(reader, seen);
            assertThat(verifier.log().size()).isEqualTo(12);
            assertThat(verifier.journalNext()).isEqualTo(4);
        }
        assertThat(seen.order).hasSize(16).endsWith("C0", "C1", "C2", "C3");
    }
}
