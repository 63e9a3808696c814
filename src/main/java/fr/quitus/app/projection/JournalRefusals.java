package fr.quitus.app.projection;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.Outcome;
import fr.quitus.projections.ports.RefusalReader;
import java.util.ArrayList;
import java.util.List;

/** The refused attempts of the command journal. */
final class JournalRefusals implements RefusalReader {
    /** Journal lines looked at in one read. */
    private static final int JOURNAL_PAGE_LINES = 1_000;

    private final EventLog log;

    JournalRefusals(EventLog log) {
        this.log = log;
    }

    @Override
    public List<RefusedAttempt> read(long afterNumber, int max) {
        List<RefusedAttempt> refusals = new ArrayList<>();
        long after = afterNumber;
        while (refusals.size() < max) {
            List<JournalledCommand> lines = log.journal(after, JOURNAL_PAGE_LINES);
            if (lines.isEmpty()) {
                break;
            }
            lines.stream()
                    .filter(line -> line.entry().outcome() == Outcome.REFUSED)
                    .limit(max - (long) refusals.size())
                    .map(JournalRefusals::attempt)
                    .forEach(refusals::add);
            after = lines.getLast().number();
        }
        return refusals;
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
