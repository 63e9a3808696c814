package fr.quitus.proofs.merkle;

import fr.quitus.proofs.fields.FieldException;
import fr.quitus.proofs.fields.FieldReader;
import fr.quitus.proofs.fields.FieldWriter;

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

    private static final String VERSION = "quitus-event-leaf.v1";
    /** Room for all but the aggregate's id, the payload and the metadata; a guess, for a buffer that grows. */
    private static final int OTHER_FIELDS_BYTES = 192;

    private LeafHash() {}

    /** The leaf of one event. Who hashes many keeps a {@link TreeHasher}. */
    public static byte[] of(LogEntry entry) {
        return new TreeHasher().leaf(entry);
    }

    /** The bytes of an event that its leaf is the hash of. */
    public static byte[] encode(LogEntry entry) {
        int expected =
                OTHER_FIELDS_BYTES + entry.aggregateId().length() + entry.payload().length + entry.metadata().length;
        return new FieldWriter(expected)
                .put(VERSION)
                .put(entry.position())
                .put(entry.aggregateType())
                .put(entry.aggregateId())
                .put(entry.sequence())
                .put(entry.name())
                .put(entry.recordedAtMicros())
                .put(entry.payload())
                .put(entry.metadata())
                .bytes();
    }

    /** The event of these bytes, which it is written as again: {@link FieldException} otherwise. */
    public static LogEntry decode(byte[] encoded) {
        FieldReader fields = new FieldReader(encoded);
        String version = fields.text();
        if (!version.equals(VERSION)) {
            throw new FieldException("« %s » n'est pas « %s »".formatted(version, VERSION));
        }
        long position = fields.number();
        String aggregateType = fields.text();
        String aggregateId = fields.text();
        long sequence = fields.number();
        String name = fields.text();
        long recordedAtMicros = fields.number();
        byte[] payload = fields.bytes();
        byte[] metadata = fields.bytes();
        fields.end();
        return new LogEntry(position, aggregateType, aggregateId, sequence, name, recordedAtMicros, payload, metadata);
    }
}
