package fr.quitus.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Held against trees that are drawn up whole, as RFC 9162 §2.1.1 defines them. */
class InclusionTest {
    private static final int SIZE_MAX = 17;

    @Test
    void every_place_of_every_small_log_leads_to_its_root_and_to_no_other() {
        for (int size = 1; size <= SIZE_MAX; size++) {
            List<byte[]> leaves =
                    IntStream.range(0, size).mapToObj(InclusionTest::leaf).toList();
            String root = base64(root(leaves));
            for (int at = 0; at < size; at++) {
                List<String> path =
                        path(at, leaves).stream().map(InclusionTest::base64).toList();
                Inclusion inclusion = new Inclusion(at, size, path);
                String as = at + " of " + size;

                assertThat(inclusion.leadsTo(root, hex(leaves.get(at)))).as(as).isTrue();
                assertThat(inclusion.leadsTo(root, hex(leaf(99)))).as(as).isFalse();
                assertThat(inclusion.leadsTo(base64(leaf(98)), hex(leaves.get(at))))
                        .as(as)
                        .isFalse();
            }
        }
    }

    @Test
    void a_path_that_is_too_long_leads_nowhere() {
        List<byte[]> leaves = List.of(leaf(0), leaf(1));
        Inclusion inclusion = new Inclusion(0, 2, List.of(base64(leaf(1)), base64(leaf(2))));

        assertThat(inclusion.leadsTo(base64(node(root(leaves), leaf(2))), hex(leaf(0))))
                .isFalse();
    }

    private static byte[] leaf(int n) {
        return sha256((byte) 0, String.valueOf(n).getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return sha256((byte) 1, left, right);
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static byte[] root(List<byte[]> leaves) {
        return leaves.size() == 1
                ? leaves.getFirst()
                : node(
                        root(leaves.subList(0, split(leaves.size()))),
                        root(leaves.subList(split(leaves.size()), leaves.size())));
    }

    private static List<byte[]> path(int at, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<byte[]> path = new ArrayList<>(at < split ? path(at, left) : path(at - split, right));
        path.add(root(at < split ? right : left));
        return path;
    }

    private static byte[] sha256(byte kind, byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind);
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
