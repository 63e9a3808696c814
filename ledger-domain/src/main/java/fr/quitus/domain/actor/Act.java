package fr.quitus.domain.actor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Acte : who asks, in which role and perimeter, under which delegation, and when. It comes with every command; the
 * domain reads no clock and no session.
 *
 * @param delegation absent for a principal ordonnateur and for roles that do not sign under one
 * @param occurredAt the instant the act is made, as the gate knows it
 */
public record Act(
        ActorId actor,
        Role role,
        Perimeter perimeter,
        @Nullable Delegation delegation,
        Instant occurredAt) {
    /** The State's civil dates are dates in Paris. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** The civil date of the act, which is also its accounting date. */
    public LocalDate date() {
        return occurredAt.atZone(PARIS).toLocalDate();
    }

    public @Nullable String delegationId() {
        return delegation == null ? null : delegation.id();
    }
}
