package fr.quitus.projections.engine;

import java.util.Arrays;

/**
 * Which keys a rebuild may have written out already, by their hash codes: a key that is not among them is new, and need
 * not be looked for. Four to eight bytes a key; two keys of one hash cost a look-up in vain.
 */
final class KeyHashes {
    private static final int START = 1_024;
    /** A slot that is free; a hash of this value is kept as the next. */
    private static final int FREE = 0;

    private int[] slots = new int[START];
    private int size;

    void add(Object key) {
        if (size * 2 >= slots.length) {
            int[] old = slots;
            slots = new int[old.length * 2];
            Arrays.stream(old).filter(hash -> hash != FREE).forEach(hash -> slots[slot(hash)] = hash);
        }
        int hash = hash(key);
        int slot = slot(hash);
        if (slots[slot] == FREE) {
            slots[slot] = hash;
            size++;
        }
    }

    boolean mayHave(Object key) {
        return slots[slot(hash(key))] != FREE;
    }

    private static int hash(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        hash ^= hash >>> 15;
        return hash == FREE ? 1 : hash;
    }

    /** Where the hash stands, or would stand. */
    private int slot(int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != FREE && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
