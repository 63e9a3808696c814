package fr.quitus.api.ports;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.yearend.ResultAccounts;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Les comptes, asked while no command is under way: what they say holds everything that was ever accepted. */
public interface Books {
    /**
     * Charges and products at the end of a year, everything durable taken into account.
     *
     * @throws BooksBehind when the books do not follow the log
     */
    ResultAccounts resultAccounts(FiscalYear year);

    /** The books cannot be read up to the head of the log now. */
    final class BooksBehind extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BooksBehind(String message) {
            super(message);
        }
    }

    /** Added up from the whole log, each time: for a log that is short. */
    static Books ofLog(EventStore store) {
        return year -> {
            List<JournalEntry> entries = new ArrayList<>();
            try (var events = store.openStream(null)) {
                while (events.hasNextAvailable()) {
                    TrackedEventMessage<?> event = events.nextAvailable();
                    if (event.getPayload() instanceof LedgerEvent fact) {
                        entries.addAll(fact.entries());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BooksBehind("interrupted while the log was read");
            }
            return ResultAccounts.of(entries, year);
        };
    }
}
