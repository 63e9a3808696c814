package fr.quitus.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** The bus as the application wires it, on Axon's own in-memory store. */
final class LedgerBus implements AutoCloseable {
    private final Configuration axon;
    private final Map<String, Long> sequences = new HashMap<>();

    LedgerBus(Numbers numbers) {
        this(LedgerConfiguration.Ports.of(numbers));
    }

    LedgerBus(LedgerConfiguration.Ports ports) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine());
        LedgerConfiguration.register(configurer, ports);
        this.axon = configurer.start();
    }

    /** What happened before, each event on its own stream. */
    LedgerBus given(List<? extends LedgerEvent> events) {
        for (LedgerEvent event : events) {
            long sequence = sequences.merge(event.aggregateId(), 0L, (last, zero) -> last + 1);
            axon.eventStore()
                    .publish(new GenericDomainEventMessage<>(
                            event.getClass().getSimpleName(), event.aggregateId(), sequence, event));
        }
        return this;
    }

    Outcome when(LedgerCommand command, Map<String, Call> call) {
        FutureCallback<LedgerCommand, Outcome> callback = new FutureCallback<>();
        axon.commandBus().dispatch(new GenericCommandMessage<>(command, call), callback);
        var result = callback.getResult();
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException refused
                    ? refused
                    : new IllegalStateException(result.exceptionResult());
        }
        return result.getPayload();
    }

    List<Object> stream(String aggregateId) {
        List<Object> events = new ArrayList<>();
        axon.eventStore().readEvents(aggregateId).asStream().forEach(event -> events.add(event.getPayload()));
        return events;
    }

    /** Accepted: these events in this order, each once on its own stream. */
    Outcome written(LedgerCommand command, Map<String, Call> call, Class<?>... expected) {
        Outcome outcome = when(command, call);
        assertThat(outcome.events().stream().map(Object::getClass).toList()).isEqualTo(Arrays.asList(expected));
        for (LedgerEvent event : outcome.events()) {
            assertThat(stream(event.aggregateId())).containsOnlyOnce(event);
        }
        return outcome;
    }

    /** Refused with this code, and what is looked at says what it said before. */
    void refused(LedgerCommand command, Map<String, Call> call, Rejection code, Supplier<? extends List<?>> untouched) {
        List<?> before = untouched.get();
        CommandRefused refused = catchThrowableOfType(CommandRefused.class, () -> when(command, call));
        assertThat(refused).isNotNull();
        assertThat(refused.refusal().code()).isEqualTo(code);
        assertThat((Object) untouched.get()).isEqualTo(before);
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
