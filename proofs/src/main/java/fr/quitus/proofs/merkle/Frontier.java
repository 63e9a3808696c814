package fr.quitus.proofs.merkle;

import java.nio.ByteBuffer;

/**
 * Front de l'arbre : the roots of the complete subtrees a log stands on, the largest first (a compact range of RFC
 * 9162). It is all that must be kept to append a leaf or tell the root: at most {@value #PEAKS_MAX} hashes however long
 * the log is. One thread uses it at a time.
 */
public final class Frontier {

    /** Complete subtrees of the longest log, as positions count up to 2^63 - 1. */
    public static final int PEAKS_MAX = 63;

    /**
     * Distance of the levels that are stored, see {@link NodeSource}: a node for each complete block of 2^8 nodes of
     * the stored level below.
     */
    public static final int STORED_LEVEL_STEP = 8;

    /** Told of every complete subtree of a stored level (8, 16, 24…) at the append that completes it. */
    @FunctionalInterface
    public interface CompletedNodes {

        /** Covers the leaves {@code [index << level, (index + 1) << level)}. */
        void completed(int level, long index, byte[] hash);
    }

    private final TreeHasher hasher = new TreeHasher();
    /** The peak of 2^level leaves, where bit {@code level} of the size is set; elsewhere what stood there before. */
    private final byte[][] peaks = new byte[PEAKS_MAX][];

    private long size;

    /** The frontier of an empty log. */
    public Frontier() {}

    /** The frontier of the first {@code size} leaves of a log whose hashes are kept. */
    public static Frontier of(NodeSource source, long size) {
        Tiles tiles = new Tiles(source, size);
        Frontier frontier = new Frontier();
        frontier.size = size;
        long from = 0;
        for (int level = PEAKS_MAX - 1; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                long to = from + (1L << level);
                frontier.peaks[level] = tiles.root(from, to);
                from = to;
            }
        }
        return frontier;
    }

    /** A frontier that goes its own way from here, for an append that may yet fail. */
    public Frontier copy() {
        Frontier copy = new Frontier();
        copy.size = size;
        System.arraycopy(peaks, 0, copy.peaks, 0, PEAKS_MAX);
        return copy;
    }

    /** How many leaves the log has. */
    public long size() {
        return size;
    }

    /** Adds a leaf behind the others. */
    public void append(byte[] leaf) {
        append(leaf, (level, index, hash) -> {});
    }

    /** Adds a leaf behind the others and tells which stored nodes it completes. */
    public void append(byte[] leaf, CompletedNodes nodes) {
        if (leaf.length != TreeHasher.HASH_BYTES) {
            throw new IllegalArgumentException(
                    "a leaf has %d bytes, not %d".formatted(TreeHasher.HASH_BYTES, leaf.length));
        }
        if (size == Long.MAX_VALUE) {
            throw new IllegalStateException("the log is full");
        }
        byte[] hash = leaf;
        int level = 0;
        while ((size >>> level & 1) == 1) {
            hash = hasher.node(peaks[level], hash);
            level++;
            if (level % STORED_LEVEL_STEP == 0) {
                nodes.completed(level, size >>> level, hash);
            }
        }
        peaks[level] = hash;
        size++;
    }

    /** The root of the tree over all leaves. */
    public byte[] root() {
        if (size == 0) {
            return hasher.emptyRoot();
        }
        int level = Long.numberOfTrailingZeros(size);
        byte[] root = peaks[level];
        for (level++; level < PEAKS_MAX; level++) {
            if ((size >>> level & 1) == 1) {
                root = hasher.node(peaks[level], root);
            }
        }
        return root.clone();
    }

    /** Eight bytes of size, big-endian, then the peaks, the largest first. */
    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(encodedLength(size));
        bytes.putLong(size);
        for (int level = PEAKS_MAX - 1; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                bytes.put(peaks[level]);
            }
        }
        return bytes.array();
    }

    /** Reads what {@link #encode} wrote and nothing else: {@link IllegalArgumentException} otherwise. */
    public static Frontier decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        if (encoded.length < Long.BYTES) {
            throw new IllegalArgumentException("a frontier of %d bytes has no size".formatted(encoded.length));
        }
        Frontier frontier = new Frontier();
        frontier.size = bytes.getLong();
        if (frontier.size < 0 || encoded.length != encodedLength(frontier.size)) {
            throw new IllegalArgumentException(
                    "a frontier of size %d does not have %d bytes".formatted(frontier.size, encoded.length));
        }
        for (int level = PEAKS_MAX - 1; level >= 0; level--) {
            if ((frontier.size >>> level & 1) == 1) {
                byte[] peak = new byte[TreeHasher.HASH_BYTES];
                bytes.get(peak);
                frontier.peaks[level] = peak;
            }
        }
        return frontier;
    }

    private static int encodedLength(long size) {
        return Long.BYTES + TreeHasher.HASH_BYTES * Long.bitCount(size);
    }

    @Override
    public String toString() {
        return "Frontier[%d leaves]".formatted(size);
    }
}
