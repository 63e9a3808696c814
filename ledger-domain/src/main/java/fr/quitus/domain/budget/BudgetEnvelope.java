package fr.quitus.domain.budget;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipated;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipationEnded;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.SetAsideCreditsLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsFrozen;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsThawed;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.OperationCode;
import org.jspecify.annotations.Nullable;

/**
 * Enveloppe d'une unité opérationnelle : the counters that make availability exact. All of them come from its events.
 * {@code aeAvailable} and {@code cpAvailable} are never negative, whatever the interleaving of acts, but where the
 * law makes the credits évaluatifs.
 */
public record BudgetEnvelope(Ae ae, Cp cp, Affectations affectations, Credits lapsed, Balance anticipated) {
    public static final BudgetEnvelope EMPTY = new BudgetEnvelope(
            new Ae(
                    Balance.ZERO,
                    Balance.ZERO,
                    Balance.ZERO,
                    Balance.ZERO,
                    new Affected(Balance.ZERO, Balance.ZERO, Balance.ZERO)),
            new Cp(Balance.ZERO, Balance.ZERO, Balance.ZERO, Balance.ZERO),
            Affectations.NONE,
            Credits.NONE,
            Balance.ZERO);

    /**
     * Autorisations d'engagement.
     *
     * @param nonRecyclable pour mémoire : withdrawals of commitments of earlier years
     * @param affected what is kept for investment operations, all together
     */
    public record Ae(Balance allotted, Balance frozen, Balance committed, Balance nonRecyclable, Affected affected) {
        Ae allotted(Balance more) {
            return new Ae(allotted.plus(more), frozen, committed, nonRecyclable, affected);
        }

        Ae frozen(Balance more) {
            return new Ae(allotted, frozen.plus(more), committed, nonRecyclable, affected);
        }

        Ae committed(Balance more) {
            return new Ae(allotted, frozen, committed.plus(more), nonRecyclable, affected);
        }

        Ae sterilized(Balance more) {
            return new Ae(allotted, frozen, committed, nonRecyclable.plus(more), affected);
        }

        Ae affected(Affected next) {
            return new Ae(allotted, frozen, committed, nonRecyclable, next);
        }

        Balance available() {
            return allotted.minus(frozen)
                    .minus(committed)
                    .minus(affected.uncommitted())
                    .minus(affected.lost());
        }
    }

    /** Crédits de paiement. */
    public record Cp(Balance allotted, Balance frozen, Balance reserved, Balance consumed) {
        Cp allotted(Balance more) {
            return new Cp(allotted.plus(more), frozen, reserved, consumed);
        }

        Cp frozen(Balance more) {
            return new Cp(allotted, frozen.plus(more), reserved, consumed);
        }

        Cp reserved(Balance more) {
            return new Cp(allotted, frozen, reserved.plus(more), consumed);
        }

        Cp consumed(Balance more) {
            return new Cp(allotted, frozen, reserved, consumed.plus(more));
        }

        Balance available() {
            return allotted.minus(frozen).minus(reserved).minus(consumed);
        }
    }

    public static String aggregateId(EnvelopeId id) {
        return "envelope:" + id;
    }

    /** AE disponibles. */
    public Balance aeAvailable() {
        return ae.available().minus(lapsed.ae());
    }

    /** CP disponibles. */
    public Balance cpAvailable() {
        return cp.available().minus(lapsed.cp());
    }

    /** Disponible, which a freeze or a withdrawal may take from; none where évaluatifs credits were exceeded. */
    public Credits available() {
        return new Credits(aeFree().orZero(), cpAvailable().orZero());
    }

    /** What lapses of it when the budget is closed: that which an anticipation claims too. */
    public Credits unused() {
        return new Credits(aeAvailable().orZero(), cpAvailable().orZero());
    }

    /** Dépassement of évaluatifs credits (LOLF art. 10); none elsewhere. */
    public Credits exceeded() {
        return new Credits(minus(aeAvailable()).orZero(), minus(cpAvailable()).orZero());
    }

    /** Crédits gelés. */
    public Credits frozen() {
        return new Credits(ae.frozen(), cp.frozen());
    }

    /** AE that EJ signed before the year began leave to everybody else. */
    private Balance aeFree() {
        return aeAvailable().minus(anticipated);
    }

    /** AE insuffisantes, where credits are limits: what is set aside, or committed (GBCP art. 159). */
    public @Nullable Refusal cannotCommit(EnvelopeId id, Amount amount) {
        return cannotTake(id, amount, aeFree());
    }

    /** AE insuffisantes even for an EJ signed before the year began, which comes before all others. */
    public @Nullable Refusal cannotCharge(EnvelopeId id, Amount amount, Act act) {
        return CreditRules.evaluative(id, act) ? null : cannotTake(id, amount, aeAvailable());
    }

    private static @Nullable Refusal cannotTake(EnvelopeId id, Amount amount, Balance left) {
        return left.covers(amount) ? null : CreditRules.missing(Rejection.AE_INSUFFISANTES, "AE", id, amount, left);
    }

    /** AE insuffisantes : signing commits the whole firm amount, beyond the credits where they are évaluatifs. */
    public @Nullable Refusal cannotCommit(EnvelopeId id, Amount amount, Act act) {
        Refusal refusal = cannotCommit(id, amount);
        return refusal == null || CreditRules.evaluative(id, act) ? null : refusal;
    }

    /** CP insuffisants : an order reserves what its payment will consume, beyond the credits if évaluatifs. */
    public @Nullable Refusal cannotReserve(EnvelopeId id, Amount amount, Act act) {
        return cpAvailable().covers(amount) || CreditRules.evaluative(id, act)
                ? null
                : CreditRules.missing(Rejection.CP_INSUFFISANTS, "CP", id, amount, cpAvailable());
    }

    /** Crédits insuffisants : what no commitment took consumes AE and CP together (GBCP art. 159). */
    public @Nullable Refusal cannotPayWithoutCommitment(EnvelopeId id, Amount amount, Act act) {
        Refusal refusal = cannotReserve(id, amount, act);
        return refusal == null ? cannotCommit(id, amount, act) : refusal;
    }

    /** Affectation insuffisante : an operation commits at most what is affected to it (GBCP art. 156). */
    public @Nullable Refusal cannotDraw(EnvelopeId id, OperationCode operation, Amount amount) {
        return affectations.cannotDraw(id, operation, amount);
    }

    public BudgetEnvelope evolve(BudgetEnvelopeEvent event) {
        return switch (event) {
            case AllotmentReceived e -> allotted(e.credits().ae(), e.credits().cp());
            case AllotmentWithdrawn e ->
                allotted(minus(e.credits().ae()), minus(e.credits().cp()));
            case UnitCreditsFrozen e -> frozen(e.credits().ae(), e.credits().cp());
            case UnitCreditsThawed e ->
                frozen(minus(e.credits().ae()), minus(e.credits().cp()));
            case AeCommitted e -> with(ae.committed(e.amount().balance()));
            case AeReleased e -> with(ae.committed(minus(e.amount().balance())));
            case AeSterilized e -> with(ae.sterilized(e.amount().balance()));
            case AuthorisationAffected e ->
                affected(
                        ae.affected().more(e.amount().balance()),
                        affectations.affected(
                                e.operation(),
                                e.amount(),
                                e.affectedIn().equals(e.envelope().year())));
            case AffectationWithdrawn e ->
                affected(
                        ae.affected().withdrawn(e.amount().balance(), e.recyclable()),
                        affectations.withdrawn(e.operation(), e.amount(), e.recyclable()));
            case AffectationDrawn e -> drawn(e.operation(), e.amount().balance());
            case AffectationRestored e -> drawn(e.operation(), minus(e.amount().balance()));
            case CommitmentBroughtForward _ -> this;
            case AeAnticipated e -> anticipating(e.amount().balance());
            case AeAnticipationEnded e -> anticipating(minus(e.amount().balance()));
            case CreditsLapsed e -> lapsing(e.credits());
            case SetAsideCreditsLapsed e ->
                frozen(minus(e.frozen().ae()), minus(e.frozen().cp()))
                        .affected(ae.affected().found(e.withdrawnAe()), affectations)
                        .lapsing(e.total());
            case AffectationLapsed e ->
                affected(ae.affected().withdrawn(e.amount().balance(), true), affectations.lapsed(e))
                        .lapsing(Credits.of(e.amount(), null));
            case CpReserved e -> with(cp.reserved(e.amount().balance()));
            case CpReleased e -> with(cp.reserved(minus(e.amount().balance())));
            case CpConsumed e ->
                with(cp.reserved(minus(e.amount().balance()))
                        .consumed(e.amount().balance()));
            case CpRestored e -> with(cp.consumed(minus(e.amount().balance())));
            case CpReservedWithoutCommitment e -> with(cp.reserved(e.amount().balance()));
            case CpReleasedWithoutCommitment e ->
                with(cp.reserved(minus(e.amount().balance())));
            case CreditsConsumedWithoutCommitment e ->
                with(ae.committed(e.amount().balance()))
                        .with(cp.reserved(minus(e.amount().balance()))
                                .consumed(e.amount().balance()));
        };
    }

    private static Balance minus(Balance balance) {
        return Balance.ZERO.minus(balance);
    }

    private BudgetEnvelope allotted(Balance moreAe, Balance moreCp) {
        return new BudgetEnvelope(ae.allotted(moreAe), cp.allotted(moreCp), affectations, lapsed, anticipated);
    }

    private BudgetEnvelope frozen(Balance moreAe, Balance moreCp) {
        return new BudgetEnvelope(ae.frozen(moreAe), cp.frozen(moreCp), affectations, lapsed, anticipated);
    }

    private BudgetEnvelope anticipating(Balance more) {
        return new BudgetEnvelope(ae, cp, affectations, lapsed, anticipated.plus(more));
    }

    private BudgetEnvelope lapsing(Credits more) {
        return new BudgetEnvelope(ae, cp, affectations, lapsed.plus(more), anticipated);
    }

    private BudgetEnvelope drawn(OperationCode operation, Balance more) {
        return affected(ae.affected().drawn(more), affectations.drawn(operation, more));
    }

    private BudgetEnvelope affected(Affected next, Affectations byOperation) {
        return new BudgetEnvelope(ae.affected(next), cp, byOperation, lapsed, anticipated);
    }

    private BudgetEnvelope with(Ae next) {
        return new BudgetEnvelope(next, cp, affectations, lapsed, anticipated);
    }

    private BudgetEnvelope with(Cp next) {
        return new BudgetEnvelope(ae, next, affectations, lapsed, anticipated);
    }
}
