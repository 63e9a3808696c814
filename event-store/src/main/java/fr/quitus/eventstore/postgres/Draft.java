package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.Conflicts;
import fr.quitus.eventstore.DuplicateCommandException;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.LeafHash;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoodOnLostUnitException;
import fr.quitus.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One batch as it would stand in the log if the log still stands at {@code before}. Units that cannot follow what is
 * known are refused here, with those that stand on them, and take no position.
 */
final class Draft {

    /** A unit that cannot be written, with the reason to tell its caller. */
    record Refusal(Waiting waiting, RuntimeException reason) {}

    private final Head before;
    private final Tails tails;
    private final Evidence evidence;
    private final Predicate<Basis> standsOnLost;
    private final Set<String> refused = new HashSet<>();
    private final List<Waiting> units = new ArrayList<>();
    private final List<Appended> places = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<JournalledCommand> journal = new ArrayList<>();
    private final Map<String, Long> moved = new HashMap<>();
    private final Map<String, Long> standing = new HashMap<>();
    private final Set<UUID> commands = new HashSet<>();
    private boolean lookNeeded;

    private Draft(Head before, Tails tails, Evidence evidence, Predicate<Basis> standsOnLost) {
        this.before = before;
        this.tails = tails;
        this.evidence = evidence;
        this.standsOnLost = standsOnLost;
    }

    static Draft of(List<Waiting> waiting, Head before, Tails tails, Evidence evidence, Predicate<Basis> standsOnLost) {
        Draft draft = new Draft(before, tails, evidence, standsOnLost);
        for (Waiting one : waiting) {
            RuntimeException refusal = draft.place(one);
            if (refusal != null) {
                draft.refusals.add(new Refusal(one, refusal));
                draft.refused.addAll(one.aggregateIds());
            }
        }
        return draft;
    }

    private @Nullable RuntimeException place(Waiting waiting) {
        AppendUnit unit = waiting.unit();
        CommandEntry entry = unit.entry();
        if (entry != null
                && (commands.contains(entry.commandId()) || evidence.commands().contains(entry.commandId()))) {
            return DuplicateCommandException.of(entry);
        }
        if (standsOnLost.test(unit.basis())
                || !Collections.disjoint(refused, unit.basis().aggregateIds())) {
            return new StoodOnLostUnitException();
        }
        Map<String, Long> steps = new HashMap<>();
        Map<String, Long> stands = new HashMap<>();
        for (NewEvent event : unit.events()) {
            Long last = steps.containsKey(event.aggregateId())
                    ? steps.get(event.aggregateId())
                    : lastKnown(event.aggregateId());
            if (last != null && event.sequence() != last + 1) {
                // A repeat is stale as well, but its caller must hear that it is a repeat; and what is remembered may
                // be
                // older than what another node wrote since. Both need a look.
                lookNeeded = true;
                return Conflicts.outOfTurn(event, last);
            }
            if (last == null && event.sequence() > 0) {
                stands.put(event.aggregateId(), event.sequence() - 1);
            }
            steps.put(event.aggregateId(), event.sequence());
        }
        moved.putAll(steps);
        standing.putAll(stands);
        write(waiting, entry);
        return null;
    }

    private @Nullable Long lastKnown(String aggregateId) {
        Long last = moved.get(aggregateId);
        if (last == null) {
            last = evidence.tails().get(aggregateId);
        }
        return last == null ? tails.of(aggregateId) : last;
    }

    private void write(Waiting waiting, @Nullable CommandEntry entry) {
        AppendUnit unit = waiting.unit();
        long first = lastPosition() + 1;
        for (NewEvent event : unit.events()) {
            long position = lastPosition() + 1;
            events.add(new StoredEvent(
                    position,
                    event.aggregateType(),
                    event.aggregateId(),
                    event.sequence(),
                    event.eventId(),
                    event.name(),
                    unit.recordedAt(),
                    event.payload(),
                    event.metaData(),
                    LeafHash.of(position, event, unit.recordedAt())));
        }
        long last = lastPosition();
        if (entry != null) {
            commands.add(entry.commandId());
            long number = before.number() + 1 + journal.size();
            journal.add(new JournalledCommand(number, entry, first, last, unit.recordedAt()));
        }
        units.add(waiting);
        places.add(new Appended(first, last, unit.recordedAt()));
    }

    private long lastPosition() {
        return before.position() + events.size();
    }

    Head before() {
        return before;
    }

    Head after() {
        return new Head(before.epoch(), lastPosition(), before.number() + journal.size());
    }

    /** Nothing but barriers: no row to write. */
    boolean isBarrier() {
        return events.isEmpty() && journal.isEmpty();
    }

    /** A unit is refused as stale on memory alone, without a look at the journal and the stream. */
    boolean lookNeeded() {
        return lookNeeded;
    }

    List<Waiting> units() {
        return units;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<StoredEvent> events() {
        return events;
    }

    List<JournalledCommand> journal() {
        return journal;
    }

    /** Last sequences after the batch. */
    Map<String, Long> moved() {
        return moved;
    }

    /** Events that must exist for the batch to follow them: aggregate and sequence. */
    Map<String, Long> standing() {
        return standing;
    }

    void tellPlaces() {
        for (int i = 0; i < units.size(); i++) {
            units.get(i).answer().complete(places.get(i));
        }
    }
}
