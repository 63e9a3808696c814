package fr.quitus.projections.engine;

/**
 * Which keys a rebuild may have written out already: a key that is not among them is new, and need not be looked for.
 * One bit a key, in a table whose size is given and never grows; two keys of one bit cost a look-up in vain, so a table
 * too small for its keys costs time and nothing else.
 */
final class KeyHashes {
    private static final int BYTES_MIN = 1_024;

    private final long[] words;

    /** @param bytesMax of the table; it takes the largest power of two within */
    KeyHashes(long bytesMax) {
        this.words = new long[Math.toIntExact(Long.highestOneBit(Math.max(bytesMax, BYTES_MIN)) / Long.BYTES)];
    }

    void add(Object key) {
        int hash = hash(key);
        words[word(hash)] |= 1L << hash;
    }

    boolean mayHave(Object key) {
        int hash = hash(key);
        return (words[word(hash)] & (1L << hash)) != 0;
    }

    /** The upper bits choose the word and the lowest six the bit in it. */
    private int word(int hash) {
        return hash >>> Long.numberOfTrailingZeros(Long.SIZE) & words.length - 1;
    }

    /** Hash codes of records are weak in all their bits: each bit here depends on each of theirs. */
    private static int hash(Object key) {
        int hash = key.hashCode() * 0x85EBCA6B;
        hash ^= hash >>> 13;
        hash *= 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
