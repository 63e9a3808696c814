package fr.quitus.proofs.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Preuves : that an event is in the log (inclusion) and that a log only grew (consistency), made from kept hashes and
 * verified from nothing but the proof. The algorithms are those of RFC 9162, sections 2.1.3 and 2.1.4.
 */
public final class Proofs {

    private final NodeSource source;

    public Proofs(NodeSource source) {
        this.source = source;
    }

    /** Root of the tree over the first {@code size} leaves. */
    public byte[] root(long size) {
        checkOrder(0, size);
        return new Tiles(source, size).root(0, size);
    }

    /** The hashes beside the way from leaf {@code index} to the root of the first {@code size} leaves, lowest first. */
    public List<byte[]> inclusion(long index, long size) {
        checkOrder(0, index);
        checkOrder(index + 1, size);
        Tiles tiles = new Tiles(source, size);
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + largestPowerBelow(to - from);
            if (index < middle) {
                path.addFirst(tiles.root(middle, to));
                to = middle;
            } else {
                path.addFirst(tiles.root(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /** The hashes that lead from the tree of the first {@code first} leaves to that of the first {@code second}. */
    public List<byte[]> consistency(long first, long second) {
        checkOrder(0, first);
        checkOrder(first, second);
        List<byte[]> path = new ArrayList<>();
        if (first == 0 || first == second) {
            return path;
        }
        Tiles tiles = new Tiles(source, second);
        long from = 0;
        long to = second;
        while (to != first) {
            long middle = from + largestPowerBelow(to - from);
            if (first <= middle) {
                path.addFirst(tiles.root(middle, to));
                to = middle;
            } else {
                path.addFirst(tiles.root(from, middle));
                from = middle;
            }
        }
        if (from != 0) { // else it is the first root itself, which whoever verifies knows
            path.addFirst(tiles.root(from, to));
        }
        return path;
    }

    /** Whether the proof leads from this leaf at this index to this root of a tree of this size. */
    public static boolean verifyInclusion(long index, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !areHashes(proof) || !areHashes(List.of(leaf, root))) {
            return false;
        }
        TreeHasher hasher = new TreeHasher();
        long node = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(sibling, hash);
                int up = levelsToTheNextRightChild(node);
                node >>>= up;
                last >>>= up;
            } else {
                hash = hasher.node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the proof shows that the tree of the first size and root grew into that of the second. */
    public static boolean verifyConsistency(
            long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> proof) {
        if (first < 0 || first > second || !areHashes(proof) || !areHashes(List.of(firstRoot, secondRoot))) {
            return false;
        }
        if (first == second) {
            return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        if (first == 0) {
            return proof.isEmpty() && Arrays.equals(firstRoot, new TreeHasher().emptyRoot());
        }
        boolean complete = Long.bitCount(first) == 1;
        if (!complete && proof.isEmpty()) {
            return false;
        }
        int up = Long.numberOfTrailingZeros(first);
        long node = first - 1 >>> up;
        long last = second - 1 >>> up;
        TreeHasher hasher = new TreeHasher();
        byte[] firstHash = complete ? firstRoot : proof.getFirst();
        byte[] secondHash = firstHash;
        for (byte[] sibling : complete ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                firstHash = hasher.node(sibling, firstHash);
                secondHash = hasher.node(sibling, secondHash);
                up = levelsToTheNextRightChild(node);
                node >>>= up;
                last >>>= up;
            } else {
                secondHash = hasher.node(secondHash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(firstHash, firstRoot) && Arrays.equals(secondHash, secondRoot);
    }

    /** A node at the right edge stands for those above it until one of them has a sibling on the left; never node 0. */
    private static int levelsToTheNextRightChild(long node) {
        return Long.numberOfTrailingZeros(node);
    }

    private static long largestPowerBelow(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private static boolean areHashes(List<byte[]> hashes) {
        return hashes.size() <= Frontier.PEAKS_MAX + 1
                && hashes.stream().allMatch(hash -> hash.length == TreeHasher.HASH_BYTES);
    }

    private static void checkOrder(long low, long high) {
        if (low < 0 || low > high) {
            throw new IllegalArgumentException("%d and %d are not places of one tree".formatted(low, high));
        }
    }
}
