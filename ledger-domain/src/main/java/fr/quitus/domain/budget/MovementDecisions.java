package fr.quitus.domain.budget;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.MovementCommand.CarryOverCredits;
import fr.quitus.domain.budget.MovementCommand.TransferCredits;
import fr.quitus.domain.budget.ProgrammeBudget.Pocket;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedForward;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedOver;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsMoved;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.TitleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is decided on the credits of two programmes, or of one programme in two years. */
public final class MovementDecisions {
    private MovementDecisions() {}

    /**
     * Mouvement par décret : an amount, the programmes of the kind, the ministries, fungibility, a programme that
     * a finance act knows, the ceilings, then what the origin has left.
     *
     * @param budgets those of the programmes the command names
     */
    public static Decision<ProgrammeBudgetEvent> decide(
            TransferCredits c, Act act, Map<ProgrammeCode, ProgrammeBudget> budgets, Ministries ministries) {
        ProgrammeBudget from = budgetOf(c.from(), budgets);
        ProgrammeBudget to = budgetOf(c.to(), budgets);
        Refusal refusal = CreditRules.nothingAsked(c.credits());
        if (refusal == null) {
            refusal = MovementRules.illDefined(c);
        }
        if (refusal == null) {
            refusal = MovementRules.wrongMinistries(c, ministries);
        }
        if (refusal == null) {
            refusal = CreditRules.notFungible(c.titleGroup(), c.receivingGroup());
        }
        if (refusal == null) {
            refusal = MovementRules.unknownToFinanceActs(c, to);
        }
        if (refusal == null && c.from() != null) {
            refusal = MovementRules.overCeiling(c, act, c.from(), from, c.titleGroup());
        }
        if (refusal == null && c.to() != null) {
            refusal = MovementRules.overCeiling(c, act, c.to(), to, c.receivingGroup());
        }
        if (refusal == null && c.from() != null) {
            refusal = CreditRules.notAvailable(
                    c.credits(),
                    from.pocket(c.titleGroup()).leftToAllot(),
                    "Le programme " + c.from() + " (" + c.titleGroup() + ")");
        }
        if (refusal == null && c.to() != null) {
            refusal = CreditRules.tooMuch(
                    c.credits(), to.pocket(c.receivingGroup()).opened());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<ProgrammeBudgetEvent> events = new ArrayList<>();
        if (c.from() != null) {
            events.add(moved(c, act, c.from(), MoveDirection.OUT, c.titleGroup(), c.to(), from));
        }
        if (c.to() != null) {
            events.add(moved(c, act, c.to(), MoveDirection.IN, c.receivingGroup(), c.from(), to));
        }
        return Decision.accept(events);
    }

    private static CreditsMoved moved(
            TransferCredits c,
            Act act,
            ProgrammeCode programme,
            MoveDirection direction,
            TitleGroup group,
            @Nullable ProgrammeCode counterpart,
            ProgrammeBudget budget) {
        return new CreditsMoved(
                c.year(),
                programme,
                c.kind(),
                direction,
                group,
                counterpart,
                c.credits(),
                CreditCeilings.of(c.kind(), budget.voted(), act),
                c.legalRef());
    }

    private static ProgrammeBudget budgetOf(
            @Nullable ProgrammeCode programme, Map<ProgrammeCode, ProgrammeBudget> budgets) {
        return programme == null ? ProgrammeBudget.EMPTY : budgets.getOrDefault(programme, ProgrammeBudget.EMPTY);
    }

    /**
     * Report : an amount, no T2 but fonds de concours, the ceiling of CP, then what the year before has left.
     *
     * @param before the budget of {@link CarryOverCredits#source()}, empty when there is none
     */
    public static Decision<ProgrammeBudgetEvent> decide(
            CarryOverCredits c, Act act, ProgrammeBudget before, ProgrammeBudget receiving) {
        Pocket source = before.pocket(c.titleGroup());
        Balance cpCeiling = CreditCeilings.share(source.voted().cp(), LawParameter.CP_CARRY_OVER_CAP, act);
        Refusal refusal = CreditRules.nothingAsked(c.credits());
        if (refusal == null) {
            refusal = MovementRules.personnelCarriedOver(c);
        }
        if (refusal == null && !c.fromContribution()) {
            refusal = MovementRules.overCarriedCp(c, source, cpCeiling);
        }
        if (refusal == null) {
            refusal = CreditRules.notAvailable(c.credits(), source.carriable(), MovementRules.sourceOf(c));
        }
        if (refusal == null) {
            refusal = CreditRules.tooMuch(
                    c.credits(), receiving.pocket(c.titleGroup()).opened());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        ProgrammeBudgetId from = c.source().orElseThrow();
        return Decision.accept(
                new CreditsCarriedForward(
                        from.year(),
                        from.programme(),
                        c.titleGroup(),
                        c.programme(),
                        c.credits(),
                        c.fromContribution(),
                        c.fromContribution() ? null : cpCeiling,
                        c.legalRef()),
                new CreditsCarriedOver(
                        c.year(),
                        c.programme(),
                        c.titleGroup(),
                        from.programme(),
                        c.credits(),
                        c.fromContribution(),
                        c.legalRef()));
    }
}
