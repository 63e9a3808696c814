package fr.quitus.proofs.merkle;

import java.util.List;

/**
 * Where proofs find the hashes of complete subtrees. Only every eighth level is asked for: level 0, the leaves, and
 * levels 8, 16, 24…, so that a log of n events keeps n/255 hashes beside its leaves; what lies between is computed.
 */
@FunctionalInterface
public interface NodeSource {

    /**
     * Hashes of the subtrees {@code from} to {@code from + count - 1} of a level, in order and all of them. Subtree
     * {@code i} of a level covers the leaves {@code [i << level, (i + 1) << level)}. At most {@code 256} are asked for,
     * all of one block of 256.
     */
    List<byte[]> hashes(int level, long from, int count);
}
