package fr.quitus.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.AdmissionLimits;
import fr.quitus.api.door.Answer;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.api.ledger.LedgerConfiguration;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.api.ports.Numbers;
import fr.quitus.app.Await;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.OperatingBudgetId;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.habilitation.Recording;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.eventstore.AxonEventStorage;
import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.CachedStates;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.NamedEventSerializer;
import fr.quitus.eventstore.memory.MemoryEventLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerWiringTest {
    private static final Instant NOW = Instant.parse("2025-03-02T09:00:00Z");
    private static final FiscalYear YEAR = FiscalYear.of(2025);
    private static final ProgrammeCode PROGRAMME = ProgrammeCode.of("0156");
    private static final OperatingBudgetCode BOP = OperatingBudgetCode.of("0156-DR35");
    private static final FundsCentre UNIT = FundsCentre.of("0156-DR35-U001");
    private static final Amount TEN = Amount.euros(10);
    private static final int MORE_THAN_A_SNAPSHOT = LedgerConfiguration.SNAPSHOT_EVENTS + 20;

    private final MemoryEventLog memory = new MemoryEventLog();
    private final Map<String, Long> readFrom = new ConcurrentHashMap<>();
    private final AtomicReference<CachedStates> cached = new AtomicReference<>(CachedStates.NONE);
    private final AtomicReference<CompletableFuture<Void>> durable =
            new AtomicReference<>(CompletableFuture.completedFuture(null));
    private final EventLog log = recording(memory, readFrom, cached, durable);
    private final LedgerConfig config = new LedgerConfig();
    private final NamedEventSerializer serializer =
            config.eventSerializer(EventReader.ofLedger(name -> Optional.empty()));
    private final AxonEventStorage storage = config.eventStorage(log, serializer);
    private final AtomicInteger commitments = new AtomicInteger();
    private final Numbers numbers = new CountedNumbers(commitments);
    private final CommandJournal journal = config.commandJournal(log, storage, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Configuration axon = config.axon(
            log,
            storage,
            serializer,
            journal,
            LedgerConfiguration.Ports.of(numbers),
            LedgerConfiguration.Settings.STRICT,
            new EmptyBooks());
    private final CommandGate gate = config.commandGate(
            axon,
            journal,
            config.lawInForce(config.files(axon)),
            config.yearsInForce(config.files(axon), journal),
            new HabilitationsInForce(config.files(axon), Recording.OPTIONAL),
            new Admission(AdmissionLimits.defaults()));
    private final AtomicInteger keys = new AtomicInteger();

    /**
     * The log, noting from where each stream was last read, and which cache it tells of losses; what a state stands on
     * is confirmed when the test says so.
     */
    private static EventLog recording(
            EventLog log,
            Map<String, Long> readFrom,
            AtomicReference<CachedStates> cached,
            AtomicReference<CompletableFuture<Void>> durable) {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("readStream")) {
                        readFrom.put((String) arguments[0], (Long) arguments[1]);
                    }
                    if (method.getName().equals("cachedIn")) {
                        cached.set((CachedStates) arguments[0]);
                    }
                    try {
                        if (method.getName().equals("confirm")) {
                            return durable.get().thenCompose(_ -> log.confirm((Basis) arguments[0]));
                        }
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void stop() {
        axon.shutdown();
        log.close();
    }

    @Test
    void long_streams_get_snapshots_and_are_decided_on_them() {
        for (int i = 0; i < MORE_THAN_A_SNAPSHOT; i++) {
            accepted(Role.BUDGET_DIRECTORATE, new OpenCredits(YEAR, PROGRAMME, Title.T3, TEN, null, "LFI"));
            accepted(Role.PROGRAMME_MANAGER, new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, TEN, null));
            accepted(Role.BOP_MANAGER, new AllotToUnit(YEAR, UNIT, TitleGroup.HT2, TEN, null));
        }
        String programme = new ProgrammeBudgetId(YEAR, PROGRAMME).aggregateId();
        String bop = new OperatingBudgetId(YEAR, BOP).aggregateId();
        String envelope = BudgetEnvelope.aggregateId(new EnvelopeId(YEAR, UNIT, TitleGroup.HT2));
        Await.until(
                "snapshots",
                () -> memory.newestSnapshot(programme).isPresent()
                        && memory.newestSnapshot(bop).isPresent()
                        && memory.newestSnapshot(envelope).isPresent());
        readFrom.clear();
        cached.get().forgetAll();

        // To the cent: nothing is left on any level, and the envelope holds what it was given.
        assertThat(ask(
                        Role.BUDGET_DIRECTORATE,
                        new FreezeCredits(YEAR, PROGRAMME, TitleGroup.HT2, Amount.ofCents(1), null, "R")))
                .isInstanceOf(Answer.Refused.class);
        assertThat(ask(Role.BOP_MANAGER, new AllotToUnit(YEAR, UNIT, TitleGroup.HT2, Amount.ofCents(1), null)))
                .isInstanceOf(Answer.Refused.class);
        accepted(Role.BUDGET_DIRECTORATE, new OpenCredits(YEAR, PROGRAMME, Title.T3, TEN, null, "LFI"));
        accepted(Role.PROGRAMME_MANAGER, new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, TEN, null));
        accepted(Role.BOP_MANAGER, new AllotToUnit(YEAR, UNIT, TitleGroup.HT2, TEN, null));

        for (String id : new String[] {programme, bop, envelope}) {
            assertThat(readFrom.get(id)).as(id).isNotNull().isGreaterThan(LedgerConfiguration.SNAPSHOT_EVENTS / 2L);
            assertThat(memory.newestSnapshot(id).orElseThrow().name()).matches(".*-snapshot\\.v[0-9]+");
        }
    }

    @Test
    void a_state_is_read_once_and_then_held_in_memory() {
        for (int i = 0; i < 3; i++) {
            accepted(Role.BUDGET_DIRECTORATE, new OpenCredits(YEAR, PROGRAMME, Title.T3, TEN, null, "LFI"));
            assertThat(readFrom.containsKey(new ProgrammeBudgetId(YEAR, PROGRAMME).aggregateId()))
                    .isEqualTo(i == 0);
            readFrom.clear();
        }
        refused(new FreezeCredits(YEAR, PROGRAMME, TitleGroup.HT2, Amount.euros(31), null, "R"));
        refused(new FreezeCredits(YEAR, PROGRAMME, TitleGroup.HT2, Amount.euros(31), null, "R"));

        assertThat(readFrom).as("a refusal takes no state out of memory").isEmpty();
    }

    @Test
    void a_number_that_a_takeover_made_the_sequence_repeat_is_passed_over() {
        EnvelopeId envelope = new EnvelopeId(YEAR, UNIT, TitleGroup.HT2);
        DraftCommitment draft = new DraftCommitment(
                YEAR,
                UNIT,
                CommitmentType.MARCHE,
                new Supplier(Siret.of("85129663200017"), "Imprimerie de l'Ouest"),
                "Impression des avis",
                List.of(new DraftLine(
                        new Imputation(
                                FunctionalArea.of("0156-01"),
                                Title.T3,
                                AccountCode.of("6113110000"),
                                null,
                                null,
                                null,
                                null),
                        TEN)));
        Answer.Accepted first = (Answer.Accepted) ask(Role.MANAGER, draft);
        commitments.set(0);

        Answer.Accepted second = (Answer.Accepted) ask(Role.MANAGER, draft);

        assertThat(first.ids()).containsEntry("commitmentNumber", "2100000001");
        assertThat(second.ids()).containsEntry("commitmentNumber", "2100000002");
        assertThat(memory.readStream("commitment:2100000001", 0)).hasSize(1);
        assertThat(memory.lastSequence(BudgetEnvelope.aggregateId(envelope))).isEmpty();
    }

    private void refused(LedgerCommand command) {
        assertThat(ask(Role.BUDGET_DIRECTORATE, command)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void a_snapshot_holds_what_folding_all_events_gives() {
        for (int i = 0; i < MORE_THAN_A_SNAPSHOT; i++) {
            accepted(Role.BUDGET_DIRECTORATE, new OpenCredits(YEAR, PROGRAMME, Title.T3, TEN, TEN, "LFI"));
        }
        String programme = new ProgrammeBudgetId(YEAR, PROGRAMME).aggregateId();
        Await.until("snapshots", () -> memory.newestSnapshot(programme).isPresent());

        var snapshot = memory.newestSnapshot(programme).orElseThrow();
        var state = LedgerJson.mapper().readTree(snapshot.payload()).path("state");

        String folded = Amount.euros(10 * (snapshot.sequence() + 1)).text();
        assertThat(state.path("ht2").path("opened").path("ae").asString()).isEqualTo(folded);
        assertThat(state.path("ht2").path("opened").path("cp").asString()).isEqualTo(folded);
        assertThat(state.path("t2").path("opened").path("ae").asString()).isEqualTo("0.00");
    }

    @Test
    void a_snapshot_of_a_state_is_stored_when_the_events_it_stands_on_are_durable() {
        String programme = new ProgrammeBudgetId(YEAR, PROGRAMME).aggregateId();
        CompletableFuture<Void> queued = new CompletableFuture<>();
        durable.set(queued);

        for (int i = 0; i < MORE_THAN_A_SNAPSHOT; i++) {
            accepted(Role.BUDGET_DIRECTORATE, new OpenCredits(YEAR, PROGRAMME, Title.T3, TEN, TEN, "LFI"));
        }
        Await.until("a decision that waits", () -> queued.getNumberOfDependents() > 0);
        assertThat(memory.newestSnapshot(programme)).isEmpty();

        queued.complete(null);
        Await.until("snapshots", () -> memory.newestSnapshot(programme).isPresent());
    }

    @Test
    void the_command_bus_opens_no_transaction_of_its_own() {
        assertThat(axon.commandBus()).isInstanceOf(SimpleCommandBus.class);
        try {
            Object manager = ReflectionUtils.getFieldValue(
                    SimpleCommandBus.class.getDeclaredField("transactionManager"), axon.commandBus());
            assertThat(manager).isInstanceOf(NoTransactionManager.class);
        } catch (NoSuchFieldException e) {
            throw new AssertionError("Axon names it otherwise now", e);
        }
    }

    @Test
    void every_event_and_snapshot_has_one_permanent_name() {
        LedgerTypes.eventsByName()
                .forEach((name, type) ->
                        assertThat(serializer.typeForClass(type).getName()).isEqualTo(name));
        LedgerConfiguration.snapshotNames()
                .forEach((name, type) ->
                        assertThat(serializer.typeForClass(type).getName()).isEqualTo(name));
    }

    @Test
    void events_keep_who_acted_in_which_role_and_by_which_command() {
        accepted(Role.BUDGET_DIRECTORATE, new OpenCredits(YEAR, PROGRAMME, Title.T3, TEN, null, "LFI"));

        var event = memory.read(-1, 1).getFirst();
        var metadata = LedgerJson.mapper().readTree(event.metaData());

        assertThat(metadata.path("actor").asString()).isEqualTo("somebody");
        assertThat(metadata.path("role").asString()).isEqualTo("BUDGET_DIRECTORATE");
        assertThat(metadata.path("perimeter").asString()).isEqualTo("*");
        assertThat(metadata.path("command").asString()).isEqualTo("OpenCredits");
        assertThat(metadata.path("commandId").asString()).hasSize(36);
        assertThat(metadata.path("occurredAt").asString()).isEqualTo(NOW.toString());
        assertThat(metadata.path("origin").asString()).isEqualTo("test");
        assertThat(metadata.path("entry").asString()).isEqualTo("MANUAL");
    }

    private void accepted(Role role, LedgerCommand command) {
        assertThat(ask(role, command)).isInstanceOf(Answer.Accepted.class);
    }

    private Answer ask(Role role, LedgerCommand command) {
        Caller caller = new Caller(ActorId.of("somebody"), role, Perimeter.ALL, null);
        return gate.ask(new CommandGate.Ask(command, "k" + keys.incrementAndGet(), caller, null, NOW, "test"))
                .answer();
    }
}
