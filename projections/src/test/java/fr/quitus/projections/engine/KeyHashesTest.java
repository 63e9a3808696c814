package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyHashesTest {
    private static final long BYTES = 1 << 20;

    @Property(tries = 200)
    void what_was_added_is_never_forgotten(@ForAll List<Integer> keys) {
        KeyHashes hashes = new KeyHashes(BYTES);

        keys.forEach(hashes::add);

        assertThat(keys).allMatch(hashes::mayHave);
    }

    @Test
    void a_table_too_small_takes_new_keys_for_known_and_forgets_none() {
        KeyHashes hashes = new KeyHashes(1);
        for (int key = 0; key < 100_000; key++) {
            hashes.add("key " + key);
        }

        assertThat(hashes.mayHave("key 0")).isTrue();
        assertThat(hashes.mayHave("key 100000")).isTrue();
    }

    @Test
    void of_a_hundred_thousand_keys_few_others_are_taken_for_known() {
        KeyHashes hashes = new KeyHashes(BYTES);
        for (int key = 0; key < 100_000; key++) {
            hashes.add("key " + key);
        }

        long mistaken = 0;
        for (int key = 100_000; key < 200_000; key++) {
            mistaken += hashes.mayHave("key " + key) ? 1 : 0;
        }

        assertThat(mistaken).isLessThan(2_000);
        assertThat(new KeyHashes(BYTES).mayHave("key 1")).isFalse();
    }
}
