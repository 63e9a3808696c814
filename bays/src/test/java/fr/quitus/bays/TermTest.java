package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermTest {
    @TempDir
    Path home;

    @Test
    void is_read_as_it_was_written_with_the_bay_that_is_outside() {
        for (Outside.Standing standing : Outside.Standing.values()) {
            Term term = new Term(7, BayName.A, new Outside(BayName.C, standing));

            term.writeIn(home);

            assertThat(Term.readIn(home)).isEqualTo(term);
        }
        new Term(8, BayName.B).writeIn(home);
        assertThat(Term.readIn(home)).isEqualTo(new Term(8, BayName.B));
    }

    @Test
    void one_that_an_earlier_version_wrote_has_no_bay_outside() throws Exception {
        Files.writeString(home.resolve("term"), "12 c\n");

        assertThat(Term.readIn(home)).isEqualTo(new Term(12, BayName.C));
    }

    @Test
    void one_that_says_nothing_sensible_is_refused() throws Exception {
        for (String text : new String[] {"", "a 7", "7 d", "7 a drained a", "7 a drained", "7 a lost c"}) {
            Files.writeString(home.resolve("term"), text);

            assertThatThrownBy(() -> Term.readIn(home))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("illisible");
        }
    }

    @Test
    void a_bay_stays_outside_through_elections_until_it_is_elected_itself() {
        Outside drained = new Outside(BayName.C, Outside.Standing.DRAINED);
        Term term = new Term(7, BayName.A, drained);

        assertThat(term.next(BayName.B)).isEqualTo(new Term(8, BayName.B, drained));
        assertThat(term.next(BayName.C)).isEqualTo(new Term(8, BayName.C));
        assertThat(term.counts(BayName.C)).isFalse();
        assertThat(term.counts(BayName.B)).isTrue();
        assertThat(term.isRemoved(BayName.C)).isFalse();
    }
}
