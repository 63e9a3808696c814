package fr.quitus.domain.budget;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.Affectations.Affectation;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.SetAsideCreditsLapsed;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.budget.MovementCommand.LapseOperatingBudgetCredits;
import fr.quitus.domain.budget.MovementCommand.LapseProgrammeCredits;
import fr.quitus.domain.budget.OperatingBudgetEvent.OperatingBudgetCreditsLapsed;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsLapsedBelow;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.ProgrammeCreditsLapsed;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chute des crédits (LOLF art. 15-I), at the three levels that hold some: one rule, the year's budget closed. Asked
 * again, what was given back since lapses too, if anything; a level with nothing left accepts and writes nothing.
 */
public final class LapseDecisions {
    private LapseDecisions() {}

    /** Of a unit: what was set aside, what was kept for operations, then what was available; its programme is told. */
    public static Decision<LedgerEvent> decide(LapseCredits c, Act act, BudgetEnvelope envelope) {
        Refusal refusal = budgetOpen(c.year(), act);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        Credits lapsed = envelope.unused();
        Balance withdrawn = envelope.ae().affected().lost();
        if (!envelope.frozen().isNone() || !withdrawn.isZero()) {
            var setAside =
                    new SetAsideCreditsLapsed(c.envelope(), envelope.frozen(), withdrawn, act.date(), act.actor());
            events.add(setAside);
            lapsed = lapsed.plus(setAside.total());
        }
        for (Map.Entry<String, Affectation> kept :
                envelope.affectations().byOperation().entrySet()) {
            Balance left = kept.getValue().left();
            if (!left.isZero()) {
                OperationCode operation = OperationCode.of(kept.getKey());
                events.add(new AffectationLapsed(c.envelope(), operation, left.amount(), act.date(), act.actor()));
                lapsed = lapsed.plus(Credits.of(left.amount(), null));
            }
        }
        if (!envelope.unused().isNone()) {
            events.add(new CreditsLapsed(c.envelope(), envelope.unused(), act.date(), act.actor()));
        }
        if (!events.isEmpty()) {
            events.add(new CreditsLapsedBelow(
                    c.year(),
                    c.fundsCentre().operatingBudget().programme(),
                    c.titleGroup(),
                    c.fundsCentre().operatingBudget(),
                    c.fundsCentre(),
                    lapsed,
                    act.date(),
                    act.actor()));
        }
        return Decision.accept(events);
    }

    /** Of a BOP: what it did not allot; its programme is told. */
    public static Decision<LedgerEvent> decide(LapseOperatingBudgetCredits c, Act act, OperatingBudget budget) {
        Refusal refusal = budgetOpen(c.year(), act);
        Credits left = budget.pocket(c.titleGroup()).leftToAllot();
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return left.isNone()
                ? Decision.accept()
                : Decision.accept(
                        new OperatingBudgetCreditsLapsed(
                                c.year(), c.operatingBudget(), c.titleGroup(), left, act.date(), act.actor()),
                        new CreditsLapsedBelow(
                                c.year(),
                                c.operatingBudget().programme(),
                                c.titleGroup(),
                                c.operatingBudget(),
                                null,
                                left,
                                act.date(),
                                act.actor()));
    }

    /** Of a programme: what it did not allot, and what it held in reserve. */
    public static Decision<ProgrammeBudgetEvent> decide(LapseProgrammeCredits c, Act act, ProgrammeBudget budget) {
        Refusal refusal = budgetOpen(c.year(), act);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        ProgrammeBudget.Pocket pocket = budget.pocket(c.titleGroup());
        return !holds(pocket)
                ? Decision.accept()
                : Decision.accept(new ProgrammeCreditsLapsed(
                        c.year(),
                        c.programme(),
                        c.titleGroup(),
                        pocket.leftToAllot(),
                        pocket.frozen(),
                        act.date(),
                        act.actor()));
    }

    private static boolean holds(ProgrammeBudget.Pocket pocket) {
        return !pocket.leftToAllot().isNone() || !pocket.frozen().isNone();
    }

    private static @Nullable Refusal budgetOpen(FiscalYear year, Act act) {
        YearPhase phase = act.years().phase(year);
        return phase.isAtLeast(YearPhase.BUDGET_CLOSED)
                ? null
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "L'exercice " + year + " est à l'état " + phase
                                + " : ses crédits ne tombent qu'à la clôture de son budget (BUDGET_CLOSED).",
                        "etat",
                        phase);
    }
}
