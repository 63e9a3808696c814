package fr.quitus.domain.budget;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.AffectationCommand.WithdrawAffectation;
import fr.quitus.domain.budget.Affectations.Affectation;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.ThawUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.WithdrawAllotment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsFrozen;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsThawed;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is decided on the credits of one unit. Nothing here looks above: ceilings there held when it was allotted. */
public final class EnvelopeDecisions {
    private EnvelopeDecisions() {}

    /** Gel : perimeter, an amount, then what the envelope has available. */
    public static Decision<BudgetEnvelopeEvent> decide(FreezeUnitCredits c, Act act, BudgetEnvelope envelope) {
        Refusal refusal = CreditRules.outsidePerimeter(act, act.perimeter().covers(c.fundsCentre()), c.fundsCentre());
        if (refusal == null) {
            refusal = CreditRules.notAvailable(c.credits(), envelope.available(), "L'enveloppe " + c.envelope());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new UnitCreditsFrozen(c.envelope(), c.credits(), c.legalRef()));
    }

    /** Dégel : perimeter, an amount, then what is frozen. */
    public static Decision<BudgetEnvelopeEvent> decide(ThawUnitCredits c, Act act, BudgetEnvelope envelope) {
        Refusal refusal = CreditRules.outsidePerimeter(act, act.perimeter().covers(c.fundsCentre()), c.fundsCentre());
        if (refusal == null) {
            refusal = CreditRules.notAvailable(c.credits(), envelope.frozen(), "Le gel de l'enveloppe " + c.envelope());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new UnitCreditsThawed(c.envelope(), c.credits(), c.legalRef()));
    }

    /** Reprise sur une UO : perimeter of the BOP, an amount, then what the envelope has available. */
    public static Decision<LedgerEvent> decide(WithdrawAllotment c, Act act, EnvelopeId id, BudgetEnvelope envelope) {
        Refusal refusal =
                CreditRules.outsidePerimeter(act, act.perimeter().covers(c.operatingBudget()), c.operatingBudget());
        if (refusal == null) {
            refusal = CreditRules.notAvailable(c.credits(), envelope.available(), "L'enveloppe " + id);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new AllotmentWithdrawn(id, c.credits()),
                        new OperatingBudgetEvent.CreditsTakenBack(
                                c.year(), c.operatingBudget(), c.titleGroup(), id.fundsCentre(), c.credits()));
    }

    /**
     * Affectation : capacity to sign, year of the first affectation, an operation that committed something since, then
     * the AE available.
     *
     * @param earlier the envelopes of {@link IdleAffectations#lookedAt}
     */
    public static Decision<BudgetEnvelopeEvent> decide(
            AffectAuthorisation c, Act act, BudgetEnvelope envelope, Map<EnvelopeId, BudgetEnvelope> earlier) {
        Refusal refusal = SigningRules.cannotSign(act, c.fundsCentre(), c.ae());
        if (refusal == null && c.firstAffectedIn().compareTo(c.year()) > 0) {
            refusal = Refusal.of(
                    Rejection.EXERCICE_NON_OUVERT,
                    "L'affectation de " + c.firstAffectedIn() + " ne peut s'imputer sur les crédits de " + c.year()
                            + ", qui la précèdent.");
        }
        if (refusal == null) {
            refusal = IdleAffectations.idle(c, act, earlier);
        }
        if (refusal == null) {
            refusal = envelope.cannotCommit(c.envelope(), c.ae());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new AuthorisationAffected(
                        c.envelope(), c.operation(), c.ae(), c.firstAffectedIn(), act.actor(), act.delegationId()));
    }

    /**
     * Retrait : capacity to sign, the operation, then what its commitments left. AE affected this year are withdrawn
     * first and become available; those of earlier years do not (GBCP art. 157).
     */
    public static Decision<BudgetEnvelopeEvent> decide(WithdrawAffectation c, Act act, BudgetEnvelope envelope) {
        Affectation affectation = envelope.affectations().of(c.operation());
        Refusal refusal = SigningRules.cannotSign(act, c.fundsCentre(), c.ae());
        if (refusal == null) {
            refusal = cannotWithdraw(c, envelope, affectation);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Balance asked = c.ae().balance();
        Balance recyclable = asked.compareTo(affectation.current()) < 0 ? asked : affectation.current();
        List<BudgetEnvelopeEvent> events = new ArrayList<>();
        for (boolean thisYear : new boolean[] {true, false}) {
            Balance part = thisYear ? recyclable : asked.minus(recyclable);
            if (!part.isZero()) {
                events.add(new AffectationWithdrawn(
                        c.envelope(), c.operation(), part.amount(), thisYear, act.actor(), act.delegationId()));
            }
        }
        return Decision.accept(events);
    }

    private static @Nullable Refusal cannotWithdraw(
            WithdrawAffectation c, BudgetEnvelope envelope, Affectation affectation) {
        if (!envelope.affectations().has(c.operation())) {
            return Affectations.unknown(c.envelope(), c.operation());
        }
        return affectation.left().covers(c.ae())
                ? null
                : Refusal.of(
                        Rejection.AFFECTATION_ENGAGEE,
                        "L'opération " + c.operation() + " a " + affectation.affected() + " € d'AE affectées, dont "
                                + affectation.committed() + " € engagés : le retrait de " + c.ae() + " € en laisserait"
                                + " moins que d'engagées.",
                        "affecte",
                        affectation.affected(),
                        "engage",
                        affectation.committed(),
                        "retirable",
                        affectation.left(),
                        "demande",
                        c.ae());
    }
}
