package fr.quitus.app.projection;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.projections.ports.RefusalReader;
import java.util.List;

/** The refused attempts of the command journal. */
final class JournalRefusals implements RefusalReader {
    private final EventLog log;

    JournalRefusals(EventLog log) {
        this.log = log;
    }

    @Override
    public List<RefusedAttempt> read(long afterNumber, int max) {
        return log.refusals(afterNumber, max).stream()
                .map(JournalRefusals::attempt)
                .toList();
    }

    private static RefusedAttempt attempt(JournalledCommand line) {
        return new RefusedAttempt(
                line.number(),
                line.entry().commandId().toString(),
                line.entry().commandName(),
                line.entry().actorId(),
                String.valueOf(line.entry().code()),
                line.recordedAt(),
                line.lastPosition());
    }
}
