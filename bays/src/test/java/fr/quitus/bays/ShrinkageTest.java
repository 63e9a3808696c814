package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
    private static final String FILE = "5/16384";

    private final Shrinkage shrinkage = new Shrinkage();

    @BeforeEach
    void see_three_bays_alike() {
        for (BayName bay : BayName.values()) {
            see(bay, 100, 100, 8_192);
        }
    }

    @Test
    void a_file_cut_in_one_bay_is_named_once_another_has_gone_as_far_and_still_has_it_whole() {
        see(BayName.A, 110, 120, 0);
        assertThat(shrinkage.contradiction(BayName.A)).isNull();
        see(BayName.B, 119, 125, 8_192);
        assertThat(shrinkage.contradiction(BayName.A)).isNull();
        see(BayName.B, 120, 125, 8_192);
        assertThat(shrinkage.contradiction(BayName.A)).isNull();
        see(BayName.A, 130, 140, 0);

        assertThat(shrinkage.contradiction(BayName.A)).contains(FILE, "8192", "baie B");
        assertThat(shrinkage.contradiction(BayName.B)).isNull();
        assertThat(shrinkage.contradiction(BayName.C)).isNull();
    }

    @Test
    void a_file_that_is_gone_is_a_file_cut() {
        shrinkage.seen(BayName.A, new Extent(110, 120, Map.of()));
        see(BayName.C, 120, 125, 8_192);
        shrinkage.seen(BayName.A, new Extent(130, 140, Map.of()));

        assertThat(shrinkage.contradiction(BayName.A)).contains(FILE, " 0 octets", "baie C");
    }

    @Test
    void what_the_database_shortens_it_shortens_everywhere() {
        see(BayName.A, 110, 120, 4_096);
        see(BayName.B, 121, 125, 4_096);
        see(BayName.C, 121, 125, 4_096);
        see(BayName.A, 130, 140, 4_096);

        assertThat(shrinkage.contradiction(BayName.A)).isNull();
        assertThat(shrinkage.contradiction(BayName.B)).isNull();
    }

    @Test
    void a_primary_that_extends_ahead_of_its_standbys_does_not_make_them_look_cut() {
        see(BayName.A, 110, 120, 65_536);
        see(BayName.B, 110, 120, 8_192);
        see(BayName.A, 120, 130, 65_536);
        see(BayName.B, 130, 140, 8_192);

        assertThat(shrinkage.contradiction(BayName.B)).isNull();
    }

    @Test
    void a_file_that_grew_back_and_a_bay_that_was_started_again_are_forgotten() {
        see(BayName.A, 110, 120, 0);
        see(BayName.B, 120, 125, 8_192);
        see(BayName.A, 130, 140, 8_192);
        assertThat(shrinkage.contradiction(BayName.A)).isNull();

        see(BayName.A, 140, 150, 0);
        see(BayName.B, 150, 155, 8_192);
        shrinkage.forget(BayName.A);
        see(BayName.A, 160, 170, 0);
        assertThat(shrinkage.contradiction(BayName.A)).isNull();
    }

    private void see(BayName bay, long lsnBefore, long lsnAfter, long bytes) {
        shrinkage.seen(bay, new Extent(lsnBefore, lsnAfter, Map.of(FILE, bytes)));
    }
}
