package fr.quitus.api.ports;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Journal des commandes : what was asked and answered, for ever, in the same append as the events. */
public interface CommandJournal {
    /**
     * @param code the refusal's code; absent when the command was accepted
     * @param answer the answer's JSON, given again to a repeat
     */
    record Entry(
            UUID commandId,
            String commandName,
            String actorId,
            byte[] bodyHash,
            @Nullable String code,
            byte[] answer) {}

    /**
     * An entry that is durable.
     *
     * @param position last position of its events, or the head of the log it was decided on
     */
    record Recorded(Entry entry, long position) {}

    /** What became of an append that threw. */
    enum Failure {
        /** The command id is already in the journal: read it there. */
        DUPLICATE_COMMAND,
        /** Another act came first on the same stream: decide again. */
        CONFLICT,
        /** The queue is full; nothing was written. */
        SATURATED,
        /** The log cannot be read or written now; asking again with the same command id is safe. */
        UNAVAILABLE,
        /** Nobody knows yet whether it was written; a repeat with the same key will tell. */
        UNKNOWN_OUTCOME,
        /** A fault. */
        OTHER
    }

    Optional<Recorded> find(UUID commandId);

    /** Writes the entry with the unit's events, or alone if it has none. */
    void attach(UnitOfWork<?> unitOfWork, Entry entry);

    /** Writes nothing, but lets the answer go out only when all that it was decided on is durable. */
    void confirm(UnitOfWork<?> unitOfWork);

    /** The last position of the unit that has just ended well. */
    long position(UnitOfWork<?> unitOfWork);

    /** Writes an entry without any event, and waits until it is durable. */
    long record(Entry entry);

    Failure classify(Throwable thrown);

    /** Number of the present generation of what was read of the log; it grows when any of it may not stand. */
    long generation();
}
