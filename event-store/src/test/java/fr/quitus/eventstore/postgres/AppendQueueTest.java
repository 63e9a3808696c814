package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.LogSaturatedException;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoodOnLostUnitException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppendQueueTest {
    private final AppendQueue queue = new AppendQueue(LogLimits.defaults().batching(4, 2, 3));

    @Test
    void a_unit_decided_on_a_state_lost_since_takes_no_place() {
        Waiting first = drawing(0);
        Waiting second = drawing(1);
        queue.put(first);

        queue.lose(first, new IllegalStateException("not written"));

        assertThatThrownBy(() -> queue.put(second)).isInstanceOf(StoodOnLostUnitException.class);
        assertThat(queue.take()).containsExactly(first);
        assertThat(queue.size()).isZero();
    }

    @Test
    void a_unit_decided_after_the_loss_takes_its_place() {
        Waiting lost = drawing(0);
        queue.put(lost);
        queue.lose(lost, new IllegalStateException("not written"));
        Waiting again = drawing(0);

        queue.put(again);

        assertThat(queue.take()).containsExactly(lost, again);
    }

    @Test
    void one_unit_more_than_it_holds_is_refused_and_a_batch_takes_no_more_than_its_bound() {
        List<Waiting> waiting = List.of(drawing(0), drawing(1), drawing(2));
        waiting.forEach(queue::put);

        assertThatThrownBy(() -> queue.put(drawing(3))).isInstanceOf(LogSaturatedException.class);
        assertThat(queue.take()).isEqualTo(waiting.subList(0, 2));
        assertThat(queue.take()).isEqualTo(waiting.subList(2, 3));
    }

    private Waiting drawing(long sequence) {
        NewEvent event = new NewEvent("Envelope", "envelope", sequence, "drawn.v1", new byte[0], new byte[0]);
        Basis basis = new Basis(queue.generation(), Set.of("envelope"));
        return new Waiting(new AppendUnit(List.of(event), null, Instant.EPOCH, basis), Long.MAX_VALUE);
    }
}
