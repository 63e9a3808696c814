package fr.quitus.proofs.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SequenceTableTest {

    @Property(tries = 50)
    void it_knows_what_a_map_knows(@ForAll long seed) {
        Random random = new Random(seed);
        SequenceTable table = new SequenceTable();
        Map<String, Integer> map = new HashMap<>();

        for (int i = 0; i < 3_000; i++) {
            String id = "aggregate-" + random.nextInt(700);
            int sequence = random.nextInt(Integer.MAX_VALUE);
            Integer known = map.put(id, sequence);
            assertThat(table.replace(id, sequence)).isEqualTo(known == null ? SequenceTable.NONE : known);
        }

        assertThat(table.aggregates()).isEqualTo(map.size());
    }

    @Test
    void it_grows_without_forgetting() {
        SequenceTable table = new SequenceTable();
        int many = 100_000;

        for (int i = 0; i < many; i++) {
            assertThat(table.replace("2100" + i, i)).isEqualTo(SequenceTable.NONE);
        }
        for (int i = 0; i < many; i++) {
            assertThat(table.replace("2100" + i, 0)).isEqualTo(i);
        }
        assertThat(table.aggregates()).isEqualTo(many);
    }
}
