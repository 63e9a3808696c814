package fr.quitus.projections.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.projections.TestPostgres;
import fr.quitus.projections.ports.LiveStates;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.UnreadableLog;
import fr.quitus.projections.ports.ViewsDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** given(acts) → then(verdict): by a checker that stops, starts again, and meets what nobody should have written. */
class InvariantCheckerTest {
    private static final Instant NOW = Instant.parse("2026-03-20T09:00:00Z");
    private static final EnvelopeId U1 = EnvelopeId.of("2026/0156-DR35-U001/HT2");
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000001");
    private static final PaymentRequestId DP =
            PaymentRequestId.ofRetentionRelease(PaymentRequestId.of("69ebc849-299c-5768-bbfd-5eec0e826b47"));

    private final Acts log = new Acts();
    private final HikariDataSource database = TestPostgres.newDatabase();

    /** A log whose events are written act by act. */
    private static final class Acts implements LogReader {
        private final List<LoggedEvent> events = new ArrayList<>();
        private long readFrom = Long.MAX_VALUE;
        private @Nullable Long unreadable;
        private String why = "";

        private void append(LedgerEvent... act) {
            String command = "command-" + events.size();
            for (LedgerEvent event : act) {
                long position = events.size();
                events.add(new LoggedEvent(
                        position,
                        "event-" + position,
                        "EnvelopeStream",
                        event.aggregateId(),
                        position,
                        LedgerTypes.nameOf(event),
                        NOW.plusSeconds(position),
                        Map.of("commandId", command),
                        "00",
                        event));
            }
        }

        @Override
        public List<LoggedEvent> read(long afterPosition, int max) {
            readFrom = Math.min(readFrom, afterPosition);
            Long here = unreadable;
            if (here != null && here == afterPosition + 1) {
                throw new UnreadableLog(here, "commitment:1", "service-certified.v1", new IllegalStateException(why));
            }
            int from = (int) afterPosition + 1;
            int to = Math.min(events.size(), from + 7);
            return here != null && here > afterPosition
                    ? events.subList(from, (int) Math.min(to, here))
                    : events.subList(from, to);
        }

        @Override
        public boolean awaitBeyond(long position, Duration timeout) {
            return head() > position;
        }

        @Override
        public long head() {
            return events.size() - 1L;
        }
    }

    @BeforeEach
    void schema() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema views");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private InvariantChecker checker(LiveStates live) {
        return new InvariantChecker(
                log, new SnapshotTable(new ViewsDatabase(database)), live, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Verdict checked(InvariantChecker checker) throws SQLException {
        while (checker.advance()) {
            assertThat(checker.lagEvents()).isNotNegative();
        }
        return checker.verdict();
    }

    private static AllotmentReceived allotted(long euros) {
        return new AllotmentReceived(U1, Credits.of(Amount.euros(euros), Amount.euros(euros)));
    }

    private static AeCommitted committed(long euros) {
        return new AeCommitted(U1, EJ, 1, Amount.euros(euros), AmountType.ORIGINAL);
    }

    @Test
    void an_act_is_looked_at_when_it_is_whole() throws SQLException {
        log.append(allotted(100));
        // Within the act the CP are short; when it is whole they are not.
        log.append(new CpReserved(U1, DP, EJ, 1, Amount.euros(150)), new CpReleased(U1, DP, EJ, 1, Amount.euros(50)));

        Verdict verdict = checked(checker(LiveStates.UNKNOWN));

        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.position()).isEqualTo(2);
        assertThat(verdict.at()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void the_first_position_at_which_it_broke_is_named_and_stays() throws SQLException {
        InvariantChecker checker = checker(LiveStates.UNKNOWN);
        var meters = new SimpleMeterRegistry();
        new InvariantMeters(checker).bindTo(meters);
        log.append(allotted(100));
        log.append(committed(60));
        checked(checker);
        assertThat(meters.get("quitus.invariants.broken").gauge().value()).isZero();

        log.append(committed(60));
        log.append(allotted(1_000));
        assertThat(meters.get("quitus.invariants.lag.events").gauge().value()).isEqualTo(2);
        Verdict verdict = checked(checker);

        assertThat(verdict.broken("DISPONIBLE_JAMAIS_NEGATIF")).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(2);
            assertThat(broken.file()).isEqualTo(committed(60).aggregateId());
            assertThat(broken.what()).contains("AE disponibles -20.00 €");
        });
        assertThat(meters.get("quitus.invariants.broken").gauge().value()).isEqualTo(1);
        assertThat(meters.get("quitus.invariants.position").gauge().value()).isEqualTo(3);
    }

    @Test
    void a_restart_goes_on_from_the_snapshot_and_remembers_what_broke() throws SQLException {
        log.append(committed(1));
        for (int i = 0; i < 20_010; i++) {
            log.append(allotted(1));
        }
        checked(checker(LiveStates.UNKNOWN));
        log.readFrom = Long.MAX_VALUE;

        Verdict verdict = checked(checker(LiveStates.UNKNOWN));

        assertThat(log.readFrom).isGreaterThan(19_000);
        assertThat(verdict.position()).isEqualTo(20_010);
        assertThat(verdict.broken()).singleElement().satisfies(broken -> assertThat(broken.position())
                .isZero());
    }

    @Test
    void a_snapshot_of_a_longer_log_is_not_of_this_one() throws SQLException {
        for (int i = 0; i < 20_010; i++) {
            log.append(allotted(1));
        }
        checked(checker(LiveStates.UNKNOWN));
        log.events.clear();
        log.append(committed(1));

        assertThat(checked(checker(LiveStates.UNKNOWN)).broken("DISPONIBLE_JAMAIS_NEGATIF"))
                .isPresent();
    }

    @Test
    void a_live_state_that_its_events_do_not_give_is_an_alarm() throws SQLException {
        log.append(allotted(100));
        InvariantChecker checker = checker((type, id) -> Optional.of(type + " " + id + " diffère"));

        Verdict verdict = checked(checker);

        assertThat(verdict.statesCompared()).isEqualTo(1);
        assertThat(verdict.broken(InvariantChecker.REPLAY)).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isZero();
            assertThat(broken.what()).isEqualTo("EnvelopeStream " + allotted(1).aggregateId() + " diffère");
        });
    }

    @Test
    void an_entry_that_does_not_balance_is_named_and_what_follows_is_checked() throws SQLException {
        log.append(allotted(100));
        log.append(allotted(100));
        log.append(committed(300));
        log.unreadable = 1L;
        log.why = "entry P01 does not balance by 0.01";

        Verdict verdict = checked(checker(LiveStates.UNKNOWN));

        assertThat(verdict.broken("DEBIT_EGAL_CREDIT")).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(1);
            assertThat(broken.what()).isEqualTo("entry P01 does not balance by 0.01");
        });
        assertThat(verdict.broken("DISPONIBLE_JAMAIS_NEGATIF")).isPresent();
        assertThat(verdict.position()).isEqualTo(2);
    }

    @Test
    void an_event_of_a_later_release_is_waited_for() throws SQLException {
        log.append(allotted(100));
        log.append(allotted(100));
        log.unreadable = 1L;
        log.why = "no class";
        InvariantChecker checker = checker(LiveStates.UNKNOWN);

        assertThat(checked(checker).unreadablePosition()).isEqualTo(1);
        // Whether the act before it is whole is not known either.
        assertThat(checker.verdict().position()).isEqualTo(-1);

        log.unreadable = null;
        assertThat(checked(checker).position()).isEqualTo(1);
        assertThat(checker.verdict().unreadablePosition()).isNull();
    }
}
