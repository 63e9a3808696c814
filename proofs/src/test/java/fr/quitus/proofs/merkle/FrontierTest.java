package fr.quitus.proofs.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrontierTest {

    /** Leaves and roots that implementations of Certificate Transparency have always been tried with. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_roots_are_those_of_certificate_transparency() {
        TreeHasher hasher = new TreeHasher();
        Frontier frontier = new Frontier();

        for (int size = 0; size < ROOTS.size(); size++) {
            assertThat(HexFormat.of().formatHex(frontier.root())).isEqualTo(ROOTS.get(size));
            if (size < LEAVES.size()) {
                frontier.append(hasher.leaf(HexFormat.of().parseHex(LEAVES.get(size))));
            }
        }
    }

    @Property(tries = 60)
    void its_root_is_that_of_the_naive_tree_and_survives_writing(@ForAll @IntRange(max = 700) int size) {
        NaiveTree tree = NaiveTree.numbered(size);
        Frontier frontier = new Frontier();

        for (byte[] leaf : tree.leaves()) {
            frontier = Frontier.decode(frontier.encode());
            frontier.append(leaf);
        }

        assertThat(frontier.size()).isEqualTo(size);
        assertThat(frontier.root()).isEqualTo(tree.root(size));
        assertThat(Frontier.of(tree, size).encode()).isEqualTo(frontier.encode());
        assertThat(frontier.encode()).hasSize(8 + 32 * Integer.bitCount(size));
    }

    @Test
    void every_complete_block_of_256_is_told_once_with_its_hash() {
        int size = 256 * 256 + 256 + 5;
        NaiveTree tree = NaiveTree.numbered(size);
        Frontier frontier = new Frontier();
        Map<String, byte[]> told = new TreeMap<>();

        for (byte[] leaf : tree.leaves()) {
            frontier.append(leaf, (level, index, hash) -> assertThat(told.put(level + "/" + index, hash))
                    .isNull());
        }

        assertThat(told).hasSize(257 + 1);
        assertThat(told.get("8/0")).isEqualTo(tree.root(0, 256));
        assertThat(told.get("8/1")).isEqualTo(tree.root(256, 512));
        assertThat(told.get("8/256")).isEqualTo(tree.root(65_536, 65_536 + 256));
        assertThat(told.get("16/0")).isEqualTo(tree.root(0, 65_536));
    }

    @Test
    void a_copy_goes_its_own_way() {
        NaiveTree tree = NaiveTree.numbered(7);
        Frontier frontier = new Frontier();
        tree.leaves().subList(0, 5).forEach(frontier::append);

        Frontier copy = frontier.copy();
        copy.append(tree.leaves().get(6));
        copy.append(tree.leaves().get(6));
        frontier.append(tree.leaves().get(5));
        frontier.append(tree.leaves().get(6));

        assertThat(frontier.root()).isEqualTo(tree.root(7));
        assertThat(copy.root()).isNotEqualTo(tree.root(7));
    }

    @Test
    void what_is_given_out_cannot_change_what_is_kept() {
        NaiveTree tree = NaiveTree.numbered(1);
        Frontier frontier = new Frontier();
        frontier.append(tree.leaves().getFirst());

        Arrays.fill(frontier.root(), (byte) 1);

        assertThat(frontier.root()).isEqualTo(tree.root(1));
    }

    @Property
    void random_bytes_are_refused_or_read_exactly(@ForAll @Size(max = 80) byte[] bytes) {
        try {
            assertThat(Frontier.decode(bytes).encode()).isEqualTo(bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("frontier");
        }
    }

    @Test
    void a_frontier_cut_short_too_long_or_of_a_negative_size_is_refused() {
        Frontier frontier = new Frontier();
        NaiveTree.numbered(3).leaves().forEach(frontier::append);
        byte[] encoded = frontier.encode();

        for (int length = 0; length < encoded.length; length++) {
            byte[] cut = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> Frontier.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Frontier.decode(Arrays.copyOf(encoded, encoded.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        encoded[0] = (byte) 0x80;
        assertThatThrownBy(() -> Frontier.decode(encoded)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_leaf_that_is_no_hash_is_refused() {
        assertThatThrownBy(() -> new Frontier().append(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_longest_log_is_read_and_takes_no_further_leaf() {
        byte[] full = new byte[8 + 32 * 63];
        Arrays.fill(full, 0, 8, (byte) 0xFF);
        full[0] = 0x7F;

        Frontier frontier = Frontier.decode(full);

        assertThat(frontier.size()).isEqualTo(Long.MAX_VALUE);
        assertThat(frontier.encode()).isEqualTo(full);
        assertThatThrownBy(() -> frontier.append(new byte[32])).isInstanceOf(IllegalStateException.class);
    }
}
