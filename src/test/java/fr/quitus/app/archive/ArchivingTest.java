package fr.quitus.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A batch of the archive ends where a command ends. */
class ArchivingTest {

    private static JournalledCommand accepted(long number, long first, long last) {
        return line(number, Outcome.ACCEPTED, first, last);
    }

    private static JournalledCommand refused(long number, long last) {
        return line(number, Outcome.REFUSED, last + 1, last);
    }

    private static JournalledCommand line(long number, Outcome outcome, long first, long last) {
        return new JournalledCommand(
                number,
                new CommandEntry(
                        new UUID(1, number),
                        "CertifyService",
                        "omar",
                        new byte[32],
                        outcome,
                        outcome == Outcome.REFUSED ? "DISPONIBLE_INSUFFISANT" : null,
                        new byte[0]),
                first,
                last,
                Instant.EPOCH);
    }

    @Test
    void a_command_that_goes_on_behind_what_was_read_waits_for_the_next_batch() {
        List<JournalledCommand> lines = List.of(accepted(0, 10, 12), refused(1, 12), accepted(2, 13, 15));

        assertThat(Archiving.lastWhole(9, 15, lines)).isEqualTo(15);
        assertThat(Archiving.lastWhole(9, 14, lines)).isEqualTo(12);
        assertThat(Archiving.lastWhole(9, 12, lines)).isEqualTo(12);
    }

    @Test
    void a_command_of_more_events_than_a_batch_comes_whole() {
        assertThat(Archiving.lastWhole(9, 109, List.of(accepted(0, 10, 5_000)))).isEqualTo(5_000);
    }

    @Test
    void where_more_lines_are_than_were_read_no_event_comes_without_its_own() {
        List<JournalledCommand> lines = new ArrayList<>();
        for (int i = 0; i < Archiving.BATCH_LINES_MAX; i++) {
            lines.add(refused(i, 9));
        }
        assertThat(Archiving.lastWhole(9, 20, lines)).isEqualTo(9);
    }
}
