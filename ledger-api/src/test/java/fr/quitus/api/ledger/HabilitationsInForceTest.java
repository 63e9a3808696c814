package fr.quitus.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.habilitation.HabilitationEvent;
import fr.quitus.domain.habilitation.HabilitationEvent.RoleGranted;
import fr.quitus.domain.habilitation.HabilitationEvent.RoleRevoked;
import fr.quitus.domain.habilitation.HabilitationEvent.SpouseDeclared;
import fr.quitus.domain.habilitation.Recording;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class HabilitationsInForceTest {
    private static final ActorId OMAR = ActorId.of("omar");
    private static final ActorId DENIS = ActorId.of("denis");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 31);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final AtomicLong clockMs = new AtomicLong();
    private final HabilitationsInForce habilitations =
            new HabilitationsInForce(new Files(store), Recording.OPTIONAL, clockMs::get);
    private long sequence;

    @Test
    void what_another_node_withdraws_is_known_within_a_minute_and_what_this_one_does_at_once() {
        publish(new RoleGranted(OMAR, Role.MANAGER, LocalDate.of(2026, 1, 1), null, "Arrêté 1", DENIS));
        assertThat(refused()).isEmpty();

        publish(new RoleRevoked(OMAR, Role.MANAGER, MARCH, "Arrêté 2", DENIS));
        clockMs.addAndGet(HabilitationsInForce.HELD_MS_MAX - 1);
        assertThat(refused()).as("still held").isEmpty();
        clockMs.incrementAndGet();
        assertThat(refused()).contains(Rejection.HABILITATION_RETIREE);

        publish(new RoleGranted(OMAR, Role.MANAGER, APRIL, null, "Arrêté 3", DENIS));
        habilitations.forget(OMAR);
        assertThat(refused()).isEmpty();
    }

    @Test
    void who_is_required_to_be_recorded_and_is_not_is_refused() {
        var strict = new HabilitationsInForce(new Files(store), Recording.REQUIRED, clockMs::get);

        assertThat(strict.refusal(OMAR, Role.MANAGER, APRIL).map(Refusal::detail))
                .hasValueSatisfying(detail -> assertThat(detail).contains("omar", "MANAGER", "2026-04-01"));
        publish(new RoleGranted(OMAR, Role.MANAGER, APRIL, null, "Arrêté 1", DENIS));
        strict.forget(OMAR);
        assertThat(strict.refusal(OMAR, Role.MANAGER, APRIL)).isEmpty();
    }

    @Test
    void who_is_married_to_whom_is_read_again_once_it_was_declared_here() {
        assertThat(habilitations.spouses(OMAR)).isEmpty();

        publish(new SpouseDeclared(OMAR, DENIS, MARCH));
        assertThat(habilitations.spouses(OMAR)).as("still held").isEmpty();
        habilitations.forget(OMAR);
        assertThat(habilitations.spouses(OMAR)).containsExactly(DENIS);
    }

    private Optional<Rejection> refused() {
        return habilitations.refusal(OMAR, Role.MANAGER, APRIL).map(Refusal::code);
    }

    private void publish(HabilitationEvent event) {
        store.publish(new GenericDomainEventMessage<>("HabilitationStream", event.aggregateId(), sequence++, event));
    }
}
