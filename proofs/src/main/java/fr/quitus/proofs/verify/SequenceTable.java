package fr.quitus.proofs.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The last sequence of each aggregate, in about 21 to 32 bytes for each whatever its id is like: the first 96 bits of
 * the SHA-256 of the id and a sequence, in open addressing. It is cut in 256 parts that grow by half one at a time, so
 * that growing needs no memory to speak of. Two ids of one hash among twenty million: once in 10^14 logs.
 */
final class SequenceTable {

    /** What is known of an aggregate that was not met before. */
    static final int NONE = -1;

    private static final int PARTS = 256;
    private static final int PART_SLOTS_START = 16;

    private static final class Part {
        private long[] hashes = new long[PART_SLOTS_START];
        private int[] moreOfHashes = new int[PART_SLOTS_START];
        /** Sequence + 1, and 0 where the slot is free. */
        private int[] next = new int[PART_SLOTS_START];

        private int used;
    }

    private final MessageDigest sha256 = sha256();
    private final Part[] parts = new Part[PARTS];
    private long aggregates;

    SequenceTable() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part();
        }
    }

    /** Remembers the sequence and gives the one known until now, or {@link #NONE}. */
    int replace(String aggregateId, int sequence) {
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(aggregateId.getBytes(StandardCharsets.UTF_8)));
        long key = hash.getLong();
        int more = hash.getInt();
        Part part = parts[(int) (key & (PARTS - 1))];
        int slot = find(part, key, more);
        int known = part.next[slot] - 1;
        if (known == NONE) {
            if (4L * (part.used + 1) > 3L * part.next.length) {
                grow(part);
                slot = find(part, key, more);
            }
            part.used++;
            aggregates++;
        }
        part.hashes[slot] = key;
        part.moreOfHashes[slot] = more;
        part.next[slot] = sequence + 1;
        return known;
    }

    long aggregates() {
        return aggregates;
    }

    private static int find(Part part, long key, int more) {
        int slots = part.next.length;
        int slot = (int) Long.remainderUnsigned(key >>> 8, slots);
        while (part.next[slot] != 0 && (part.hashes[slot] != key || part.moreOfHashes[slot] != more)) {
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
        return slot;
    }

    private static void grow(Part part) {
        long[] hashes = part.hashes;
        int[] moreOfHashes = part.moreOfHashes;
        int[] next = part.next;
        int slots = next.length + next.length / 2;
        part.hashes = new long[slots];
        part.moreOfHashes = new int[slots];
        part.next = new int[slots];
        for (int old = 0; old < next.length; old++) {
            if (next[old] != 0) {
                int slot = find(part, hashes[old], moreOfHashes[old]);
                part.hashes[slot] = hashes[old];
                part.moreOfHashes[slot] = moreOfHashes[old];
                part.next[slot] = next[old];
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
