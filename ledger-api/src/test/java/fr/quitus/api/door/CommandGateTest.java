package fr.quitus.api.door;

import static fr.quitus.api.json.EventSamples.PROGRAMME;
import static fr.quitus.api.json.EventSamples.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.AdmissionLimits;
import fr.quitus.api.admission.RetryAfter;
import fr.quitus.api.ledger.CountingNumbers;
import fr.quitus.api.ledger.Files;
import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ledger.LedgerConfiguration;
import fr.quitus.api.ledger.YearsInForce;
import fr.quitus.api.ports.CommandJournal.Failure;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.habilitation.HabilitationCommand.GrantRole;
import fr.quitus.domain.habilitation.HabilitationCommand.RevokeRole;
import fr.quitus.domain.habilitation.Recording;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.YearCommand.OpenFiscalYear;
import fr.quitus.domain.yearend.YearEvent;
import fr.quitus.domain.yearend.YearEvent.FiscalYearClosed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.jwt.Jwt;

class CommandGateTest {
    private static final Caller DENIS = new Caller(ActorId.of("denis"), Role.BUDGET_DIRECTORATE, Perimeter.ALL, null);
    private static final Caller GINA = new Caller(ActorId.of("gina"), Role.MANAGER, Perimeter.ALL, null);
    private static final LedgerCommand OPEN =
            new OpenCredits(YEAR, PROGRAMME, Title.T3, Amount.euros(100), null, "LFI 2025");
    private static final LedgerCommand FREEZE_TOO_MUCH =
            new FreezeCredits(YEAR, PROGRAMME, TitleGroup.HT2, Amount.euros(101), null, "Réserve");

    private static final RetryAfter RETRY_AFTER = new Admission(AdmissionLimits.defaults()).retryAfter();

    private final MemoryJournal journal = new MemoryJournal();
    private final Configuration axon = start(journal);
    private final LawInForce law = new LawInForce(new Files(axon.eventStore()));
    private final YearsInForce years = new YearsInForce(new Files(axon.eventStore()), journal::generation);
    private final HabilitationsInForce habilitations =
            new HabilitationsInForce(new Files(axon.eventStore()), Recording.OPTIONAL);
    private final CommandGate gate = gateOf(AdmissionLimits.COMMANDS_MAX);

    /** The bus as the gate needs it, on Axon's own in-memory store. */
    static Configuration start(MemoryJournal journal) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .rollbackConfiguration(CommandGate::rollsBack)
                .build();
        bus.registerHandlerInterceptor(new JournalInterceptor(journal));
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(c -> bus)
                .configureTransactionManager(c -> NoTransactionManager.instance())
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine());
        LedgerConfiguration.register(configurer, new CountingNumbers());
        return configurer.start();
    }

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void an_answer_is_given_again_for_the_same_key() {
        Answer.Given first = gate.ask(ask(OPEN, "k1", DENIS));
        Answer.Given again = gate.ask(ask(OPEN, "k1", DENIS));

        assertThat(again.replayed()).isTrue();
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(again.position()).isEqualTo(first.position());
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void a_refusal_is_given_again_for_the_same_key() {
        Answer.Given first = gate.ask(ask(FREEZE_TOO_MUCH, "k1", DENIS));
        gate.ask(ask(OPEN, "k2", DENIS));
        Answer.Given again = gate.ask(ask(FREEZE_TOO_MUCH, "k1", DENIS));

        assertThat(first.answer()).isInstanceOf(Answer.Refused.class);
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(again.replayed()).isTrue();
    }

    @Test
    void a_full_queue_is_told_as_overload_and_nothing_is_written() {
        journal.failNext(Failure.SATURATED, 1);

        assertThat(refused(OPEN, "k1")).isEqualTo("SURCHARGE");
        assertThat(events()).isZero();
        assertThat(journal.size()).isZero();
        assertThat(gate.ask(ask(OPEN, "k1", DENIS)).replayed()).isFalse();
    }

    @Test
    void an_outcome_nobody_knows_is_never_told_as_a_success_or_a_refusal() {
        journal.failNext(Failure.UNKNOWN_OUTCOME, 3);

        assertThat(refused(OPEN, "k1")).isEqualTo("RESULTAT_INCONNU");
        assertThat(refused(FREEZE_TOO_MUCH, "k2")).isEqualTo("RESULTAT_INCONNU");
        DoorRefused role = catchThrowableOfType(DoorRefused.class, () -> gate.ask(ask(OPEN, "k3", GINA)));
        assertThat(role.problem().code()).isEqualTo("RESULTAT_INCONNU");
        assertThat(journal.size()).isZero();
    }

    @Test
    void a_conflict_is_decided_again_and_a_lasting_one_is_told_as_overload() {
        journal.failNext(Failure.CONFLICT, 2);
        Answer.Given given = gate.ask(ask(OPEN, "k1", DENIS));

        assertThat(given.answer()).isInstanceOf(Answer.Accepted.class);
        assertThat(journal.writings).hasValue(3);
        assertThat(events()).isEqualTo(1);
        journal.failNext(Failure.CONFLICT, CommandGate.CONFLICT_TRIES_MAX);
        assertThat(refused(OPEN, "k2")).isEqualTo("SURCHARGE");
        assertThat(journal.writings).hasValue(3 + CommandGate.CONFLICT_TRIES_MAX);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void a_repeat_that_another_node_answered_gets_its_answer() {
        CommandGate other = gateOf(AdmissionLimits.COMMANDS_MAX);
        Answer.Given first = other.ask(ask(OPEN, "k1", DENIS));

        Answer.Given repeat = gate.ask(ask(OPEN, "k1", DENIS));

        assertThat(repeat.replayed()).isTrue();
        assertThat(repeat.answer()).isEqualTo(first.answer());
        assertThat(journal.writings).hasValue(2);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void the_same_demand_sent_twice_at_once_is_answered_one_after_the_other() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        journal.beforeWrite(() -> {
            writing.countDown();
            pass(release);
        });
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer.Given> first = callers.submit(() -> gate.ask(ask(OPEN, "k1", DENIS)));
            pass(writing);
            Future<Answer.Given> second = callers.submit(() -> gate.ask(ask(OPEN, "k1", DENIS)));
            release.countDown();

            assertThat(first.get().replayed()).isFalse();
            assertThat(second.get().replayed()).isTrue();
        }
        assertThat(journal.writings).hasValue(1);
    }

    @Test
    void only_a_repeat_costs_a_look_into_the_journal() {
        gate.ask(ask(OPEN, "k1", DENIS));
        gate.ask(ask(OPEN, "k2", DENIS));

        assertThat(journal.looks()).isZero();
        gate.ask(ask(OPEN, "k1", DENIS));
        assertThat(journal.looks()).isEqualTo(1);
    }

    private static void pass(CountDownLatch latch) {
        try {
            if (!latch.await(180, TimeUnit.SECONDS)) {
                throw new AssertionError("never released");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"BUDGET_DIRECTORATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void no_other_role_opens_credits_and_each_attempt_is_kept(Role role) {
        Caller caller = new Caller(ActorId.of("someone"), role, Perimeter.ALL, null);

        Answer.Given given = gate.ask(ask(OPEN, "k1", caller));

        assertThat(given.answer()).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("ROLE_INSUFFISANT");
            assertThat(refused.facts())
                    .containsEntry("role", caller.role().name())
                    .containsEntry("leveePar", "BUDGET_DIRECTORATE");
        });
        assertThat(journal.size()).isEqualTo(1);
        assertThat(events()).isZero();
    }

    @Test
    void a_role_that_was_withdrawn_is_refused_from_the_next_day_on() {
        Caller marc = new Caller(ActorId.of("marc"), Role.BUDGET_DIRECTORATE, Perimeter.ALL, null);
        LocalDate today = LocalDate.of(2025, 3, 2);
        assertThat(gate.ask(ask(OPEN, "k1", marc)).answer())
                .as("on his token alone")
                .isInstanceOf(Answer.Accepted.class);

        gate.ask(ask(new GrantRole(marc.actor(), marc.role(), today, null, "Arrêté 1"), "k2", DENIS));
        gate.ask(ask(new RevokeRole(marc.actor(), marc.role(), today, "Arrêté 2"), "k3", DENIS));
        Answer lastDay = gate.ask(ask(OPEN, "k4", marc)).answer();
        long events = events();
        int journalled = journal.size();
        CommandGate.Ask tomorrow =
                new CommandGate.Ask(OPEN, "k5", marc, null, Instant.parse("2025-03-02T23:00:00Z"), "test");
        Answer simulated = gate.simulate(tomorrow).answer();
        Answer.Given refused = gate.ask(tomorrow);

        assertThat(lastDay).isInstanceOf(Answer.Accepted.class);
        assertThat(refused.answer()).isEqualTo(simulated).isInstanceOfSatisfying(Answer.Refused.class, answer -> {
            assertThat(answer.code()).isEqualTo("HABILITATION_RETIREE");
            assertThat(answer.facts())
                    .containsEntry("lastDay", "2025-03-02")
                    .containsEntry("leveePar", "BUDGET_DIRECTORATE");
        });
        assertThat(gate.ask(tomorrow).replayed()).isTrue();
        assertThat(events()).isEqualTo(events);
        assertThat(journal.size()).isEqualTo(journalled + 1);
    }

    @Test
    void a_delegate_does_nothing_that_his_delegation_is_not_given_for() {
        var order = new OrderPayment(PaymentRequestId.ofInvoice(Siret.of("73282932000074"), "F-1", 2025));

        Answer notGiven =
                gate.ask(ask(order, "k1", delegate(Set.of("CertifyService")))).answer();
        Answer ill = gate.ask(ask(order, "k2", delegate(Set.of()))).answer();
        Answer given =
                gate.ask(ask(order, "k3", delegate(Set.of("OrderPayment")))).answer();

        assertThat(List.of(notGiven, ill)).allSatisfy(answer -> assertThat(answer)
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("DELEGATION_HORS_ACTES")));
        assertThat(given)
                .as("goes on to the rules on the file")
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("DP_INCONNUE"));
        assertThat(journal.size()).as("attempts are kept").isEqualTo(3);
    }

    /** As a token tells of him. */
    private static Caller delegate(Set<String> acts) {
        Delegation delegation = new Delegation(
                "DEL-1",
                Set.of("*"),
                Amount.euros(1_000),
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31),
                null,
                acts,
                Delegation.Rank.DELEGATED);
        Caller caller = new Caller(ActorId.of("olga"), Role.AUTHORISING_OFFICER, Perimeter.ALL, delegation);
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "none")
                .subject("olga")
                .claims(claims -> claims.putAll(CallerClaims.write(caller)))
                .build();
        return CallerClaims.read(token);
    }

    @Test
    void a_fault_is_thrown_and_leaves_nothing() {
        journal.failNext(Failure.OTHER, 1);

        assertThatThrownBy(() -> gate.ask(ask(OPEN, "k1", DENIS))).isInstanceOf(MemoryJournal.Failed.class);
        assertThat(events()).isZero();
    }

    @Test
    void callers_beyond_the_limit_are_turned_away_and_let_in_again_after() throws Exception {
        int most = 7; // of ten places acts never take the last quarter, which is left for payments
        CommandGate gate = gateOf(10);
        CountDownLatch held = new CountDownLatch(most);
        CountDownLatch release = new CountDownLatch(1);
        journal.beforeWrite(() -> {
            held.countDown();
            pass(release);
        });

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < most; i++) {
                String key = "held-" + i;
                // A role that may not: its refusal is written without any aggregate being locked.
                callers.submit(() -> gate.ask(ask(OPEN, key, GINA)));
            }
            assertThat(held.await(180, TimeUnit.SECONDS)).isTrue();
            assertThat(refused(gate, OPEN, "late")).isEqualTo("SURCHARGE");
            release.countDown();
        }

        assertThat(gate.ask(ask(OPEN, "late", DENIS)).replayed()).isFalse();
        assertThat(journal.size()).isEqualTo(most + 1);
    }

    private CommandGate gateOf(int places) {
        AdmissionLimits d = AdmissionLimits.defaults();
        return new CommandGate(
                axon.commandBus(),
                journal,
                law,
                years,
                habilitations,
                new Admission(new AdmissionLimits(
                        places,
                        places,
                        d.commandTargetMs(),
                        d.readsMin(),
                        d.readsMax(),
                        d.readTargetMs(),
                        d.files(),
                        d.lineMax(),
                        d.waitMs(),
                        d.userRequestsPerS(),
                        d.retryPercent(),
                        d.latenessMs())));
    }

    @Test
    void what_moves_a_year_on_waits_for_those_inside_and_keeps_the_others_out() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        journal.beforeWrite(() -> {
            if (first.getAndSet(false)) {
                held.countDown();
                pass(release);
            }
        });

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.submit(() -> gate.ask(ask(OPEN, "inside", GINA)));
            assertThat(held.await(180, TimeUnit.SECONDS)).isTrue();
            Future<Answer.Given> opening =
                    callers.submit(() -> gate.ask(ask(new OpenFiscalYear(YEAR, "LFI"), "year", DENIS)));
            // It takes all the places but the one: whoever comes now is turned away while it waits.
            await(() -> refusedAtTheDoor("knock"));
            assertThat(opening.isDone()).isFalse();
            release.countDown();

            assertThat(opening.get(180, TimeUnit.SECONDS).answer()).isInstanceOf(Answer.Accepted.class);
        }
        assertThat(years.now().isKnown(YEAR)).isTrue();
        assertThat(gate.ask(ask(OPEN, "after", DENIS)).answer()).isInstanceOf(Answer.Accepted.class);
    }

    private boolean refusedAtTheDoor(String key) {
        try {
            gate.ask(ask(OPEN, key + UUID.randomUUID(), GINA));
            return false;
        } catch (DoorRefused e) {
            return e.problem().code().equals("SURCHARGE");
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void an_act_decided_while_another_node_closes_its_year_is_decided_again() {
        gate.ask(ask(OPEN, "k1", DENIS));
        FiscalYears before = years.now();
        AtomicBoolean first = new AtomicBoolean(true);
        onDecided(() -> {
            if (first.getAndSet(false)) {
                publish(new FiscalYearClosed(
                        YEAR,
                        Balance.ZERO,
                        Balance.ZERO,
                        Balance.ZERO,
                        LocalDate.of(2026, 4, 30),
                        ActorId.of("katia"),
                        List.of()));
                journal.beginGeneration();
            }
        });

        Answer answer = gate.ask(ask(OPEN, "k2", DENIS)).answer();

        assertThat(before.isKnown(YEAR)).isFalse();
        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo("EXERCICE_CLOS"));
        assertThat(events()).isEqualTo(1);
    }

    /** Runs in the unit of work of each command, once it is decided. */
    private void onDecided(Runnable meanwhile) {
        axon.commandBus().registerHandlerInterceptor((unitOfWork, chain) -> {
            Object result = chain.proceed();
            meanwhile.run();
            return result;
        });
    }

    private void publish(YearEvent event) {
        axon.eventStore().publish(new GenericDomainEventMessage<>("FiscalYearsStream", event.aggregateId(), 0, event));
    }

    private String refused(LedgerCommand command, String key) {
        return refused(gate, command, key);
    }

    private static String refused(CommandGate gate, LedgerCommand command, String key) {
        DoorRefused refused = catchThrowableOfType(DoorRefused.class, () -> gate.ask(ask(command, key, DENIS)));
        assertThat(refused).isNotNull();
        assertThat(refused.problem().status()).isEqualTo(503);
        assertThat(ProblemAdvice.answer(refused.problem(), RETRY_AFTER)
                        .getHeaders()
                        .getFirst("Retry-After"))
                .isNotNull();
        return refused.problem().code();
    }

    private long events() {
        return axon.eventStore()
                        .lastSequenceNumberFor(new ProgrammeBudgetId(YEAR, PROGRAMME).aggregateId())
                        .orElse(-1L)
                + 1;
    }

    private static CommandGate.Ask ask(LedgerCommand command, String key, Caller caller) {
        return new CommandGate.Ask(command, key, caller, null, Instant.parse("2025-03-02T09:00:00Z"), "test");
    }
}
