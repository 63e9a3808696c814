package fr.quitus.domain.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Identity by construction: a UUID of version 5 (RFC 9562) made from what a thing is, so that the same invoice or the
 * same bank entry always gets the same identity and a duplicate collides instead of being looked up.
 */
public final class NamedId {
    private static final UUID QUITUS = UUID.fromString("6f6c9d1e-2f0a-5c3b-9a52-7e1d4f0c8b21");

    private NamedId() {}

    /** @param kind what is identified, such as {@code invoice}, so that two kinds never share an identity */
    public static UUID of(String kind, String... parts) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(QUITUS.getMostSignificantBits())
                .putLong(QUITUS.getLeastSignificantBits())
                .array());
        StringBuilder name = new StringBuilder(kind);
        for (String part : parts) {
            // Each part is preceded by its length, so that no separator inside a part can imitate another one.
            name.append('|').append(part.length()).append(':').append(part);
        }
        byte[] hash = sha1.digest(name.toString().getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
