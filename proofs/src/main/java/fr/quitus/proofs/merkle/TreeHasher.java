package fr.quitus.proofs.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The two hashes of an RFC 9162 tree, SHA-256(0x00 || leaf) and SHA-256(0x01 || left || right). One digest is used
 * again and again, because looking one up costs as much as hashing a node; so one thread uses it at a time.
 */
public final class TreeHasher {

    /** Length of every hash, in bytes. */
    public static final int HASH_BYTES = 32;

    private static final byte LEAF_PREFIX = 0x00;
    private static final byte NODE_PREFIX = 0x01;

    private final MessageDigest sha256 = sha256();
    private final byte[] node = new byte[1 + 2 * HASH_BYTES];

    public TreeHasher() {
        node[0] = NODE_PREFIX;
    }

    /** The leaf of an event, see {@link LeafHash}. */
    public byte[] leaf(LogEntry entry) {
        return leaf(LeafHash.encode(entry));
    }

    /** The leaf of any bytes. */
    public byte[] leaf(byte[] data) {
        sha256.update(LEAF_PREFIX);
        return sha256.digest(data);
    }

    /** The node above two others. */
    public byte[] node(byte[] left, byte[] right) {
        if (left.length != HASH_BYTES || right.length != HASH_BYTES) {
            throw new IllegalArgumentException("a node stands on two hashes of %d bytes, not on %d and %d"
                    .formatted(HASH_BYTES, left.length, right.length));
        }
        System.arraycopy(left, 0, node, 1, HASH_BYTES);
        System.arraycopy(right, 0, node, 1 + HASH_BYTES, HASH_BYTES);
        return sha256.digest(node);
    }

    /** The root of a tree without leaves. */
    public byte[] emptyRoot() {
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
