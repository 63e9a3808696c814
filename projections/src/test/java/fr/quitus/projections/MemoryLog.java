package fr.quitus.projections;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A log in memory: dense positions, one second between two events. */
public final class MemoryLog implements LogReader {
    public static final Instant START = Instant.parse("2026-01-05T08:00:00.123456Z");

    private final List<LoggedEvent> events = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private int repeated;

    /** From now on, each read begins with events that were read already. */
    public synchronized void repeatEvents(int count) {
        repeated = count;
    }

    public void append(List<? extends LedgerEvent> more) {
        append(more, "2026-01-05T09:00:00+01:00");
    }

    /** Acts of a given instant. */
    public void append(List<? extends LedgerEvent> more, String occurredAt) {
        append(more, occurredAt, null);
    }

    /** Acts of one person. */
    public void appendBy(String actor, List<? extends LedgerEvent> more) {
        append(more, "2026-01-05T09:00:00+01:00", actor);
    }

    private synchronized void append(List<? extends LedgerEvent> more, String occurredAt, @Nullable String actor) {
        for (LedgerEvent event : more) {
            long position = events.size();
            EventName name = event.getClass().getAnnotation(EventName.class);
            long sequence = sequences.merge(event.aggregateId(), 1L, Long::sum) - 1;
            events.add(new LoggedEvent(
                    position,
                    "event-" + position,
                    event.aggregateId().split(":", 2)[0],
                    event.aggregateId(),
                    sequence,
                    name == null ? event.getClass().getSimpleName() : name.value(),
                    START.plusSeconds(position),
                    metadata(position, occurredAt, actor),
                    "%064x".formatted(position),
                    event));
        }
        notifyAll();
    }

    private static Map<String, String> metadata(long position, String occurredAt, @Nullable String actor) {
        String one = position % 2 == 0 ? "omar" : "gina";
        return Map.of(
                "actor", actor == null ? one : actor,
                "role", "AUTHORISING_OFFICER",
                "perimeter", "0156-DR35",
                "commandId", "command-" + position,
                "command", "ValidateCommitment",
                "occurredAt", occurredAt,
                "origin", "test\tétrange\\\n",
                "entry", "MANUAL");
    }

    /** Loses an event, as a log that leaves holes would. */
    public synchronized void lose(long position) {
        events.removeIf(event -> event.position() == position);
    }

    @Override
    public synchronized List<LoggedEvent> read(long afterPosition, int max) {
        long from = Math.max(BEFORE_FIRST, afterPosition - repeated);
        return events.stream()
                .filter(event -> event.position() > from)
                .limit((long) max + repeated)
                .toList();
    }

    @Override
    public synchronized boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (head() <= position) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public synchronized long head() {
        return events.isEmpty() ? BEFORE_FIRST : events.getLast().position();
    }
}
