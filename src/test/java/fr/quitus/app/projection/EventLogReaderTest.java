package fr.quitus.app.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.UnreadableEvent;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.memory.MemoryEventLog;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.UnreadableLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventLogReaderTest {
    private static final int EVENTS = 3;

    private final MemoryEventLog log = new MemoryEventLog();
    private final EventLogReader reader = new EventLogReader(log, EventReader.ofLedger(_ -> Optional.empty()));

    /** Events of a name that no release knows. */
    private void append() {
        List<NewEvent> events = LongStream.range(0, EVENTS)
                .mapToObj(sequence -> new NewEvent(
                        "EnvelopeStream",
                        "envelope:a",
                        sequence,
                        "never-heard-of.v1",
                        bytes("{}"),
                        bytes("{\"actor\":\"omar\"}")))
                .toList();
        log.append(new AppendUnit(events, null, Instant.EPOCH)).join();
    }

    @Test
    void an_event_that_no_release_can_read_is_found_at_its_position_with_who_did_it() {
        append();

        List<LoggedEvent> found = reader.at(List.of(2L, 0L));

        assertThat(found).extracting(LoggedEvent::position).containsExactly(0L, 2L);
        assertThat(found.getLast().metadata()).containsEntry("actor", "omar");
        assertThatThrownBy(() -> found.getLast().event()).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> reader.read(-1, EVENTS)).isInstanceOf(UnreadableLog.class);
    }

    @Test
    void a_position_that_the_log_does_not_hold_is_not_passed_over() {
        append();

        assertThatThrownBy(() -> reader.at(List.of(0L, 3L, 1L)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the log holds no position 3");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
