package fr.quitus.proofs.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeafHashTest {

    private static final String ENCODING =
            "000000147175697475732d6576656e742d6c6561662e763100000008000000000000000100000008456e76656c"
                    + "6f706500000003652d31000000080000000000000002000000096f70656e65642e7631000000"
                    + "0800062a99ba0c6001000000027b7d0000000e7b226163746f72223a22c3a9227d";

    private static final String LEAF = "e813a69c6d1c8b6cee5c40f43ff39a3a778afc60ae2ac39816dc2f6aa000855a";

    private static final long TIME = 1_735_689_600_000_001L;
    private static final LogEntry ENTRY = entry(1, "Envelope", "e-1", 2, "opened.v1", TIME, "{}", "{\"actor\":\"é\"}");

    /**
     * Computed by a Python script from the written description: a change here is a change of the log's format.
     */
    @Test
    void the_encoding_and_the_leaf_are_those_of_the_description() {
        assertThat(HexFormat.of().formatHex(LeafHash.encode(ENTRY))).isEqualTo(ENCODING);
        assertThat(HexFormat.of().formatHex(LeafHash.of(ENTRY))).isEqualTo(LEAF);
    }

    @Test
    void one_hasher_gives_the_same_leaf_again() {
        TreeHasher hasher = new TreeHasher();

        assertThat(hasher.leaf(ENTRY)).isEqualTo(hasher.leaf(ENTRY)).isEqualTo(LeafHash.of(ENTRY));
    }

    @Test
    void every_column_changes_the_leaf() {
        String actor = "{\"actor\":\"é\"}";
        List<LogEntry> entries = List.of(
                ENTRY,
                entry(2, "Envelope", "e-1", 2, "opened.v1", TIME, "{}", actor),
                entry(1, "Envelopes", "e-1", 2, "opened.v1", TIME, "{}", actor),
                entry(1, "Envelope", "e-2", 2, "opened.v1", TIME, "{}", actor),
                entry(1, "Envelope", "e-1", 3, "opened.v1", TIME, "{}", actor),
                entry(1, "Envelope", "e-1", 2, "opened.v2", TIME, "{}", actor),
                entry(1, "Envelope", "e-1", 2, "opened.v1", TIME + 1, "{}", actor),
                entry(1, "Envelope", "e-1", 2, "opened.v1", TIME, "{ }", actor),
                entry(1, "Envelope", "e-1", 2, "opened.v1", TIME, "{}", "{\"actor\":\"e\"}"));

        assertThat(entries.stream().map(LeafHash::of).map(HexFormat.of()::formatHex))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_byte_cannot_move_from_one_column_to_the_next() {
        byte[] one = LeafHash.of(entry(1, "Envelope", "e-1", 2, "opened.v1", TIME, "{}x", "{}"));
        byte[] other = LeafHash.of(entry(1, "Envelope", "e-1", 2, "opened.v1", TIME, "{}", "x{}"));

        assertThat(one).isNotEqualTo(other);
    }

    private static LogEntry entry(
            long position,
            String type,
            String id,
            long sequence,
            String name,
            long time,
            String payload,
            String metadata) {
        return new LogEntry(
                position,
                type,
                id,
                sequence,
                name,
                time,
                payload.getBytes(StandardCharsets.UTF_8),
                metadata.getBytes(StandardCharsets.UTF_8));
    }
}
