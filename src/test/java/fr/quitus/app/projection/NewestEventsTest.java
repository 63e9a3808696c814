package fr.quitus.app.projection;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NewestEventsTest {
    private final NewestEvents newest = new NewestEvents();
    private final AtomicInteger decoded = new AtomicInteger();

    @Test
    void an_event_is_decoded_once() {
        LoggedEvent first = newest.of(stored(7, 1), this::decode);

        assertThat(newest.of(stored(7, 1), this::decode)).isSameAs(first);
        assertThat(decoded).hasValue(1);
    }

    @Test
    void another_event_at_the_same_place_of_the_log_is_decoded_anew() {
        newest.of(stored(7, 1), this::decode);

        assertThat(newest.of(stored(7, 2), this::decode).leafHashHex()).isEqualTo("2");
        assertThat(newest.of(stored(7 + NewestEvents.EVENTS_MAX, 3), this::decode)
                        .position())
                .isEqualTo(7 + NewestEvents.EVENTS_MAX);
        assertThat(decoded).hasValue(3);
    }

    @Test
    void who_comes_second_waits_for_what_the_first_makes() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<LoggedEvent> reading = () -> {
            together.await();
            return newest.of(stored(7, 1), this::decode);
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<LoggedEvent> one = threads.submit(reading);
            Future<LoggedEvent> other = threads.submit(reading);

            assertThat(one.get()).isSameAs(other.get());
        }
        assertThat(decoded).hasValue(1);
    }

    private static StoredEvent stored(long position, int hash) {
        return new StoredEvent(
                position,
                "EnvelopeStream",
                "envelope:a",
                position,
                "x.v1",
                Instant.EPOCH,
                new byte[0],
                new byte[0],
                new byte[] {(byte) hash});
    }

    private LoggedEvent decode(StoredEvent stored) {
        decoded.incrementAndGet();
        return new LoggedEvent(
                stored.position(),
                stored.eventId(),
                stored.aggregateType(),
                stored.aggregateId(),
                stored.sequence(),
                stored.name(),
                stored.recordedAt(),
                Map.of(),
                String.valueOf(stored.leafHash()[0]),
                new AllotmentReceived(
                        new EnvelopeId(FiscalYear.of(2026), FundsCentre.of("0156-DR35-U001"), TitleGroup.HT2),
                        Credits.NONE));
    }
}
