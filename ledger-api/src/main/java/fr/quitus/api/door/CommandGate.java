package fr.quitus.api.door;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.ledger.Call;
import fr.quitus.api.ledger.CommandRefused;
import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ledger.Outcome;
import fr.quitus.api.ledger.StaleVersion;
import fr.quitus.api.ledger.YearsInForce;
import fr.quitus.api.ports.Books;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.api.ports.CommandJournal.Entry;
import fr.quitus.api.ports.CommandJournal.Recorded;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.chartchange.ChartCommand;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.lawchange.LawCommand;
import fr.quitus.domain.yearend.YearCommand;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.jspecify.annotations.Nullable;

/**
 * The one door of commands, whoever brings them (HTTP, file, command line): admission, idempotency, role, then the bus.
 * An answer is given once its journal entry is durable, and never otherwise.
 */
public final class CommandGate {
    /** Tries of a command whose streams another node wrote meanwhile. */
    static final int CONFLICT_TRIES_MAX = 10;
    /** Commands asked lately that are looked up in the journal first when they come again. */
    static final int RECENT_COMMANDS_MAX = 100_000;

    private final CommandBus bus;
    private final CommandJournal journal;
    private final LawInForce law;
    private final YearsInForce years;
    private final Entitlement entitlement;
    private final Entrance entrance;
    private final StorageWait storage;
    private final Repeats repeats = new Repeats(RECENT_COMMANDS_MAX);

    public CommandGate(
            CommandBus bus,
            CommandJournal journal,
            LawInForce law,
            YearsInForce years,
            HabilitationsInForce habilitations,
            Admission admission) {
        this.bus = bus;
        this.journal = journal;
        this.law = law;
        this.years = years;
        this.entitlement = new Entitlement(habilitations);
        this.entrance = new Entrance(admission);
        this.storage = new StorageWait(journal);
    }

    /**
     * What is asked of the gate.
     *
     * @param key the caller's idempotency key; it belongs to the caller, so two persons may use the same
     * @param expectedVersion from {@code If-Match}
     * @param origin the application or interface it came through
     * @param deposit number of its deposit, when it comes from the front desk
     */
    public record Ask(
            LedgerCommand command,
            String key,
            Caller caller,
            @Nullable Long expectedVersion,
            Instant occurredAt,
            String origin,
            @Nullable String deposit) {
        public Ask(
                LedgerCommand command,
                String key,
                Caller caller,
                @Nullable Long expectedVersion,
                Instant occurredAt,
                String origin) {
            this(command, key, caller, expectedVersion, occurredAt, origin, null);
        }

        String name() {
            return command.getClass().getSimpleName();
        }
    }

    /** @return the answer, durable; a refusal is an answer too */
    public Answer.Given ask(Ask ask) {
        UUID id = Demand.id(ask);
        // Whoever waits for another's answer to the same demand keeps nobody else out.
        try (Repeats.Turn turn = repeats.turn(id)) {
            Admission.Pass pass = entrance.enter(ask);
            try {
                Demand demand = Demand.of(ask, id);
                // The command id is the same at every try, so nothing is ever done twice.
                return storage.answer(() -> answer(demand, turn.repeated()));
            } finally {
                if (ask.command() instanceof LawCommand || ask.command() instanceof ChartCommand) {
                    law.forget(); // whatever came of it
                }
                if (ask.command() instanceof YearCommand) {
                    years.forget();
                }
                entitlement.changedBy(ask.command());
                pass.leave();
            }
        }
    }

    /** While this is so, nobody waits here for a log that is away: the command goes to the front desk. */
    public void sendsAwayWhile(BooleanSupplier deskOpen) {
        storage.endsWhen(deskOpen);
    }

    /** What can be said of it before the ledger can be read. */
    Entitlement.AsLastKnown asLastKnown(Ask ask) {
        return entitlement.asLastKnown(ask);
    }

    /** @return what the command would be answered now; nothing is written, and the key can still be used */
    public Simulation simulate(Ask ask) {
        Admission.Pass pass = entrance.enter(ask);
        try {
            return storage.answer(() -> simulated(ask));
        } finally {
            pass.leave();
        }
    }

    /**
     * A demand that is not known to be a repeat is decided without a look into the journal, for a look costs as much as
     * all the rest: every answer is written under the command's id, so a repeat is refused there at the latest.
     */
    private Answer.Given answer(Demand demand, boolean repeated) {
        Optional<Answer.Given> first = repeated ? firstAnswer(demand) : Optional.empty();
        if (first.isPresent()) {
            return first.get();
        }
        Optional<Answer.Refused> refused = entitlement.refused(demand.ask());
        return refused.isPresent() ? record(demand, refused.get()) : decide(demand);
    }

    private Optional<Answer.Given> firstAnswer(Demand demand) {
        return journal.find(demand.id()).map(recorded -> replay(demand, recorded));
    }

    private static Answer.Given replay(Demand demand, Recorded recorded) {
        Entry entry = recorded.entry();
        if (!Arrays.equals(entry.bodyHash(), demand.hash())) {
            throw new DoorRefused(
                    DoorError.CLE_REUTILISEE,
                    "La clé « " + demand.ask().key() + " » a servi à une autre demande (" + entry.commandName() + ").");
        }
        return Answer.Given.again(recorded);
    }

    private Answer.Given record(Demand demand, Answer.Refused refused) {
        try {
            return demand.given(refused, journal.record(demand.refused(refused)));
        } catch (RuntimeException e) {
            return afterFailure(demand, e).orElseThrow(() -> e);
        }
    }

    private Answer.Given decide(Demand demand) {
        Map<String, String> audit = demand.audit();
        for (int tries = 1; ; tries++) {
            FiscalYears decidedOn = years.now();
            JournalInterceptor.Slot slot = new JournalInterceptor.Slot(audit, demand, () -> stand(decidedOn));
            try {
                return demand.given(Answer.Accepted.of(dispatch(demand.ask(), slot, decidedOn)), slot.position());
            } catch (CommandRefused e) {
                return demand.given(Answer.Refused.of(e.refusal()), slot.position());
            } catch (StaleVersion e) {
                // The same demand, sent twice at once, may have moved the file itself.
                return firstAnswer(demand).orElseThrow(() -> stale(e));
            } catch (RuntimeException e) {
                if (journal.classify(e) == CommandJournal.Failure.CONFLICT && tries < CONFLICT_TRIES_MAX) {
                    pauseBeforeRetry(tries);
                    continue;
                }
                return afterFailure(demand, e).orElseThrow(() -> e);
            }
        }
    }

    private Simulation simulated(Ask ask) {
        Optional<Answer.Refused> refused = entitlement.refused(ask);
        if (refused.isPresent()) {
            return new Simulation(ask.name(), refused.get(), List.of(), -1);
        }
        for (int tries = 1; ; tries++) {
            FiscalYears decidedOn = years.now();
            JournalInterceptor.Slot slot = new JournalInterceptor.Slot(Map.of(), null, () -> stand(decidedOn));
            try {
                Outcome outcome = dispatch(ask, slot, decidedOn);
                return new Simulation(ask.name(), Answer.Accepted.of(outcome), outcome.events(), slot.position());
            } catch (CommandRefused e) {
                return new Simulation(ask.name(), Answer.Refused.of(e.refusal()), List.of(), slot.position());
            } catch (StaleVersion e) {
                throw stale(e);
            } catch (RuntimeException e) {
                if (journal.classify(e) != CommandJournal.Failure.CONFLICT || tries >= CONFLICT_TRIES_MAX) {
                    throw e;
                }
                pauseBeforeRetry(tries);
            }
        }
    }

    /** Whether the years are those that an act was decided on. */
    private boolean stand(FiscalYears decidedOn) {
        return years.now().equals(decidedOn);
    }

    private static DoorRefused stale(StaleVersion e) {
        return new DoorRefused(
                DoorError.VERSION_PERIMEE,
                "Le dossier est à la version " + e.actual() + ", vous avez lu la version " + e.expected() + ".");
    }

    /** @throws CommandRefused as every refusal of the rules comes from the bus */
    private Outcome dispatch(Ask ask, JournalInterceptor.Slot slot, FiscalYears decidedOn) {
        FutureCallback<LedgerCommand, Outcome> callback = new FutureCallback<>();
        Map<String, Object> metadata = Map.of(
                Call.METADATA,
                new Call(
                        ask.caller().act(ask.occurredAt(), law, decidedOn, entitlement.spouses(ask)),
                        ask.expectedVersion(),
                        slot.simulates()),
                JournalInterceptor.Slot.METADATA,
                slot);
        bus.dispatch(new GenericCommandMessage<>(ask.command(), metadata), callback);
        CommandResultMessage<? extends Outcome> result = callback.getResult();
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        throw result.exceptionResult() instanceof RuntimeException e
                ? e
                : new IllegalStateException("the command failed", result.exceptionResult());
    }

    /** An append that failed may still have an answer: another attempt's with the same key, or none anybody knows. */
    private Optional<Answer.Given> afterFailure(Demand demand, RuntimeException thrown) {
        if (thrown instanceof Books.BooksBehind) {
            throw new DoorRefused(DoorError.SURCHARGE, "Les comptes n'ont pas fini de suivre le journal.");
        }
        if (thrown instanceof Books.BooksIncomplete incomplete) {
            throw new DoorRefused(DoorError.LETTRES_MORTES, incomplete.detail());
        }
        return switch (journal.classify(thrown)) {
            case DUPLICATE_COMMAND -> firstAnswer(demand);
            case SATURATED -> throw new DoorRefused(DoorError.SURCHARGE, "La file d'écriture est pleine.");
            case CONFLICT ->
                throw new DoorRefused(
                        DoorError.SURCHARGE,
                        "D'autres actes ont devancé celui-ci " + CONFLICT_TRIES_MAX + " fois sur les mêmes dossiers.");
            case UNKNOWN_OUTCOME ->
                throw new DoorRefused(
                        DoorError.RESULTAT_INCONNU,
                        "La commande n'a pas pu être confirmée sur deux baies à temps. Sa clé : « "
                                + demand.ask().key()
                                + " ».");
            case UNAVAILABLE, OTHER -> Optional.empty();
        };
    }

    private static void pauseBeforeRetry(int tries) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(5L * tries)));
    }

    /** Refusals are answers: they roll nothing back, or each would throw its aggregates out of memory. */
    public static boolean rollsBack(Throwable thrown) {
        return !(thrown instanceof CommandRefused || thrown instanceof StaleVersion);
    }
}
