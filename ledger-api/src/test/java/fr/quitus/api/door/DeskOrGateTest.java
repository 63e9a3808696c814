package fr.quitus.api.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.AdmissionLimits;
import fr.quitus.api.admission.Refusal;
import fr.quitus.api.ledger.Files;
import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ledger.YearsInForce;
import fr.quitus.api.ports.CommandJournal.Failure;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.habilitation.Recording;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskOrGateTest {
    private static final Caller DENIS = new Caller(ActorId.of("denis"), Role.BUDGET_DIRECTORATE, Perimeter.ALL, null);
    private static final Caller GINA = new Caller(ActorId.of("gina"), Role.MANAGER, Perimeter.ALL, null);
    private static final FiscalYear YEAR = FiscalYear.of(2025);
    private static final LedgerCommand OPEN = credits(100);

    private final MemoryJournal journal = new MemoryJournal();
    private final Configuration axon = CommandGateTest.start(journal);
    private final Files files = new Files(axon.eventStore());
    private final CommandGate gate = new CommandGate(
            axon.commandBus(),
            journal,
            new LawInForce(files),
            new YearsInForce(files, journal::generation),
            new HabilitationsInForce(files, Recording.OPTIONAL),
            new Admission(AdmissionLimits.defaults()));
    private final OneDrawer desk = new OneDrawer();
    private final DeskOrGate door = new DeskOrGate(gate, desk);

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    private static LedgerCommand credits(long euros) {
        return new OpenCredits(YEAR, ProgrammeCode.of("0156"), Title.T3, Amount.euros(euros), null, "LFI 2025");
    }

    private static CommandGate.Ask ask(LedgerCommand command, String key, Caller caller) {
        return new CommandGate.Ask(command, key, caller, null, Instant.parse("2025-03-02T09:00:00Z"), "api");
    }

    /** A desk that keeps what it is given. */
    private static final class OneDrawer implements FrontDesk {
        private final Map<UUID, Receipt> receipts = new LinkedHashMap<>();
        private final Map<UUID, Deposit> deposits = new LinkedHashMap<>();
        private boolean open;
        private boolean overflow;
        private boolean before;
        private boolean full;

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public boolean takesOverflow() {
            return overflow;
        }

        @Override
        public String why() {
            return "le registre ne peut pas écrire";
        }

        @Override
        public Optional<Receipt> waiting(UUID commandId) {
            return Optional.ofNullable(receipts.get(commandId))
                    .map(first -> new Receipt(first.number(), first.commandHash(), first.json(), true));
        }

        @Override
        public boolean waitsBefore(CommandGate.Ask ask) {
            return before;
        }

        @Override
        public Receipt deposit(Deposit deposit) {
            if (full) {
                throw new Full("Le guichet est plein.");
            }
            String number = "essai-" + (receipts.size() + 1);
            Receipt receipt =
                    new Receipt(number, deposit.commandHash(), number.getBytes(StandardCharsets.UTF_8), false);
            receipts.put(deposit.commandId(), receipt);
            deposits.put(deposit.commandId(), deposit);
            return receipt;
        }
    }

    private FrontDesk.Receipt taken(CommandGate.Ask ask) {
        DeskOrGate.Result result = door.ask(ask, true);
        assertThat(result).isInstanceOf(DeskOrGate.Result.Taken.class);
        return ((DeskOrGate.Result.Taken) result).receipt();
    }

    private FrontDesk.Deposit kept(CommandGate.Ask ask) {
        return Objects.requireNonNull(desk.deposits.get(Demand.id(ask)));
    }

    private String refused(CommandGate.Ask ask, boolean mayDeposit) {
        return catchThrowableOfType(DoorRefused.class, () -> door.ask(ask, mayDeposit))
                .problem()
                .code();
    }

    @Test
    void a_command_is_decided_while_the_desk_is_closed() {
        assertThat(door.ask(ask(OPEN, "k1", DENIS), true)).isInstanceOf(DeskOrGate.Result.Decided.class);
        assertThat(desk.deposits).isEmpty();
    }

    @Test
    void a_command_is_deposited_under_its_own_id_while_the_desk_is_open_and_nothing_is_written() {
        desk.open = true;
        CommandGate.Ask ask = ask(OPEN, "k1", DENIS);

        FrontDesk.Receipt receipt = taken(ask);

        assertThat(receipt.number()).isEqualTo("essai-1");
        assertThat(desk.deposits).containsOnlyKeys(Demand.id(ask));
        assertThat(kept(ask).ask()).isEqualTo(ask);
        assertThat(journal.size()).isZero();
    }

    @Test
    void what_finds_no_place_is_deposited_and_not_decided_unless_its_sender_wants_an_answer() {
        desk.overflow = true;
        CommandGate.Ask ask = ask(OPEN, "k1", DENIS);

        assertThat(door.withoutPlace(ask, true, Refusal.SATURATED)).isInstanceOf(DeskOrGate.Result.Taken.class);
        assertThat(desk.deposits).containsOnlyKeys(Demand.id(ask));
        assertThat(journal.size()).isZero();
        assertThat(door.ask(ask(credits(7), "k2", DENIS), true)).isInstanceOf(DeskOrGate.Result.Decided.class);
        assertThat(catchThrowableOfType(
                                DoorRefused.class,
                                () -> door.withoutPlace(ask(OPEN, "k3", DENIS), false, Refusal.SATURATED))
                        .problem()
                        .code())
                .isEqualTo("SURCHARGE");
    }

    @Test
    void a_repeat_gets_the_same_receipt_though_the_desk_is_closed_again() {
        desk.open = true;
        taken(ask(OPEN, "k1", DENIS));
        desk.open = false;

        FrontDesk.Receipt again = taken(ask(OPEN, "k1", DENIS));

        assertThat(again.number()).isEqualTo("essai-1");
        assertThat(again.replayed()).isTrue();
        assertThat(journal.size()).isZero();
    }

    @Test
    void the_key_of_a_deposit_serves_no_other_demand() {
        desk.open = true;
        taken(ask(OPEN, "k1", DENIS));

        assertThat(refused(ask(credits(5), "k1", DENIS), true)).isEqualTo("CLE_REUTILISEE");
        assertThat(desk.deposits).hasSize(1);
    }

    @Test
    void a_command_in_doubt_is_deposited_under_the_same_id() {
        journal.failNext(Failure.UNKNOWN_OUTCOME, 1);

        assertThat(taken(ask(OPEN, "k1", DENIS)).number()).isEqualTo("essai-1");
        assertThat(desk.deposits).containsOnlyKeys(Demand.id(ask(OPEN, "k1", DENIS)));
    }

    @Test
    void an_overload_is_told_as_ever_unless_the_desk_is_open() {
        journal.failNext(Failure.SATURATED, 1);

        assertThat(refused(ask(OPEN, "k1", DENIS), true)).isEqualTo("SURCHARGE");
        assertThat(desk.deposits).isEmpty();
    }

    @Test
    void who_wants_an_answer_or_nothing_is_never_given_a_receipt() {
        journal.failNext(Failure.UNKNOWN_OUTCOME, 1);
        assertThat(refused(ask(OPEN, "k1", DENIS), false)).isEqualTo("RESULTAT_INCONNU");

        desk.open = true;
        assertThat(door.ask(ask(OPEN, "k2", DENIS), false)).isInstanceOf(DeskOrGate.Result.Decided.class);
        assertThat(desk.deposits).isEmpty();
    }

    @Test
    void an_act_does_not_overtake_deposits_it_comes_after() {
        desk.before = true;

        assertThat(taken(ask(OPEN, "k1", DENIS)).number()).isEqualTo("essai-1");
        assertThat(journal.size()).isZero();
    }

    @Test
    void an_act_on_the_year_is_decided_or_told_why_it_is_not_taken() {
        CommandGate.Ask closing = ask(new CloseBudget(YEAR), "k1", DENIS);
        assertThat(door.ask(closing, true)).isInstanceOf(DeskOrGate.Result.Decided.class);

        desk.open = true;
        DoorRefused refused =
                catchThrowableOfType(DoorRefused.class, () -> door.ask(ask(new CloseBudget(YEAR), "k2", DENIS), true));

        assertThat(refused.problem().code()).isEqualTo("NON_DEPOSABLE");
        assertThat(refused.problem().detail()).contains(desk.why()).contains("exercice");
        assertThat(desk.deposits).isEmpty();
    }

    @Test
    void a_simulation_is_never_deposited() {
        desk.open = true;

        DoorRefused refused = catchThrowableOfType(DoorRefused.class, () -> door.simulate(ask(OPEN, "", DENIS)));

        assertThat(refused.problem().code()).isEqualTo("NON_DEPOSABLE");
        assertThat(desk.deposits).isEmpty();
    }

    @Test
    void a_role_that_may_not_ask_is_refused_before_anything_is_kept() {
        desk.open = true;

        DeskOrGate.Result result = door.ask(ask(OPEN, "k1", GINA), true);

        assertThat(result).isInstanceOf(DeskOrGate.Result.Refused.class);
        assertThat(((DeskOrGate.Result.Refused) result).refused().problem(null).status())
                .isEqualTo(403);
        assertThat(desk.deposits).isEmpty();
        assertThat(journal.size()).isZero();
    }

    @Test
    void what_could_not_be_checked_is_told_with_the_deposit() {
        desk.open = true;
        taken(ask(OPEN, "k1", DENIS));
        assertThat(kept(ask(OPEN, "k1", DENIS)).unchecked())
                .as("nothing was ever read of him")
                .containsExactly("habilitation");

        desk.open = false;
        door.ask(ask(credits(1), "k2", DENIS), true);
        desk.open = true;
        taken(ask(credits(2), "k3", DENIS));
        assertThat(kept(ask(OPEN, "k3", DENIS)).unchecked()).as("as last known").isEmpty();
    }

    @Test
    void a_full_desk_says_so() {
        desk.open = true;
        desk.full = true;

        assertThat(refused(ask(OPEN, "k1", DENIS), true)).isEqualTo("GUICHET_PLEIN");
    }

    @Test
    void nobody_waits_for_a_log_that_is_away_while_the_desk_is_open() {
        desk.open = true;
        journal.failNext(Failure.UNAVAILABLE, 1);

        assertThat(refused(ask(OPEN, "k1", DENIS), false)).isEqualTo("STOCKAGE_INDISPONIBLE");
    }
}
