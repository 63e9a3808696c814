package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.memory.MemoryEventLog;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RawAppendTest {
    private static final int EVENTS = 400;
    private static final int IN_FLIGHT = 8;

    private final EventBytes bytes = EventBytes.ofOneCommand();

    @Test
    void each_unit_is_what_one_command_leaves_a_commitment_a_draw_and_a_journal_line() throws Exception {
        try (MemoryEventLog log = new MemoryEventLog()) {
            Sample sample = new RawAppend(log, bytes, 3).run(EVENTS, IN_FLIGHT);

            List<StoredEvent> events = log.read(-1, 2 * EVENTS);
            assertThat(sample.failed()).isZero();
            assertThat(sample.latencies().getTotalCount()).isEqualTo(EVENTS / 2);
            assertThat(events)
                    .extracting(StoredEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.range(0, EVENTS).boxed().toList());
            assertThat(events)
                    .filteredOn(event -> event.position() % 2 == 0)
                    .allSatisfy(event -> assertThat(event.name()).isEqualTo("commitment-drafted.v4"));
            assertThat(log.journal(-1, EVENTS))
                    .hasSize(EVENTS / 2)
                    .allSatisfy(line -> assertThat(line.lastPosition() - line.firstPosition())
                            .isEqualTo(1))
                    .extracting(JournalledCommand::number)
                    .isSorted();
        }
    }

    @Test
    void tells_where_the_streams_end_so_that_they_can_be_loaded() throws Exception {
        try (MemoryEventLog log = new MemoryEventLog()) {
            RawAppend append = new RawAppend(log, bytes, 3);
            append.run(EVENTS, IN_FLIGHT);

            assertThat(append.envelopes()).hasSize(3).allSatisfy(tail -> assertThat(
                            log.lastSequence(tail.aggregateId()))
                    .contains(tail.nextSequence() - 1));
            assertThat(append.commitments()).isEqualTo(EVENTS / 2);
            assertThat(log.readStream(RawAppend.commitment(EVENTS / 2 - 1), 0)).hasSize(1);
            assertThat(log.readStream(RawAppend.commitment(EVENTS / 2), 0)).isEmpty();
        }
    }

    @Test
    void a_log_that_takes_nothing_ends_the_run_and_is_told() throws Exception {
        MemoryEventLog closed = new MemoryEventLog();
        closed.close();

        Sample sample = new RawAppend(closed, bytes, 3).run(EVENTS, IN_FLIGHT);

        assertThat(sample.failed()).isPositive();
        assertThat(sample.firstFailure()).contains("nothing was written");
    }
}
