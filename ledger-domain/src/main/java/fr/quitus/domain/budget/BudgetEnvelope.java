package fr.quitus.domain.budget;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import org.jspecify.annotations.Nullable;

/**
 * Enveloppe d'une unité opérationnelle : the counters that make availability exact. All of them come from its events.
 * {@code aeAvailable} and {@code cpAvailable} are never negative, whatever the interleaving of acts.
 */
public record BudgetEnvelope(Ae ae, Cp cp) {
    public static final BudgetEnvelope EMPTY = new BudgetEnvelope(
            new Ae(Balance.ZERO, Balance.ZERO, Balance.ZERO, Balance.ZERO),
            new Cp(Balance.ZERO, Balance.ZERO, Balance.ZERO, Balance.ZERO));

    /**
     * Autorisations d'engagement.
     *
     * @param nonRecyclable pour mémoire : withdrawals of commitments of earlier years
     */
    public record Ae(Balance allotted, Balance frozen, Balance committed, Balance nonRecyclable) {
        Ae allotted(Balance more) {
            return new Ae(allotted.plus(more), frozen, committed, nonRecyclable);
        }

        Ae committed(Balance more) {
            return new Ae(allotted, frozen, committed.plus(more), nonRecyclable);
        }

        Ae released(Balance less) {
            return new Ae(allotted, frozen, committed.minus(less), nonRecyclable);
        }

        Ae sterilized(Balance more) {
            return new Ae(allotted, frozen, committed, nonRecyclable.plus(more));
        }
    }

    /** Crédits de paiement. */
    public record Cp(Balance allotted, Balance frozen, Balance reserved, Balance consumed) {
        Cp allotted(Balance more) {
            return new Cp(allotted.plus(more), frozen, reserved, consumed);
        }

        Cp reserved(Balance more) {
            return new Cp(allotted, frozen, reserved.plus(more), consumed);
        }

        Cp released(Balance less) {
            return new Cp(allotted, frozen, reserved.minus(less), consumed);
        }

        Cp consumed(Balance more) {
            return new Cp(allotted, frozen, reserved, consumed.plus(more));
        }
    }

    public static String aggregateId(EnvelopeId id) {
        return "envelope:" + id;
    }

    /** AE disponibles. */
    public Balance aeAvailable() {
        return ae.allotted().minus(ae.frozen()).minus(ae.committed());
    }

    /** CP disponibles. */
    public Balance cpAvailable() {
        return cp.allotted().minus(cp.frozen()).minus(cp.reserved()).minus(cp.consumed());
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
                        ae.allotted(e.credits().ae()), cp.allotted(e.credits().cp()));
            case AeCommitted e -> with(ae.committed(e.amount().balance()));
            case AeReleased e -> with(ae.released(e.amount().balance()));
            case AeSterilized e -> with(ae.sterilized(e.amount().balance()));
            case CpReserved e -> with(cp.reserved(e.amount().balance()));
            case CpReleased e -> with(cp.released(e.amount().balance()));
            case CpConsumed e ->
                with(cp.released(e.amount().balance()).consumed(e.amount().balance()));
            case CpReservedWithoutCommitment e -> with(cp.reserved(e.amount().balance()));
            case CpReleasedWithoutCommitment e -> with(cp.released(e.amount().balance()));
            case CreditsConsumedWithoutCommitment e ->
                with(ae.committed(e.amount().balance()))
                        .with(cp.released(e.amount().balance())
                                .consumed(e.amount().balance()));
        };
    }

    private BudgetEnvelope with(Ae next) {
        return new BudgetEnvelope(next, cp);
    }

    private BudgetEnvelope with(Cp next) {
        return new BudgetEnvelope(ae, next);
    }
}
