package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.eventstore.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private final RecentEvents recent = new RecentEvents(4);

    private static List<StoredEvent> events(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(position -> new StoredEvent(
                        position,
                        "Drill",
                        "a",
                        position,
                        "written.v1",
                        Instant.EPOCH,
                        new byte[0],
                        new byte[0],
                        new byte[32]))
                .toList();
    }

    private List<Long> after(long position, int max) {
        return recent.after(position, max).stream().map(StoredEvent::position).toList();
    }

    @Test
    void nothing_is_held_at_first() {
        assertThat(after(-1, 10)).isEmpty();
    }

    @Test
    void what_was_made_durable_is_read_in_order_up_to_the_page() {
        recent.add(events(0, 1));
        recent.add(events(2, 2));

        assertThat(after(-1, 10)).containsExactly(0L, 1L, 2L);
        assertThat(after(0, 1)).containsExactly(1L);
        assertThat(after(2, 10)).isEmpty();
        assertThat(after(7, 10)).isEmpty();
    }

    @Test
    void who_is_too_far_behind_gets_nothing_rather_than_a_hole() {
        recent.add(events(0, 6));

        assertThat(after(1, 10)).isEmpty();
        assertThat(after(2, 10)).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void events_of_another_node_in_between_empty_it() {
        recent.add(events(0, 1));
        recent.add(events(5, 6));

        assertThat(after(-1, 10)).isEmpty();
        assertThat(after(3, 10)).isEmpty();
        assertThat(after(4, 10)).containsExactly(5L, 6L);
    }
}
