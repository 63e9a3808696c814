package fr.quitus.domain.budget;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import org.jspecify.annotations.Nullable;

/**
 * Enveloppe d'une unité opérationnelle : the counters that make availability exact. All of them come from its events.
 * {@code aeAvailable} and {@code cpAvailable} are never negative, whatever the interleaving of acts.
 */
public record BudgetEnvelope(
        Balance aeAllotted, Balance aeCommitted, Balance cpAllotted, Balance cpReserved, Balance cpConsumed) {
    public static final BudgetEnvelope EMPTY =
            new BudgetEnvelope(Balance.ZERO, Balance.ZERO, Balance.ZERO, Balance.ZERO, Balance.ZERO);

    public static String aggregateId(EnvelopeId id) {
        return "envelope:" + id;
    }

    /** AE disponibles. */
    public Balance aeAvailable() {
        return aeAllotted.minus(aeCommitted);
    }

    /** CP disponibles. */
    public Balance cpAvailable() {
        return cpAllotted.minus(cpReserved).minus(cpConsumed);
    }

    /** AE insuffisantes : signing commits the whole firm amount (GBCP art. 159). */
    public @Nullable Refusal cannotCommit(EnvelopeId id, Amount amount) {
        return aeAvailable().covers(amount)
                ? null
                : missing(Rejection.AE_INSUFFISANTES, "AE", id, amount, aeAvailable());
    }

    /** CP insuffisants : an order reserves what its payment will consume. */
    public @Nullable Refusal cannotReserve(EnvelopeId id, Amount amount) {
        return cpAvailable().covers(amount)
                ? null
                : missing(Rejection.CP_INSUFFISANTS, "CP", id, amount, cpAvailable());
    }

    private static Refusal missing(Rejection code, String kind, EnvelopeId id, Amount amount, Balance available) {
        Balance missing = amount.balance().minus(available);
        return Refusal.of(
                code,
                "L'enveloppe " + id + " dispose de " + available + " € de " + kind + " pour " + amount
                        + " € demandés : il manque " + missing + " €.",
                "envelope",
                id,
                "disponible",
                available,
                "demande",
                amount,
                "manquant",
                missing);
    }

    public BudgetEnvelope evolve(BudgetEnvelopeEvent event) {
        return switch (event) {
            case AllotmentReceived e ->
                new BudgetEnvelope(
                        aeAllotted.plus(e.credits().ae()),
                        aeCommitted,
                        cpAllotted.plus(e.credits().cp()),
                        cpReserved,
                        cpConsumed);
            case AeCommitted e ->
                new BudgetEnvelope(aeAllotted, aeCommitted.plus(e.amount()), cpAllotted, cpReserved, cpConsumed);
            case CpReserved e ->
                new BudgetEnvelope(aeAllotted, aeCommitted, cpAllotted, cpReserved.plus(e.amount()), cpConsumed);
            case CpConsumed e ->
                new BudgetEnvelope(
                        aeAllotted, aeCommitted, cpAllotted, cpReserved.minus(e.amount()), cpConsumed.plus(e.amount()));
        };
    }
}
