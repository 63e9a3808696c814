package fr.quitus.proofs.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Empreinte d'un fait : the leaf of the Merkle log for one event, so that no column can be changed unseen.
 *
 * <p>Leaf = SHA-256(0x00 || encoding), as in RFC 9162. The encoding is the concatenation of nine fields, each a length
 * of four bytes followed by that many bytes, all numbers big-endian: the text {@code quitus-event-leaf.v1}, position (8
 * bytes), aggregate type, aggregate id, sequence (8), name, time in microseconds since 1970 (8), payload, metadata.
 * Texts are UTF-8. The event's id is left out, for it is derived ({@link EventIds}). The encoding is permanent: another
 * one gets another first field.
 */
public final class LeafHash {

    private static final byte[] VERSION = "quitus-event-leaf.v1".getBytes(StandardCharsets.UTF_8);
    private static final int FIELDS = 9;
    private static final int NUMBERS = 3;

    private LeafHash() {}

    /** The leaf of one event. Who hashes many keeps a {@link TreeHasher}. */
    public static byte[] of(LogEntry entry) {
        return new TreeHasher().leaf(entry);
    }

    static byte[] encode(LogEntry entry) {
        byte[] aggregateType = utf8(entry.aggregateType());
        byte[] aggregateId = utf8(entry.aggregateId());
        byte[] name = utf8(entry.name());
        int length = FIELDS * Integer.BYTES
                + NUMBERS * Long.BYTES
                + VERSION.length
                + aggregateType.length
                + aggregateId.length
                + name.length
                + entry.payload().length
                + entry.metadata().length;
        ByteBuffer encoding = ByteBuffer.allocate(length);
        put(encoding, VERSION);
        put(encoding, entry.position());
        put(encoding, aggregateType);
        put(encoding, aggregateId);
        put(encoding, entry.sequence());
        put(encoding, name);
        put(encoding, entry.recordedAtMicros());
        put(encoding, entry.payload());
        put(encoding, entry.metadata());
        return encoding.array();
    }

    private static void put(ByteBuffer encoding, byte[] field) {
        encoding.putInt(field.length).put(field);
    }

    private static void put(ByteBuffer encoding, long field) {
        encoding.putInt(Long.BYTES).putLong(field);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
