package fr.quitus.proofs.segment;

import static fr.quitus.proofs.segment.Samples.KEY;
import static fr.quitus.proofs.segment.Samples.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.proofs.fields.FieldException;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.segment.Samples.Content;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SegmentTest {

    private static final SegmentHeader HEADER = Samples.header(5, 12, 3);
    private static final byte[] FILE = Samples.segment(HEADER, 4);
    private static final byte[] CONTENT = Samples.gunzip(FILE);

    @Test
    void what_is_written_is_read() throws IOException {
        Content content = Samples.read(FILE);

        assertThat(content.header()).isEqualTo(HEADER);
        assertThat(content.events()).hasSize(7).first().isEqualTo(Samples.entry(5));
        assertThat(content.events()).last().isEqualTo(Samples.entry(11));
        assertThat(content.lines()).hasSize(4).first().isEqualTo(Samples.line(3, 11));
        assertThat(content.lines().getFirst().code()).isEqualTo("CREDITS_INSUFFISANTS");
        assertThat(content.lines().get(1).code()).isNull();
        assertThat(content.seal().journalTo()).isEqualTo(7);
        assertThat(content.seal().checkpoint().size()).isEqualTo(12);
        assertThat(content.seal().checkpoint().root())
                .isEqualTo(Samples.frontier(12).root());
        assertThat(VerifierKeys.of(KEY.verifierKey()).signersOf(content.seal().note(), ORIGIN))
                .containsExactly(KEY.verifierKey());
    }

    @Test
    void any_gunzip_shows_what_a_segment_holds_and_who_signed_it() {
        String text = new String(CONTENT, StandardCharsets.ISO_8859_1);

        assertThat(text).startsWith("quitus-segment.v1\n" + ORIGIN + "\n5 12\n3\n");
        assertThat(text).contains("{\"commitmentNumber\":\"21001\",\"amount\":\"5.00\"}");
        assertThat(new String(CONTENT, StandardCharsets.UTF_8)).endsWith("=\n").contains("\n\n— " + ORIGIN + " ");
    }

    @Test
    void a_segment_without_events_or_without_lines_is_one() throws IOException {
        assertThat(Samples.read(Samples.segment(Samples.header(0, 0, 0), 2)).lines())
                .hasSize(2);
        assertThat(Samples.read(Samples.segment(Samples.header(0, 2, 0), 0)).events())
                .hasSize(2);
        assertThat(Samples.read(Samples.segment(Samples.header(0, 0, 0), 0))
                        .seal()
                        .journalTo())
                .isZero();
    }

    @Test
    void it_names_itself_by_its_positions() {
        assertThat(HEADER.fileName()).isEqualTo("quitus-000000000005-000000000012.segment.gz");
    }

    @Test
    void a_writer_takes_only_what_belongs_where_it_stands() throws IOException {
        try (SegmentWriter writer = new SegmentWriter(new ByteArrayOutputStream(), Samples.header(0, 2, 0))) {
            byte[] leaf = LeafHash.of(Samples.entry(0));
            assertThatThrownBy(() -> writer.event(Samples.entry(1), LeafHash.of(Samples.entry(1))))
                    .isInstanceOf(SegmentException.class)
                    .hasMessageContaining("position 1");
            assertThatThrownBy(() -> writer.event(Samples.entry(0), new byte[32]))
                    .isInstanceOf(SegmentException.class)
                    .hasMessageContaining("empreinte");
            assertThatThrownBy(() -> writer.seal(KEY)).isInstanceOf(SegmentException.class);
            assertThatThrownBy(() -> writer.command(Samples.line(0, 1))).isInstanceOf(SegmentException.class);
            writer.event(Samples.entry(0), leaf);
            writer.event(Samples.entry(1), LeafHash.of(Samples.entry(1)));
            assertThatThrownBy(() -> writer.event(Samples.entry(2), LeafHash.of(Samples.entry(2))))
                    .isInstanceOf(SegmentException.class);
            assertThatThrownBy(() -> writer.command(Samples.line(1, 1))).isInstanceOf(SegmentException.class);
            assertThatThrownBy(() -> writer.command(Samples.line(0, 2))).isInstanceOf(SegmentException.class);
            writer.command(Samples.line(0, 1));
        }
    }

    @Test
    void a_file_that_was_not_sealed_is_no_segment() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SegmentWriter writer = new SegmentWriter(file, Samples.header(0, 1, 0))) {
            writer.event(Samples.entry(0), LeafHash.of(Samples.entry(0)));
        }

        assertThatThrownBy(() -> Samples.read(file.toByteArray())).isInstanceOf(SegmentException.class);
    }

    @Test
    void a_file_cut_anywhere_or_with_something_behind_it_is_refused() {
        for (int length = 0; length < FILE.length; length++) {
            byte[] cut = Arrays.copyOf(FILE, length);
            assertThatThrownBy(() -> Samples.read(cut)).isInstanceOf(SegmentException.class);
        }
        assertThatThrownBy(() -> Samples.read(Arrays.copyOf(FILE, FILE.length + 1)))
                .isInstanceOf(SegmentException.class);
        byte[] twice = Arrays.copyOf(FILE, 2 * FILE.length);
        System.arraycopy(FILE, 0, twice, FILE.length, FILE.length);
        assertThatThrownBy(() -> Samples.read(twice)).isInstanceOf(SegmentException.class);
    }

    /** The bits that pad the last byte of a deflate stream mean nothing: there alone a flipped bit changes nothing. */
    @Test
    void a_file_with_any_bit_flipped_is_refused() throws IOException {
        int padding = FILE.length - GzipOutput.TRAILER_BYTES - 1;
        for (int bit = 0; bit < Byte.SIZE * FILE.length; bit++) {
            byte[] flipped = FILE.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                Content content = Samples.read(flipped);
                assertThat(bit / Byte.SIZE).isEqualTo(padding);
                assertThat(content.events()).isEqualTo(Samples.read(FILE).events());
            } catch (SegmentException e) {
                assertThat(e).hasMessageStartingWith("octet ");
            }
        }
    }

    /** Whoever rewrites the file keeps the gzip stream whole: the signed hash refuses it. */
    @Test
    void content_with_any_bit_flipped_is_refused_or_no_longer_signed() {
        for (int place = 0; place < CONTENT.length; place++) {
            byte[] flipped = CONTENT.clone();
            flipped[place] ^= (byte) (1 << place % 8);
            assertThatThrownBy(() -> VerifierKeys.of(KEY.verifierKey())
                            .signersOf(
                                    Samples.read(Samples.gzip(flipped)).seal().note()))
                    .as("byte %d of the content", place)
                    .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(SegmentException.class), e -> assertThat(e)
                            .isInstanceOf(NoteException.class));
        }
    }

    @Test
    void content_cut_anywhere_is_refused() {
        for (int length = 0; length < CONTENT.length; length++) {
            byte[] cut = Arrays.copyOf(CONTENT, length);
            assertThatThrownBy(() -> Samples.read(Samples.gzip(cut))).isInstanceOf(SegmentException.class);
        }
    }

    @Test
    void a_length_that_promises_more_than_there_is_costs_no_memory() {
        int firstRecord = new String(CONTENT, StandardCharsets.ISO_8859_1).indexOf("\nE") + 1;
        byte[] hostile = CONTENT.clone();
        for (int length : new int[] {Integer.MAX_VALUE, -1, SegmentWriter.RECORD_BYTES_MAX + 1}) {
            ByteBuffer.wrap(hostile).putInt(firstRecord + 1, length);
            assertThatThrownBy(() -> Samples.read(Samples.gzip(hostile)))
                    .isInstanceOf(SegmentException.class)
                    .hasMessageContaining(Integer.toString(length));
        }
    }

    @Property(tries = 3_000)
    void random_files_are_refused(@ForAll("segmentLike") byte[] content) {
        assertThatThrownBy(() -> Samples.read(Samples.gzip(content))).isInstanceOf(SegmentException.class);
        assertThatThrownBy(() -> Samples.read(content)).isInstanceOf(SegmentException.class);
    }

    /** A true header, then records that are nearly right: the parser is entered deeply. */
    @Provide
    Arbitrary<byte[]> segmentLike() {
        Arbitrary<byte[]> piece = Arbitraries.oneOf(
                Arbitraries.of("E", "C", "T", "S", "\0\0\0\0", "\0\0\0\1", "\0\0\0\40", "\0\0\1\0", "\177\377\377\377")
                        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)),
                Arbitraries.integers()
                        .between(0, CONTENT.length - 1)
                        .map(from -> Arrays.copyOfRange(CONTENT, from, Math.min(from + 90, CONTENT.length))),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40));
        Arbitrary<byte[]> start = Arbitraries.of(
                new byte[0],
                Arrays.copyOf(CONTENT, 60),
                Arrays.copyOf(CONTENT, HEADER.text().length()));
        return start.flatMap(head -> piece.list().ofMaxSize(12).map(pieces -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(head);
            pieces.forEach(all::writeBytes);
            return all.toByteArray();
        }));
    }

    @Property(tries = 500)
    void any_event_and_any_line_survive_the_way_through_a_file(
            @ForAll @Size(max = 300) byte[] payload,
            @ForAll("texts") String id,
            @ForAll("texts") String code,
            @ForAll @IntRange(max = 2_000_000) int padding)
            throws IOException {
        LogEntry entry = new LogEntry(0, id, id + "x", 4, "n", -5, payload, new byte[padding % 70_000]);
        JournalLine line = new JournalLine(
                0,
                new UUID(padding, 9),
                id,
                id,
                payload,
                "REFUSED",
                code.isEmpty() ? null : code,
                payload,
                1,
                0,
                Long.MIN_VALUE);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SegmentWriter writer = new SegmentWriter(file, SegmentHeader.after(new Frontier(), ORIGIN, 1, 0))) {
            writer.event(entry, LeafHash.of(entry));
            writer.command(line);
            writer.seal(KEY);
        }

        Content content = Samples.read(file.toByteArray());

        assertThat(content.events()).containsExactly(entry);
        assertThat(content.lines()).containsExactly(line);
    }

    /** Texts a database can hold: no lone surrogates. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                "", "é", "\uFFFD", "a\nb", "\ud83d\ude00", "2025|0156/DR35-U001/T3", "\u0000", "x".repeat(300));
    }

    @Test
    void a_text_that_is_not_utf8_is_refused() {
        byte[] encoded = LeafHash.encode(Samples.entry(0));
        int place = new String(encoded, StandardCharsets.ISO_8859_1).indexOf("Commitment");
        encoded[place] = (byte) 0xFF;

        assertThatThrownBy(() -> LeafHash.decode(encoded))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void what_the_disk_refuses_is_not_called_a_broken_segment() {
        InputStream failing = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("input/output error");
            }
        };

        assertThatThrownBy(() -> new SegmentReader(failing))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SegmentException.class);
    }

    @Test
    void a_header_keeps_its_bounds() {
        byte[] empty = new Frontier().encode();

        assertThatThrownBy(() -> new SegmentHeader(ORIGIN, 0, SegmentHeader.SEGMENT_EVENTS_MAX + 1, 0, empty))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SegmentHeader(ORIGIN, 1, 2, 0, empty))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SegmentHeader("deux mots", 0, 2, 0, empty))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SegmentHeader(ORIGIN, 0, 2, -1, empty))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
