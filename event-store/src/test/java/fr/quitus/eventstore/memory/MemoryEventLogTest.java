package fr.quitus.eventstore.memory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.EventLogContract;
import fr.quitus.eventstore.StoredEvent;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MemoryEventLogTest extends EventLogContract {

    @Override
    protected EventLog open() {
        return new MemoryEventLog();
    }

    @Property(tries = 300)
    void any_interleaving_keeps_positions_dense_and_streams_without_holes(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 29) Integer> moves) {
        try (EventLog any = new MemoryEventLog()) {
            for (int move : moves) {
                String aggregate = "aggregate-" + move % 3;
                long next = any.lastSequence(aggregate).orElse(-1L) + 1;
                // Sometimes a stale or too early sequence, which must leave no trace.
                long sequence = Math.max(0, next + (move % 10 == 9 ? 1 : move % 10 == 8 ? -1 : 0));
                any.append(unit(
                        event(aggregate, sequence),
                        event(
                                "journal-of-" + move,
                                any.lastSequence("journal-of-" + move).orElse(-1L) + 1)));
            }

            List<StoredEvent> all = any.read(-1, 1_000);
            assertThat(all).extracting(StoredEvent::position).containsExactlyElementsOf(numbers(0, all.size() - 1L));
            for (String id :
                    all.stream().map(StoredEvent::aggregateId).distinct().toList()) {
                List<StoredEvent> stream = any.readStream(id, 0);
                assertThat(stream)
                        .extracting(StoredEvent::sequence)
                        .containsExactlyElementsOf(numbers(0, stream.size() - 1L));
            }
            assertThat(any.head()).isEqualTo(all.size() - 1L);
        }
    }
}
