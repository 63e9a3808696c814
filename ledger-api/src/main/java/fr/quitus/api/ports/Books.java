package fr.quitus.api.ports;

import fr.quitus.domain.directpayment.ToRegularise;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.yearend.LeftOfTheYear;
import fr.quitus.domain.yearend.ResultAccounts;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Les comptes, asked while no command is under way: what they say holds everything that was ever accepted. */
public interface Books {
    /**
     * Charges and products at the end of a year, everything durable taken into account.
     *
     * @throws BooksBehind when the books do not follow the log
     */
    ResultAccounts resultAccounts(FiscalYear year);

    /**
     * Direct payments on no credits yet, to be taken on those of this year or of one before it; in the order of their
     * numbers.
     *
     * @throws BooksBehind when the books do not follow the log
     */
    List<ToRegularise> toRegularise(FiscalYear year);

    /**
     * What closing the books of a year would leave behind.
     *
     * @throws BooksBehind when the views do not follow the log
     */
    LeftOfTheYear left(FiscalYear year);

    /**
     * What the opening balance account (8900) still holds, debits positive: nothing once every takeover is whole.
     *
     * @throws BooksBehind when the books do not follow the log
     */
    Balance openingBalance();

    /** The books cannot be read up to the head of the log now. */
    final class BooksBehind extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BooksBehind(String message) {
            super(message);
        }
    }

    /** A dead letter keeps events from the books: nothing is decided nor published on them. */
    final class BooksIncomplete extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String detail;

        /** @param detail what is missing, in French */
        public BooksIncomplete(String detail) {
            super(detail);
            this.detail = detail;
        }

        public String detail() {
            return detail;
        }
    }

    /** Added up from the whole log, each time: for a log that is short. */
    static Books ofLog(EventStore store) {
        return new LoggedBooks(store);
    }
}
