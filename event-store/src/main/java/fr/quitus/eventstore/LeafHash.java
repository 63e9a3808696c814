package fr.quitus.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Empreinte d'un fait : the leaf of the Merkle log for one event, so that no column can be changed unseen.
 *
 * <p>Leaf = SHA-256(0x00 || encoding), as in RFC 9162. The encoding is the concatenation of ten fields, each a
 * length of
 * four bytes followed by that many bytes, all numbers big-endian: the text {@code quitus-event-leaf.v1}, position (8
 * bytes), aggregate type, aggregate id, sequence (8), event id, name, time in microseconds since 1970 (8), payload,
 * metadata. Texts are UTF-8. The encoding is permanent: another one gets another first field.
 */
public final class LeafHash {

    private static final byte[] VERSION = "quitus-event-leaf.v1".getBytes(StandardCharsets.UTF_8);
    private static final byte LEAF_PREFIX = 0x00;
    private static final int FIELDS = 10;

    private LeafHash() {}

    /** The leaf of an event at its place. */
    public static byte[] of(long position, NewEvent event, Instant recordedAt) {
        MessageDigest sha256 = sha256();
        sha256.update(LEAF_PREFIX);
        return sha256.digest(encode(position, event, recordedAt));
    }

    /** The leaf of what is stored, computed anew: it must equal {@link StoredEvent#leafHash()}. */
    public static byte[] of(StoredEvent event) {
        NewEvent fields = new NewEvent(
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.name(),
                event.payload(),
                event.metaData());
        return of(event.position(), fields, event.recordedAt());
    }

    static byte[] encode(long position, NewEvent event, Instant recordedAt) {
        byte[] aggregateType = utf8(event.aggregateType());
        byte[] aggregateId = utf8(event.aggregateId());
        byte[] eventId = utf8(event.eventId());
        byte[] name = utf8(event.name());
        int length = FIELDS * Integer.BYTES
                + 3 * Long.BYTES
                + VERSION.length
                + aggregateType.length
                + aggregateId.length
                + eventId.length
                + name.length
                + event.payload().length
                + event.metaData().length;
        ByteBuffer encoding = ByteBuffer.allocate(length);
        put(encoding, VERSION);
        put(encoding, position);
        put(encoding, aggregateType);
        put(encoding, aggregateId);
        put(encoding, event.sequence());
        put(encoding, eventId);
        put(encoding, name);
        put(encoding, ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
        put(encoding, event.payload());
        put(encoding, event.metaData());
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
