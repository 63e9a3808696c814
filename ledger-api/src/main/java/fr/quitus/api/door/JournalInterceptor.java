package fr.quitus.api.door;

import fr.quitus.api.ledger.CommandRefused;
import fr.quitus.api.ledger.Outcome;
import fr.quitus.api.ledger.StaleVersion;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.api.ports.CommandJournal.Entry;
import fr.quitus.domain.Refusal;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the journal entry of a command into its unit of work, so that answer and events are written in one append, and
 * tells the gate where they stand.
 */
public final class JournalInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final CommandJournal journal;

    public JournalInterceptor(CommandJournal journal) {
        this.journal = journal;
    }

    /** Brought by the gate in the command's metadata: how to write the entry, and where the position comes back. */
    static final class Slot {
        static final String METADATA = "journal-slot";

        private final Map<String, String> audit;
        private final @Nullable Entries entries;
        private final BooleanSupplier stands;
        private volatile long position = -1;

        /**
         * @param audit what every event of the command keeps of it
         * @param entries absent for a simulation, which leaves no entry
         * @param stands whether what the gate gave the act to be decided on is still so; asked once it is decided
         */
        Slot(Map<String, String> audit, @Nullable Entries entries, BooleanSupplier stands) {
            this.audit = audit;
            this.entries = entries;
            this.stands = stands;
        }

        boolean simulates() {
            return entries == null;
        }

        long position() {
            return position;
        }
    }

    /** What every event of the command keeps of it; for Axon, to put on each. */
    public static Map<String, ?> correlationData(Message<?> message) {
        return slot(message).audit;
    }

    private static Slot slot(Message<?> message) {
        if (message.getMetaData().get(Slot.METADATA) instanceof Slot slot) {
            return slot;
        }
        throw new IllegalStateException(
                "a command came round the gate: " + message.getPayloadType().getSimpleName());
    }

    /** How an answer is entered. */
    interface Entries {
        Entry accepted(Outcome outcome);

        Entry refused(Refusal refusal);
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        Slot slot = slot(unitOfWork.getMessage());
        unitOfWork.afterCommit(u -> slot.position = journal.position(u));
        try {
            Object result = chain.proceed();
            if (!(result instanceof Outcome outcome)) {
                throw new IllegalStateException("a handler answered " + result + " instead of an outcome");
            }
            requireStanding(slot);
            enter(unitOfWork, slot.entries, entries -> entries.accepted(outcome));
            return outcome;
        } catch (CommandRefused e) {
            requireStanding(slot);
            enter(unitOfWork, slot.entries, entries -> entries.refused(e.refusal()));
            throw e;
        } catch (StaleVersion e) {
            // The version it tells may be that of a queued state.
            journal.confirm(unitOfWork);
            throw e;
        }
    }

    /** Neither an acceptance nor a refusal is told of an act decided on what is no longer so: it is decided again. */
    private static void requireStanding(Slot slot) {
        if (!slot.stands.getAsBoolean()) {
            throw new ConcurrencyException("a fiscal year moved on while the command was decided");
        }
    }

    /** What is not entered may stand on queued states too. */
    private void enter(UnitOfWork<?> unitOfWork, @Nullable Entries entries, Function<Entries, Entry> entry) {
        if (entries == null) {
            journal.confirm(unitOfWork);
        } else {
            journal.attach(unitOfWork, entry.apply(entries));
        }
    }
}
