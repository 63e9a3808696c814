package fr.quitus.app.ledger;

import fr.quitus.api.ports.CommandJournal;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.AxonEventStorage;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.DuplicateCommandException;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogSaturatedException;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.OutcomeUnknownException;
import fr.quitus.eventstore.UnacceptableUnitException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** The door's journal, kept by the event log. */
public final class LogJournal implements CommandJournal {
    private final EventLog log;
    private final AxonEventStorage storage;
    private final Clock clock;

    public LogJournal(EventLog log, AxonEventStorage storage, Clock clock) {
        this.log = log;
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public Optional<Recorded> find(UUID commandId) {
        return log.find(commandId).map(line -> {
            CommandEntry e = line.entry();
            return new Recorded(
                    new Entry(e.commandId(), e.commandName(), e.actorId(), e.bodyHash(), e.code(), e.answer()),
                    line.lastPosition());
        });
    }

    @Override
    public void attach(UnitOfWork<?> unitOfWork, Entry entry) {
        storage.journal(unitOfWork, stored(entry));
    }

    @Override
    public void confirm(UnitOfWork<?> unitOfWork) {
        storage.confirm(unitOfWork);
    }

    @Override
    public long position(UnitOfWork<?> unitOfWork) {
        return AxonEventStorage.appended(unitOfWork)
                .map(Appended::lastPosition)
                .orElseThrow(() -> new IllegalStateException("a unit of work ended without being written"));
    }

    @Override
    public long record(Entry entry) {
        try {
            return log.append(new AppendUnit(List.of(), stored(entry), clock.instant()))
                    .join()
                    .lastPosition();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static CommandEntry stored(Entry entry) {
        return new CommandEntry(
                entry.commandId(),
                entry.commandName(),
                entry.actorId(),
                entry.bodyHash(),
                entry.code() == null ? Outcome.ACCEPTED : Outcome.REFUSED,
                entry.code(),
                entry.answer());
    }

    @Override
    public Failure classify(Throwable thrown) {
        return switch (thrown) {
            case DuplicateCommandException _ -> Failure.DUPLICATE_COMMAND;
            case ConcurrencyException _, AggregateStreamCreationException _ -> Failure.CONFLICT;
            case LogSaturatedException _, LockAcquisitionFailedException _ -> Failure.SATURATED;
            case OutcomeUnknownException _ -> Failure.UNKNOWN_OUTCOME;
            case UnacceptableUnitException _ -> Failure.OTHER;
            default -> isStorageFailure(thrown) ? Failure.UNAVAILABLE : Failure.OTHER;
        };
    }

    @Override
    public long generation() {
        return log.generation();
    }

    private static boolean isStorageFailure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }
}
