package fr.quitus.app.projection;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.UnreadableEvent;
import fr.quitus.eventstore.ReadableLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.Stretch;
import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LogPage;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.UnreadableLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the event log for those who follow it or rebuild from it: durable events, the newest decoded once for all. */
public final class EventLogReader implements LogReader {
    private final ReadableLog log;
    private final EventReader events;
    private final NewestEvents newest = new NewestEvents();

    public EventLogReader(ReadableLog log, EventReader events) {
        this.log = log;
        this.events = events;
    }

    /** Gives what comes before an event it cannot read, so that views wait for the release they need right there. */
    @Override
    public List<LoggedEvent> read(long afterPosition, int max) {
        List<LoggedEvent> readable = new ArrayList<>();
        long newestAfter = log.head() - NewestEvents.EVENTS_MAX;
        for (StoredEvent stored : log.read(afterPosition, max)) {
            try {
                // A rebuild reads what nobody else needs now: it must not push the newest out.
                readable.add(stored.position() > newestAfter ? newest.of(stored, this::decode) : decode(stored));
            } catch (UnreadableEvent e) {
                if (readable.isEmpty()) {
                    throw new UnreadableLog(stored.position(), stored.aggregateId(), stored.name(), e);
                }
                break;
            }
        }
        return readable;
    }

    /** Decoded at once, so that whoever follows the log meets what cannot be read here and nowhere else. */
    private LoggedEvent decode(StoredEvent stored) {
        LoggedEvent logged = lazily(stored);
        logged.event();
        return logged;
    }

    private LoggedEvent lazily(StoredEvent stored) {
        return new LoggedEvent(
                stored.position(),
                stored.aggregateType(),
                stored.aggregateId(),
                stored.sequence(),
                stored.name(),
                stored.recordedAt(),
                new StoredContents(stored, events));
    }

    @Override
    public List<LoggedEvent> at(Collection<Long> positions) {
        List<LoggedEvent> found = log.at(positions).stream().map(this::lazily).toList();
        if (found.size() < positions.size()) {
            Set<Long> lost = new TreeSet<>(positions);
            found.forEach(event -> lost.remove(event.position()));
            if (!lost.isEmpty()) {
                throw LogReader.missing(lost.iterator().next());
            }
        }
        return found;
    }

    @Override
    public LogPage page(long afterPosition, long upTo, Interest interest) {
        Stretch stretch = log.stretch(afterPosition, upTo, name -> interest.wants(events.typeOf(name)));
        return new LogPage(
                afterPosition, upTo, stretch.events().stream().map(this::lazily).toList(), stretch.recordedAt());
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        return log.awaitBeyond(position, timeout);
    }

    @Override
    public long head() {
        return log.head();
    }
}
