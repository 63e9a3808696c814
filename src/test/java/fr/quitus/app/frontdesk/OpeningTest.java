package fr.quitus.app.frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.frontdesk.Opening.Phase;
import fr.quitus.app.frontdesk.Opening.Reason;
import fr.quitus.app.frontdesk.Opening.Seen;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private final Opening opening = new Opening();

    private Phase look(long atMs, long silentMs, boolean overloaded, long waiting) {
        return opening.look(new Seen(atMs, silentMs, overloaded, waiting));
    }

    @Test
    void a_short_silence_is_a_takeover_that_commands_wait_for() {
        assertThat(look(0, 0, false, 0)).isEqualTo(Phase.CLOSED);
        assertThat(look(1_000, Opening.SILENCE_MS_MAX - 1, false, 0)).isEqualTo(Phase.CLOSED);
        assertThat(look(1_250, 0, false, 0)).isEqualTo(Phase.CLOSED);
    }

    @Test
    void opens_when_the_log_was_silent_long_enough_and_says_why() {
        assertThat(look(0, Opening.SILENCE_MS_MAX, false, 0)).isEqualTo(Phase.OPEN);

        assertThat(opening.isOpen()).isTrue();
        assertThat(opening.reasons()).containsExactly(Reason.NO_WRITES);
        assertThat(opening.why()).isEqualTo("le registre ne peut pas écrire sur deux baies");
    }

    @Test
    void closes_when_the_log_has_answered_for_a_while_without_a_break() {
        look(0, Opening.SILENCE_MS_MAX, false, 0);

        assertThat(look(100, 0, false, 0)).isEqualTo(Phase.OPEN);
        assertThat(look(100 + Opening.CLEAR_MS - 1, 0, false, 0)).isEqualTo(Phase.OPEN);
        assertThat(look(100 + Opening.CLEAR_MS, 0, false, 0)).isEqualTo(Phase.CLOSED);
        assertThat(opening.why()).isEmpty();
    }

    @Test
    void a_log_that_falters_again_is_waited_for_anew() {
        look(0, Opening.SILENCE_MS_MAX, false, 0);
        look(100, 0, false, 0);
        look(2_000, 400, false, 0);

        assertThat(look(100 + Opening.CLEAR_MS, 0, false, 0)).isEqualTo(Phase.OPEN);
        assertThat(look(100 + 2 * Opening.CLEAR_MS, 0, false, 0)).isEqualTo(Phase.CLOSED);
    }

    @Test
    void files_what_waits_once_nothing_keeps_it_open_and_then_closes() {
        look(0, Opening.SILENCE_MS_MAX, false, 2);
        look(100, 0, false, 2);

        assertThat(look(100 + Opening.CLEAR_MS, 0, false, 2)).isEqualTo(Phase.FILING);
        assertThat(opening.isOpen()).isFalse();
        assertThat(look(200 + Opening.CLEAR_MS, 0, false, 1)).isEqualTo(Phase.FILING);
        assertThat(look(300 + Opening.CLEAR_MS, 0, false, 0)).isEqualTo(Phase.CLOSED);
    }

    @Test
    void files_at_the_first_look_what_an_earlier_run_left() {
        assertThat(look(0, 0, false, 7)).isEqualTo(Phase.FILING);
    }

    @Test
    void opens_for_an_overload_and_closes_some_time_after_it() {
        assertThat(look(0, 0, true, 0)).isEqualTo(Phase.OVERFLOW);
        assertThat(opening.reasons()).containsExactly(Reason.OVERLOAD);
        assertThat(opening.isOpen()).as("to those who find a place").isFalse();
        assertThat(opening.takesOverflow()).isTrue();
        assertThat(look(10, 0, false, 0)).isEqualTo(Phase.OVERFLOW);
        assertThat(look(10 + Opening.CLEAR_MS, 0, false, 0)).isEqualTo(Phase.CLOSED);
    }

    @Test
    void an_order_opens_at_once_and_holds_until_it_is_taken_back() {
        opening.order(true);
        assertThat(opening.isOpen()).as("before the next look").isTrue();
        assertThat(look(Opening.CLEAR_MS * 10, 0, false, 3)).isEqualTo(Phase.OPEN);
        assertThat(opening.reasons()).containsExactly(Reason.PLANNED_STOP);

        opening.order(false);
        assertThat(look(Opening.CLEAR_MS * 11, 0, false, 3)).isEqualTo(Phase.FILING);
    }

    @Test
    void an_order_to_close_takes_no_other_reason_back() {
        look(0, Opening.SILENCE_MS_MAX, false, 0);
        opening.order(true);
        opening.order(false);

        assertThat(look(10, Opening.SILENCE_MS_MAX + 10, false, 0)).isEqualTo(Phase.OPEN);
        assertThat(opening.reasons()).containsExactly(Reason.NO_WRITES);
    }

    @Test
    void tells_every_reason_there_is() {
        opening.order(true);
        look(0, Opening.SILENCE_MS_MAX, true, 0);

        assertThat(opening.reasons()).containsExactlyInAnyOrder(Reason.NO_WRITES, Reason.OVERLOAD, Reason.PLANNED_STOP);
        assertThat(opening.why()).contains(" et ");
    }
}
