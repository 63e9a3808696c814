package fr.quitus.proofs.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** RFC 9162's definition of a tree, word for word and as slow as it reads. */
final class NaiveTree implements NodeSource {

    private final TreeHasher hasher = new TreeHasher();
    private final List<byte[]> leaves;

    NaiveTree(List<byte[]> leaves) {
        this.leaves = leaves;
    }

    static NaiveTree numbered(int size) {
        TreeHasher hasher = new TreeHasher();
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(hasher.leaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)));
        }
        return new NaiveTree(leaves);
    }

    List<byte[]> leaves() {
        return leaves;
    }

    byte[] root(int size) {
        return root(0, size);
    }

    byte[] root(int from, int to) {
        if (from == to) {
            return hasher.emptyRoot();
        }
        if (to - from == 1) {
            return leaves.get(from);
        }
        int middle = from + split(to - from);
        return hasher.node(root(from, middle), root(middle, to));
    }

    List<byte[]> inclusion(int index, int from, int to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int middle = from + split(to - from);
        List<byte[]> path = index < middle ? inclusion(index, from, middle) : inclusion(index, middle, to);
        path.add(index < middle ? root(middle, to) : root(from, middle));
        return path;
    }

    List<byte[]> consistency(int first, int from, int to, boolean whole) {
        if (first == to) {
            return whole ? new ArrayList<>() : new ArrayList<>(List.of(root(from, to)));
        }
        int middle = from + split(to - from);
        List<byte[]> path =
                first <= middle ? consistency(first, from, middle, whole) : consistency(first, middle, to, false);
        path.add(first <= middle ? root(middle, to) : root(from, middle));
        return path;
    }

    private static int split(int leaves) {
        int split = 1;
        while (2 * split < leaves) {
            split *= 2;
        }
        return split;
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        if (level % 8 != 0 || count > 256 || from / 256 != (from + count - 1) / 256) {
            throw new IllegalArgumentException("level %d from %d count %d".formatted(level, from, count));
        }
        List<byte[]> hashes = new ArrayList<>();
        for (long index = from; index < from + count; index++) {
            hashes.add(root((int) (index << level), (int) (index + 1 << level)));
        }
        return hashes;
    }
}
