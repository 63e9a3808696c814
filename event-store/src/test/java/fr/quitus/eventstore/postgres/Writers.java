package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Some who write all the time and remember what they were told. Each unit is a command with two events: one on the
 * writer's own stream, one that begins a stream of its own.
 */
final class Writers implements AutoCloseable {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final int ANSWER_TIMEOUT_SECONDS = 180;
    private static final int EVENTS_MAX = 10_000_000;

    private final EventLog log;
    private final Map<UUID, Appended> acknowledged = new ConcurrentHashMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    private Writers(EventLog log) {
        this.log = log;
    }

    /** What writer number so many writes at its step number so many. */
    static AppendUnit unit(UUID commandId, int writer, long step) {
        CommandEntry entry = new CommandEntry(
                commandId, "write.v1", "writer-" + writer, new byte[] {1}, Outcome.ACCEPTED, null, new byte[] {2});
        return new AppendUnit(
                List.of(event("writer-" + writer, step, commandId), event("file-" + commandId, 0, commandId)),
                entry,
                NOON);
    }

    private static NewEvent event(String aggregateId, long sequence, UUID commandId) {
        return new NewEvent(
                "Drill",
                aggregateId,
                sequence,
                "written.v1",
                commandId.toString().getBytes(StandardCharsets.UTF_8),
                new byte[] {3});
    }

    static Writers start(EventLog log, int writers) {
        Writers all = new Writers(log);
        for (int writer = 0; writer < writers; writer++) {
            int number = writer;
            long first = log.lastSequence("writer-" + number).orElse(-1L) + 1;
            all.threads.add(Thread.ofVirtual().start(() -> all.write(number, first)));
        }
        return all;
    }

    private void write(int writer, long first) {
        try {
            for (long step = first; !stopping; step++) {
                UUID commandId = UUID.randomUUID();
                Appended appended = log.append(unit(commandId, writer, step))
                        .orTimeout(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .join();
                acknowledged.put(commandId, appended);
            }
        } catch (RuntimeException e) {
            synchronized (failures) {
                failures.add(e);
            }
        }
    }

    /** Waits until so many more units were acknowledged. */
    void awaitMore(int units) throws Exception {
        int before = acknowledged.size();
        Await.until(units + " more units are acknowledged", () -> acknowledged.size() >= before + units || failed());
        assertThat(failures).isEmpty();
    }

    private boolean failed() {
        synchronized (failures) {
            return !failures.isEmpty();
        }
    }

    Map<UUID, Appended> acknowledged() {
        return acknowledged;
    }

    /** Lets each writer end its unit. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }

    /**
     * Nothing acknowledged is lost or stands elsewhere than was told, nothing is written twice, positions, journal and
     * streams have no hole, and every command's events are its own.
     *
     * @return the commands that are in the log
     */
    static Set<UUID> check(EventLog log, Map<UUID, Appended> acknowledged) {
        List<StoredEvent> events = log.read(-1, EVENTS_MAX);
        assertThat(events).extracting(StoredEvent::position).containsExactlyElementsOf(upTo(events.size()));
        Map<String, Long> sequences = new HashMap<>();
        Map<Long, String> payloads = new TreeMap<>();
        for (StoredEvent event : events) {
            Long before = sequences.put(event.aggregateId(), event.sequence());
            assertThat(event.sequence()).as("%s", event).isEqualTo(before == null ? 0 : before + 1);
            payloads.put(event.position(), new String(event.payload(), StandardCharsets.UTF_8));
        }
        List<JournalledCommand> journal = log.journal(-1, EVENTS_MAX);
        assertThat(journal).extracting(JournalledCommand::number).containsExactlyElementsOf(upTo(journal.size()));
        assertThat(events).hasSize(2 * journal.size());
        Set<UUID> written = new HashSet<>();
        for (JournalledCommand line : journal) {
            UUID id = line.entry().commandId();
            assertThat(written.add(id)).as("%s is written once", id).isTrue();
            assertThat(line.lastPosition()).isEqualTo(line.firstPosition() + 1);
            assertThat(payloads)
                    .containsEntry(line.firstPosition(), id.toString())
                    .containsEntry(line.lastPosition(), id.toString());
            Appended told = acknowledged.get(id);
            if (told != null) {
                assertThat(told)
                        .returns(line.firstPosition(), Appended::firstPosition)
                        .returns(line.lastPosition(), Appended::lastPosition);
            }
        }
        assertThat(written).as("what was acknowledged").containsAll(acknowledged.keySet());
        return written;
    }

    private static List<Long> upTo(int size) {
        return LongStream.range(0, size).boxed().toList();
    }
}
