package fr.quitus.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** What a unit of work has collected for its one append, kept in the root unit's resources until the COMMIT phase. */
final class PendingUnit {

    private static final String RESOURCE = PendingUnit.class.getName();

    private final List<NewEvent> events = new ArrayList<>();
    private @Nullable CommandEntry entry;
    private @Nullable Instant time;
    private @Nullable Appended appended;

    static PendingUnit of(UnitOfWork<?> unitOfWork, EventLogWriter writer) {
        UnitOfWork<?> root = unitOfWork.root();
        PendingUnit known = find(root);
        if (known != null) {
            return known;
        }
        if (!root.phase().isBefore(UnitOfWork.Phase.COMMIT)) {
            throw new IllegalStateException("nothing can join a unit of work in phase " + root.phase());
        }
        PendingUnit fresh = new PendingUnit();
        root.resources().put(RESOURCE, fresh);
        // Not in PREPARE_COMMIT: a later handler of that phase may still fail, and what is appended stays.
        root.onCommit(u -> fresh.appended = writer.write(root, fresh));
        return fresh;
    }

    static @Nullable PendingUnit find(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getResource(RESOURCE);
    }

    void add(List<NewEvent> more, Instant messageTime) {
        requireOpen();
        events.addAll(more);
        if (time == null) {
            time = messageTime;
        }
    }

    void journal(CommandEntry commandEntry) {
        requireOpen();
        if (entry != null) {
            throw new IllegalStateException("one unit of work carries one command: %s, not also %s"
                    .formatted(entry.commandId(), commandEntry.commandId()));
        }
        entry = commandEntry;
    }

    private void requireOpen() {
        if (appended != null) {
            throw new IllegalStateException("the unit of work has been written already");
        }
    }

    /** It writes nothing, but its answer stands on states that may not be durable yet. */
    boolean isEmpty() {
        return events.isEmpty() && entry == null;
    }

    AppendUnit toAppend(Instant now, Basis basis) {
        return new AppendUnit(events, entry, time == null ? now : time, basis);
    }

    @Nullable Appended appended() {
        return appended;
    }

    /** Writes a unit and waits until it is durable. */
    interface EventLogWriter {

        /** Called once, in the COMMIT phase, with the aggregates' locks still held. */
        Appended write(UnitOfWork<?> unitOfWork, PendingUnit unit);
    }
}
