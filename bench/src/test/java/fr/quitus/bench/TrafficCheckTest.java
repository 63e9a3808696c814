package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrafficCheckTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final TrafficCheck check = new TrafficCheck();

    @Test
    void what_is_there_as_told_holds() {
        check.seen(ONE, 4);
        check.seen(ONE, 5);

        TrafficCheck.Found found = check.compare(List.of(told(ONE, 5, 2), told(OTHER, 5, 0)));

        assertThat(found.holds()).isTrue();
        assertThat(found).isEqualTo(new TrafficCheck.Found(2, 0, 0, 0, 0, List.of()));
    }

    @Test
    void an_act_that_is_not_there_or_not_whole_is_lost() {
        check.seen(OTHER, 7);

        TrafficCheck.Found found = check.compare(List.of(told(ONE, 5, 1), told(OTHER, 8, 2)));

        assertThat(found.lost()).isEqualTo(2);
        assertThat(found.samples()).hasSize(2).first().asString().contains("cle-5", "perdu");
    }

    @Test
    void an_act_that_left_more_than_was_told_was_done_twice() {
        check.seen(ONE, 5);
        check.seen(ONE, 9);

        assertThat(check.compare(List.of(told(ONE, 9, 1))).doubled()).isEqualTo(1);
    }

    @Test
    void an_act_that_lies_elsewhere_is_told_and_so_is_one_that_nobody_was_told_of() {
        check.seen(ONE, 6);
        check.seen(OTHER, 7);

        TrafficCheck.Found found = check.compare(List.of(told(ONE, 5, 1)));

        assertThat(found.elsewhere()).isEqualTo(1);
        assertThat(found.unacknowledged()).isEqualTo(1);
        assertThat(found.holds()).isFalse();
    }

    private static TrafficWitness.Line told(UUID commandId, long position, int events) {
        return new TrafficWitness.Line(commandId, position, events, "cle-" + position);
    }
}
