package fr.quitus.app.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.TreeHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSpoolTest {
    private static final long SEED = 11;
    private static final int LARGE_BYTES = EventSpool.BLOCK_BYTES_MAX / 3;

    @TempDir
    Path folder;

    @Test
    void any_stretch_is_read_as_it_was_written_by_several_threads_at_once() throws IOException {
        List<StoredEvent> events = events(EventSpool.BLOCK_EVENTS_MAX * 3 + 7, 40);
        try (EventSpool spool = spool(events)) {
            IntStream.range(0, 60).parallel().forEach(round -> {
                Random random = new Random(SEED + round);
                int after = random.nextInt(events.size()) - 1;
                int upTo = after + 1 + random.nextInt(events.size() - after - 1);
                var stretch = spool.stretch(after, upTo, name -> name.equals("odd.v1"));
                assertThat(stretch.events())
                        .as("after %d up to %d", after, upTo)
                        .isEqualTo(events.subList(after + 1, upTo + 1).stream()
                                .filter(event -> event.position() % 2 == 1)
                                .toList());
                assertThat(stretch.recordedAt()).isEqualTo(events.get(upTo).recordedAt());
            });
            assertThat(spool.read(-1, events.size() + 1)).isEqualTo(events);
            assertThat(spool.read(events.size() - 1L, 10)).isEmpty();
            assertThatThrownBy(() -> spool.stretch(0, events.size(), _ -> true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void large_events_make_small_blocks() throws IOException {
        List<StoredEvent> events = events(10, LARGE_BYTES);
        try (EventSpool spool = spool(events)) {
            for (int position = 0; position < events.size(); position++) {
                assertThat(spool.read(position - 1, 1)).containsExactly(events.get(position));
            }
        }
    }

    private EventSpool spool(List<StoredEvent> events) throws IOException {
        EventSpool spool = new EventSpool(folder.resolve("spool"));
        for (StoredEvent event : events) {
            spool.add(event.leafHash(), LeafHash.encode(event.entry()));
        }
        spool.finish();
        return spool;
    }

    private static List<StoredEvent> events(int count, int payloadBytes) {
        Random random = new Random(SEED);
        TreeHasher hasher = new TreeHasher();
        List<StoredEvent> events = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            byte[] payload = new byte[payloadBytes];
            random.nextBytes(payload);
            NewEvent event = new NewEvent(
                    "Commitment",
                    "commitment:" + position,
                    0,
                    position % 2 == 1 ? "odd.v1" : "even.v1",
                    payload,
                    new byte[] {'{', '}'});
            events.add(StoredEvent.of(position, event, Instant.ofEpochSecond(position, 123_000), hasher));
        }
        return events;
    }
}
