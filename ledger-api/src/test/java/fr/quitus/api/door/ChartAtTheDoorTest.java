package fr.quitus.api.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.AdmissionLimits;
import fr.quitus.api.ledger.Files;
import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ledger.YearsInForce;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.audit.AuditFindingCommand.RecordAuditFinding;
import fr.quitus.domain.audit.AuditFindingRef;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.audit.FindingSeverity;
import fr.quitus.domain.chartchange.ChartCommand.OpenAccount;
import fr.quitus.domain.habilitation.Recording;
import fr.quitus.domain.ledgerentry.EntryCommand.EnterManualEntry;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EntryReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Le plan de comptes at the door: what is opened is known to the next act, and to whoever asks. */
class ChartAtTheDoorTest {
    private static final Instant NOW = Instant.parse("2025-03-02T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2025, 3, 2);
    private static final AccountCode TRAVEL = AccountCode.of("6251000000");
    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final Caller DENIS = new Caller(ActorId.of("denis"), Role.BUDGET_DIRECTORATE, Perimeter.ALL, null);
    private static final Caller KATIA =
            new Caller(ActorId.of("katia"), Role.PUBLIC_ACCOUNTANT, new Perimeter(Set.of(), Set.of(POST)), null);
    private static final Caller ADA = new Caller(ActorId.of("ada"), Role.AUDITOR, Perimeter.ALL, null);
    private static final OpenAccount OPEN =
            new OpenAccount(TRAVEL, "Voyages et déplacements", TODAY, "Arrêté d'exemple");

    private final MemoryJournal journal = new MemoryJournal();
    private final Configuration axon = CommandGateTest.start(journal);
    private final LawInForce law = new LawInForce(new Files(axon.eventStore()));
    private final CommandGate gate = new CommandGate(
            axon.commandBus(),
            journal,
            law,
            new YearsInForce(new Files(axon.eventStore()), journal::generation),
            new HabilitationsInForce(new Files(axon.eventStore()), Recording.OPTIONAL),
            new Admission(AdmissionLimits.defaults()));
    private final AccountsController accounts = new AccountsController(law, new LedgerClock() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public boolean acceptsSimulatedTime() {
            return false;
        }
    });

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    private Answer asked(LedgerCommand command, String key, Caller caller) {
        return gate.ask(new CommandGate.Ask(command, key, caller, null, NOW, "test"))
                .answer();
    }

    private static EnterManualEntry entering() {
        return new EnterManualEntry(
                EntryReference.of("OD-2025-1"),
                null,
                POST,
                TODAY,
                "Motif",
                List.of(
                        new EntryLine(TRAVEL, Side.DEBIT, Amount.euros(5)),
                        new EntryLine(AccountCode.of("4686000000"), Side.CREDIT, Amount.euros(5))));
    }

    private static RecordAuditFinding finding(String about) {
        return new RecordAuditFinding(
                AuditFindingRef.of("CC-1"),
                AuditedThing.of(about),
                FindingSeverity.MINEURE,
                "Constat",
                "LOLF, art. 30");
    }

    @Test
    void what_is_opened_may_be_posted_on_by_the_next_act() {
        assertThat(asked(entering(), "k1", KATIA))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo(Rejection.COMPTE_INCONNU.name()));

        assertThat(asked(OPEN, "k2", DENIS)).isInstanceOf(Answer.Accepted.class);

        assertThat(asked(entering(), "k3", KATIA)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void the_chart_is_told_as_it_is_on_a_date() {
        asked(OPEN, "k1", DENIS);

        assertThat(accounts.accounts(null)).anySatisfy(line -> {
            assertThat(line.account()).isEqualTo(TRAVEL);
            assertThat(line.accountClass()).isEqualTo(6);
            assertThat(line.label()).isEqualTo("Voyages et déplacements");
            assertThat(line.from()).isEqualTo(TODAY);
            assertThat(line.lastDay()).isNull();
        });
        assertThat(accounts.accounts("2025-03-01")).isNotEmpty().noneMatch(line -> line.account()
                .equals(TRAVEL));
        assertThatThrownBy(() -> accounts.accounts("hier")).isInstanceOf(DoorRefused.class);
    }

    @Test
    void a_finding_is_on_an_event_that_the_log_has() {
        asked(OPEN, "k1", DENIS);

        assertThat(asked(finding("event:chart-of-accounts@1"), "k2", ADA))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo(Rejection.OBJET_INCONNU.name()));
        assertThat(asked(finding("event:chart-of-accounts@0"), "k3", ADA)).isInstanceOf(Answer.Accepted.class);
    }
}
