package fr.quitus.proofs.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProofsTest {

    /** Longer than two stored blocks, so that proofs cross them. */
    private static final int LEAVES = 1_100;

    private static final NaiveTree TREE = NaiveTree.numbered(LEAVES);
    private static final Proofs PROOFS = new Proofs(TREE);

    @Property(tries = 400)
    void an_inclusion_proof_is_that_of_the_rfc_and_holds(
            @ForAll @IntRange(max = LEAVES - 1) int one, @ForAll @IntRange(max = LEAVES - 1) int other) {
        int index = Math.min(one, other);
        int size = Math.max(one, other) + 1;

        List<byte[]> proof = PROOFS.inclusion(index, size);

        assertThat(hex(proof)).isEqualTo(hex(TREE.inclusion(index, 0, size)));
        assertThat(holdsInclusion(index, size, proof)).isTrue();
    }

    @Property(tries = 400)
    void a_consistency_proof_is_that_of_the_rfc_and_holds(
            @ForAll @IntRange(max = LEAVES) int one, @ForAll @IntRange(max = LEAVES) int other) {
        int first = Math.min(one, other);
        int second = Math.max(one, other);

        List<byte[]> proof = PROOFS.consistency(first, second);

        if (first > 0) {
            assertThat(hex(proof)).isEqualTo(hex(TREE.consistency(first, 0, second, true)));
        }
        assertThat(holdsConsistency(first, second, proof)).isTrue();
    }

    @Test
    void every_proof_of_small_trees_holds_and_no_altered_one_does() {
        for (int size = 1; size <= 18; size++) {
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = PROOFS.inclusion(index, size);
                assertThat(holdsInclusion(index, size, proof)).isTrue();
                for (List<byte[]> altered : alterations(proof)) {
                    assertThat(holdsInclusion(index, size, altered))
                            .as("%d of %d", index, size)
                            .isFalse();
                }
                for (int elsewhere = 0; elsewhere < size; elsewhere++) {
                    assertThat(holdsInclusion(elsewhere, size, proof, index)).isEqualTo(elsewhere == index);
                }
            }
            for (int first = 0; first <= size; first++) {
                List<byte[]> proof = PROOFS.consistency(first, size);
                assertThat(holdsConsistency(first, size, proof)).isTrue();
                for (List<byte[]> altered : alterations(proof)) {
                    assertThat(holdsConsistency(first, size, altered))
                            .as("%d to %d", first, size)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_rewritten_log_has_no_consistency_proof() {
        List<byte[]> rewritten = new ArrayList<>(TREE.leaves());
        rewritten.set(41, new TreeHasher().leaf(new byte[] {7}));
        Proofs forged = new Proofs(new NaiveTree(rewritten));

        for (int first = 42; first <= 300; first++) {
            assertThat(Proofs.verifyConsistency(
                            first, TREE.root(first), 300, forged.root(300), forged.consistency(first, 300)))
                    .isFalse();
        }
    }

    @Test
    void the_root_of_any_size_is_found_again() {
        for (int size : new int[] {0, 1, 255, 256, 257, 511, 512, 1_024, LEAVES}) {
            assertThat(PROOFS.root(size)).isEqualTo(TREE.root(size));
        }
    }

    @Test
    void a_proof_reads_few_blocks() {
        int size = 70_000;
        Frontier frontier = new Frontier();
        KeptNodes nodes = new KeptNodes();
        for (byte[] leaf : NaiveTree.numbered(size).leaves()) {
            nodes.leaves.add(leaf);
            frontier.append(leaf, nodes);
        }
        Proofs proofs = new Proofs(nodes);

        List<byte[]> inclusion = proofs.inclusion(12_345, size);
        int reads = nodes.reads;

        assertThat(reads).isLessThanOrEqualTo(5);
        assertThat(Proofs.verifyInclusion(12_345, size, nodes.leaves.get(12_345), inclusion, frontier.root()))
                .isTrue();
    }

    @Test
    void places_outside_the_tree_are_refused() {
        assertThatThrownBy(() -> PROOFS.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PROOFS.inclusion(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PROOFS.consistency(4, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Proofs.verifyInclusion(3, 3, TREE.root(1), List.of(), TREE.root(1)))
                .isFalse();
        assertThat(Proofs.verifyInclusion(-1, 3, TREE.root(1), List.of(), TREE.root(1)))
                .isFalse();
        assertThat(Proofs.verifyConsistency(4, TREE.root(4), 3, TREE.root(3), List.of()))
                .isFalse();
        assertThat(Proofs.verifyInclusion(0, 2, TREE.root(1), List.of(new byte[31]), TREE.root(2)))
                .isFalse();
    }

    @Test
    void a_source_that_gives_too_few_hashes_is_told() {
        Proofs proofs = new Proofs((level, from, count) -> List.of());

        assertThatThrownBy(() -> proofs.root(3)).isInstanceOf(IllegalStateException.class);
    }

    private static boolean holdsInclusion(int index, int size, List<byte[]> proof) {
        return holdsInclusion(index, size, proof, index);
    }

    private static boolean holdsInclusion(int index, int size, List<byte[]> proof, int leaf) {
        return Proofs.verifyInclusion(index, size, TREE.leaves().get(leaf), proof, TREE.root(size));
    }

    private static boolean holdsConsistency(int first, int second, List<byte[]> proof) {
        return Proofs.verifyConsistency(first, TREE.root(first), second, TREE.root(second), proof);
    }

    /** One bit flipped, one hash dropped, one added: each at either end. */
    private static List<List<byte[]>> alterations(List<byte[]> proof) {
        List<List<byte[]>> altered = new ArrayList<>();
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[32]);
        altered.add(longer);
        List<byte[]> earlier = new ArrayList<>(proof);
        earlier.addFirst(new byte[32]);
        altered.add(earlier);
        if (!proof.isEmpty()) {
            altered.add(proof.subList(1, proof.size()));
            altered.add(proof.subList(0, proof.size() - 1));
        }
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> flipped = new ArrayList<>(proof);
            byte[] hash = proof.get(i).clone();
            hash[i % 32] ^= 0x10;
            flipped.set(i, hash);
            altered.add(flipped);
        }
        return altered;
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    /** What a log keeps: the leaves, and the nodes it was told of. */
    private static final class KeptNodes implements NodeSource, Frontier.CompletedNodes {
        private final List<byte[]> leaves = new ArrayList<>();
        private final List<byte[]> blocks = new ArrayList<>();
        private final List<byte[]> blocksOfBlocks = new ArrayList<>();
        private int reads;

        @Override
        public void completed(int level, long index, byte[] hash) {
            List<byte[]> kept = level == 8 ? blocks : blocksOfBlocks;
            assertThat(kept).hasSize((int) index);
            kept.add(hash);
        }

        @Override
        public List<byte[]> hashes(int level, long from, int count) {
            reads++;
            List<byte[]> kept = level == 0 ? leaves : level == 8 ? blocks : blocksOfBlocks;
            return kept.subList((int) from, (int) from + count);
        }
    }
}
