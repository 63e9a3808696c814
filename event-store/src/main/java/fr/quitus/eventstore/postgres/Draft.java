package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.Conflicts;
import fr.quitus.eventstore.DuplicateCommandException;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoodOnLostUnitException;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.merkle.TreeHasher;
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
    private final List<Long> streams = new ArrayList<>();
    private final Map<String, StreamMove> moved = new HashMap<>();
    private final TreeHasher hasher = new TreeHasher();
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
        Map<String, StreamMove> moves = new HashMap<>();
        long position = lastPosition();
        for (NewEvent event : unit.events()) {
            position++;
            String id = event.aggregateId();
            StreamMove before = moves.containsKey(id) ? moves.get(id) : moved.get(id);
            StreamHead last = before == null ? lastKnown(event) : before.head();
            if (last == null || event.sequence() != last.lastSequence() + 1) {
                // A repeat is stale as well, but its caller must hear that it is a repeat; and what is remembered may
                // be older than what another node wrote since. Both need a look.
                lookNeeded = true;
                return Conflicts.outOfTurn(event, last == null ? -1 : last.lastSequence());
            }
            moves.put(id, before == null ? StreamMove.from(last, position) : before.next(position));
        }
        moved.putAll(moves);
        write(waiting, entry);
        return null;
    }

    /** Null when a look must tell; an aggregate that nobody has heard of can be begun without one. */
    private @Nullable StreamHead lastKnown(NewEvent event) {
        StreamHead last = evidence.tails().get(event.aggregateId());
        if (last == null) {
            last = tails.of(event.aggregateId());
        }
        return last == null && event.sequence() == 0 ? StreamHead.NONE : last;
    }

    private void write(Waiting waiting, @Nullable CommandEntry entry) {
        AppendUnit unit = waiting.unit();
        long first = lastPosition() + 1;
        for (NewEvent event : unit.events()) {
            events.add(StoredEvent.of(lastPosition() + 1, event, unit.recordedAt(), hasher));
            streams.add(streamOf(event.aggregateId()));
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

    private long streamOf(String aggregateId) {
        StreamMove move = moved.get(aggregateId);
        if (move == null) {
            throw new IllegalStateException("%s was not placed".formatted(aggregateId));
        }
        return move.stream();
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

    /** The stream of each event, in the order of the events. */
    List<Long> streams() {
        return streams;
    }

    /** How the batch moves each of its aggregates. */
    Map<String, StreamMove> moved() {
        return moved;
    }

    void tellPlaces() {
        for (int i = 0; i < units.size(); i++) {
            units.get(i).answer().complete(places.get(i));
        }
    }
}
