package fr.quitus.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.ports.CommandJournal.Failure;
import fr.quitus.eventstore.AxonEventStorage;
import fr.quitus.eventstore.LogSaturatedException;
import fr.quitus.eventstore.OutcomeUnknownException;
import fr.quitus.eventstore.StoodOnLostUnitException;
import fr.quitus.eventstore.UnacceptableUnitException;
import fr.quitus.eventstore.memory.MemoryEventLog;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;

class LogJournalTest {
    private final MemoryEventLog log = new MemoryEventLog();
    private final LogJournal journal = new LogJournal(
            log,
            AxonEventStorage.over(
                            log, new LedgerConfig().eventSerializer(EventReader.ofLedger(name -> Optional.empty())))
                    .build(),
            Clock.systemUTC());

    @Test
    void each_failure_of_the_log_is_told_for_what_it_is() {
        SQLException cause = new SQLException("no", "23514");

        assertThat(journal.classify(new StoodOnLostUnitException())).isEqualTo(Failure.CONFLICT);
        assertThat(journal.classify(new AggregateStreamCreationException("twice")))
                .isEqualTo(Failure.CONFLICT);
        assertThat(journal.classify(new LogSaturatedException("full", cause))).isEqualTo(Failure.SATURATED);
        assertThat(journal.classify(new LockAcquisitionFailedException("held"))).isEqualTo(Failure.SATURATED);
        assertThat(journal.classify(new OutcomeUnknownException("?", cause))).isEqualTo(Failure.UNKNOWN_OUTCOME);
        assertThat(journal.classify(new EventStoreException("the event log cannot be read", cause)))
                .isEqualTo(Failure.UNAVAILABLE);
    }

    @Test
    void a_unit_the_database_will_never_take_is_a_fault_and_not_tried_again() {
        assertThat(journal.classify(new UnacceptableUnitException(new SQLException("no", "23514"))))
                .isEqualTo(Failure.OTHER);
    }
}
