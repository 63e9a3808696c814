package fr.quitus.api.ledger;

import fr.quitus.api.ports.PersonalData;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.chartchange.ChartGuard;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.SealedText;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.yearend.YearGuard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The streams one command needs, loaded and locked in one unit of work. Handlers load the file that the command names
 * first and what it draws on after: revenue order, payment request, commitment, third party, habilitation, funds
 * centre, envelopes in their own order, bank entry last; documents and consultations after the file they are of. The
 * order is the same for all, so no two commands wait for each other, and the hot envelope is held shortest.
 */
final class Streams {
    /** Finds the repository of a shell class. */
    interface Repositories {
        <T> Repository<T> of(Class<T> shell);

        /** How names and accounts are sealed. */
        default PersonalData personal() {
            return PersonalData.CLEAR;
        }
    }

    private final Repositories repositories;
    private final Map<String, Aggregate<? extends StreamShell<?>>> loaded = new LinkedHashMap<>();
    private @Nullable String target;

    Streams(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Loads the stream the command is about, and checks that the caller saw its present version. */
    <S, T extends StreamShell<S>> S target(Class<T> shell, String id, Function<String, T> empty, Call call) {
        S state = load(shell, id, empty);
        target = id;
        Long expected = call.expectedVersion();
        if (expected != null && expected != version(id)) {
            throw new StaleVersion(expected, version(id));
        }
        return state;
    }

    /**
     * Begins the stream the command is about, under an identifier nobody used. One that is in use after all, as when a
     * takeover makes a sequence repeat numbers, is refused by the log and the command decided again with the next.
     */
    <T extends StreamShell<?>> void create(Class<T> shell, String id, Function<String, T> empty) {
        target = id;
        if (Call.simulates()) {
            return;
        }
        try {
            loaded.put(id, repositories.of(shell).newInstance(() -> empty.apply(id)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("an empty " + shell.getSimpleName() + " can always be made", e);
        }
    }

    <S, T extends StreamShell<S>> S load(Class<T> shell, String id, Function<String, T> empty) {
        Aggregate<T> aggregate = loadOrCreate(shell, id, empty);
        loaded.put(id, aggregate);
        return aggregate.invoke(StreamShell::state);
    }

    private <S, T extends StreamShell<S>> Aggregate<T> loadOrCreate(
            Class<T> shell, String id, Function<String, T> empty) {
        try {
            return repositories.of(shell).loadOrCreate(id, () -> empty.apply(id));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("an empty " + shell.getSimpleName() + " can always be made", e);
        }
    }

    /** The command with its names and accounts sealed, before anything is decided: states know no other. */
    <T extends Record> T sealed(T command, ThirdPartyRef person) {
        PersonalData personal = repositories.personal();
        int year = Call.year();
        return personal.seals()
                ? PersonalFields.mapped(command, text -> personal.seal(person, text, year, !Call.simulates()))
                : command;
    }

    /** The envelopes that a payment request takes CP of. */
    Map<EnvelopeId, BudgetEnvelope> envelopesOf(Optional<PaymentFile> request) {
        return envelopes(request.map(file -> file.amountByEnvelope().keySet()).orElse(Set.of()));
    }

    /** The comptable of a unit. */
    AccountantAssignment assignment(FundsCentre fundsCentre) {
        return load(FundsCentreStream.class, AccountantAssignment.aggregateId(fundsCentre), FundsCentreStream::new);
    }

    BankEntry bankEntry(BankEntryId id) {
        return load(BankEntryStream.class, BankEntry.aggregateId(id), BankEntryStream::new);
    }

    /** Envelopes in the one order they are locked in. */
    Map<EnvelopeId, BudgetEnvelope> envelopes(Collection<EnvelopeId> ids) {
        Map<EnvelopeId, BudgetEnvelope> envelopes = new LinkedHashMap<>();
        for (EnvelopeId id : new TreeSet<>(ids)) {
            envelopes.put(id, load(EnvelopeStream.class, BudgetEnvelope.aggregateId(id), EnvelopeStream::new));
        }
        return envelopes;
    }

    /**
     * Applies what was decided to the streams it belongs to, or throws the refusal before anything is applied.
     * Simulated, nothing is applied and the version is the one it would have.
     */
    Outcome outcome(Decision<? extends LedgerEvent> decision, Map<String, String> ids) {
        Act act = Call.current().act();
        return switch (ChartGuard.guarded(YearGuard.guarded(decision, act), act)) {
            case Decision.Refused<?> refused -> throw new CommandRefused(refused.refusal());
            case Decision.Accepted<?> accepted -> {
                List<LedgerEvent> events = List.copyOf(accepted.events());
                Map<String, List<LedgerEvent>> byStream = byStream(events);
                String id = target == null ? events.getFirst().aggregateId() : target;
                if (Call.simulates()) {
                    long more = byStream.getOrDefault(id, List.of()).size();
                    // As they would be written: stream by stream, in the order in which the decision comes to each.
                    List<LedgerEvent> written =
                            byStream.values().stream().flatMap(List::stream).toList();
                    yield new Outcome(id, version(id) + more, written, ids);
                }
                notePersons(byStream);
                byStream.values().forEach(this::apply);
                yield new Outcome(id, version(id), events, ids);
            }
        };
    }

    private static Map<String, List<LedgerEvent>> byStream(List<LedgerEvent> events) {
        Map<String, List<LedgerEvent>> byStream = new LinkedHashMap<>();
        events.forEach(event -> byStream.computeIfAbsent(event.aggregateId(), id -> new ArrayList<>())
                .add(event));
        return byStream;
    }

    /** Before anything is applied: no clear name or account is written, and who is acted on is kept for it. */
    private void notePersons(Map<String, List<LedgerEvent>> byStream) {
        PersonalData personal = repositories.personal();
        if (!personal.seals()) {
            return;
        }
        byStream.forEach((id, events) -> {
            Set<String> texts = new HashSet<>(PersonalFields.of(events));
            for (String text : texts) {
                if (!SealedText.isSealed(text)) {
                    throw new IllegalStateException("an event of " + id + " holds a clear name or account");
                }
            }
            Aggregate<? extends StreamShell<?>> aggregate = loaded.get(id);
            if (aggregate != null) {
                texts.addAll(PersonalFields.of(aggregate.<Object>invoke(StreamShell::state)));
            }
            texts.stream().filter(SealedText::isSealed).forEach(text -> personal.acted(text, Call.year()));
        });
    }

    private void apply(List<LedgerEvent> events) {
        String id = events.getFirst().aggregateId();
        Aggregate<? extends StreamShell<?>> aggregate = loaded.get(id);
        if (aggregate == null) {
            throw new IllegalStateException("events were decided for " + id + ", which was not loaded");
        }
        aggregate.execute(shell -> shell.apply(events));
    }

    private long version(String id) {
        Aggregate<? extends StreamShell<?>> aggregate = loaded.get(id);
        Long version = aggregate == null ? null : aggregate.version();
        return version == null ? -1 : version;
    }
}
