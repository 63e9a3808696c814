package fr.quitus.proofs.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Identité d'un fait : the id of an event, computed from its place in its aggregate instead of being stored. It is the
 * UUID of version 5 (RFC 9562) of the text {@code <aggregate id>#<sequence>} in the namespace {@link #NAMESPACE}. The
 * last {@code #} parts the two, so that no two places have one id; and where an aggregate has no two events of one
 * sequence, no two events have one id.
 */
public final class EventIds {

    /** The UUID of version 5 of {@code urn:quitus:event} in RFC 9562's namespace of URLs. Permanent. */
    public static final UUID NAMESPACE = UUID.fromString("a309cebc-5d50-5155-b23d-13a6284d239d");

    private static final int UUID_BYTES = 16;
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_5 = 0x5000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    private EventIds() {}

    /** The id of the event at this place of an aggregate. */
    public static UUID of(String aggregateId, long sequence) {
        return nameBased(NAMESPACE, aggregateId + '#' + sequence);
    }

    static UUID nameBased(UUID namespace, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(UUID_BYTES)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong() & VERSION_MASK | VERSION_5, hash.getLong() & VARIANT_MASK | VARIANT_RFC);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1"); // what version 5 of a UUID is made of; no secret hangs on it
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
