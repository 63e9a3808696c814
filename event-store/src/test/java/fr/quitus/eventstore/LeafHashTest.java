package fr.quitus.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeafHashTest {

    private static final String ENCODING =
            "000000147175697475732d6576656e742d6c6561662e763100000008000000000000000100000008456e76656c"
                    + "6f706500000003652d31000000080000000000000002000000036d2d31000000096f70656e65642e7631000000"
                    + "0800062a99ba0c6001000000027b7d0000000e7b226163746f72223a22c3a9227d";

    private static final String LEAF = "8af70a3670162bab7c92643c71272a4aaa0507b3e20d61d1998a2cb3dbc9a716";

    private static final Instant TIME = Instant.parse("2025-01-01T00:00:00.000001Z");
    private static final NewEvent EVENT = event("Envelope", "e-1", 2, "m-1", "opened.v1", "{}", "{\"actor\":\"é\"}");

    /**
     * Computed by hand with a Python script from the written description: a change here is a change of the log's
     * format.
     */
    @Test
    void the_encoding_and_the_leaf_are_those_of_the_description() {
        assertThat(HexFormat.of().formatHex(LeafHash.encode(1, EVENT, TIME))).isEqualTo(ENCODING);
        assertThat(HexFormat.of().formatHex(LeafHash.of(1, EVENT, TIME))).isEqualTo(LEAF);
    }

    @Test
    void every_column_changes_the_leaf() {
        List<byte[]> leaves = List.of(
                LeafHash.of(1, EVENT, TIME),
                LeafHash.of(2, EVENT, TIME),
                LeafHash.of(1, EVENT, TIME.plusNanos(1_000)),
                LeafHash.of(1, event("Envelopes", "e-1", 2, "m-1", "opened.v1", "{}", "{\"actor\":\"é\"}"), TIME),
                LeafHash.of(1, event("Envelope", "e-2", 2, "m-1", "opened.v1", "{}", "{\"actor\":\"é\"}"), TIME),
                LeafHash.of(1, event("Envelope", "e-1", 3, "m-1", "opened.v1", "{}", "{\"actor\":\"é\"}"), TIME),
                LeafHash.of(1, event("Envelope", "e-1", 2, "m-2", "opened.v1", "{}", "{\"actor\":\"é\"}"), TIME),
                LeafHash.of(1, event("Envelope", "e-1", 2, "m-1", "opened.v2", "{}", "{\"actor\":\"é\"}"), TIME),
                LeafHash.of(1, event("Envelope", "e-1", 2, "m-1", "opened.v1", "{ }", "{\"actor\":\"é\"}"), TIME),
                LeafHash.of(1, event("Envelope", "e-1", 2, "m-1", "opened.v1", "{}", "{\"actor\":\"e\"}"), TIME));

        assertThat(leaves.stream().map(HexFormat.of()::formatHex)).doesNotHaveDuplicates();
    }

    @Test
    void a_byte_cannot_move_from_one_column_to_the_next() {
        byte[] one = LeafHash.of(1, event("Envelope", "e-1", 2, "m-1", "opened.v1", "{}x", "{}"), TIME);
        byte[] other = LeafHash.of(1, event("Envelope", "e-1", 2, "m-1", "opened.v1", "{}", "x{}"), TIME);

        assertThat(one).isNotEqualTo(other);
    }

    private static NewEvent event(
            String type, String id, long sequence, String eventId, String name, String payload, String metaData) {
        return new NewEvent(
                type,
                id,
                sequence,
                eventId,
                name,
                payload.getBytes(StandardCharsets.UTF_8),
                metaData.getBytes(StandardCharsets.UTF_8));
    }
}
