package fr.quitus.domain.actor;

import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.law.LawParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Acte : who asks, in which role and perimeter, under which delegation, and when, and what the law's parameters and the
 * chart of accounts are. It comes with every command; the domain reads no clock, no session and no settings.
 *
 * @param delegation absent for a principal ordonnateur and for roles that do not sign under one
 * @param occurredAt the instant the act is made, as the gate knows it
 * @param law every value known of the law's parameters
 * @param years where every fiscal year stands
 * @param chart every account that entries may be posted on, and when
 * @param spouses of the actor, or PACS partners, as declared
 */
public record Act(
        ActorId actor,
        Role role,
        Perimeter perimeter,
        @Nullable Delegation delegation,
        Instant occurredAt,
        LawParameters law,
        FiscalYears years,
        ChartOfAccounts chart,
        Set<ActorId> spouses) {
    public Act {
        spouses = Set.copyOf(spouses);
    }

    /** The State's civil dates are dates in Paris. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Under the law as shipped. */
    public Act(ActorId actor, Role role, Perimeter perimeter, @Nullable Delegation delegation, Instant occurredAt) {
        this(actor, role, perimeter, delegation, occurredAt, LawParameters.SHIPPED);
    }

    /** Of no year anybody said anything. */
    public Act(
            ActorId actor,
            Role role,
            Perimeter perimeter,
            @Nullable Delegation delegation,
            Instant occurredAt,
            LawParameters law) {
        this(actor, role, perimeter, delegation, occurredAt, law, FiscalYears.NONE);
    }

    /** Under the chart of accounts as shipped. */
    public Act(
            ActorId actor,
            Role role,
            Perimeter perimeter,
            @Nullable Delegation delegation,
            Instant occurredAt,
            LawParameters law,
            FiscalYears years) {
        this(actor, role, perimeter, delegation, occurredAt, law, years, ChartOfAccounts.SHIPPED, Set.of());
    }

    /** The civil date of the act, which is also its accounting date. */
    public LocalDate date() {
        return occurredAt.atZone(PARIS).toLocalDate();
    }

    public @Nullable String delegationId() {
        return delegation == null ? null : delegation.id();
    }
}
