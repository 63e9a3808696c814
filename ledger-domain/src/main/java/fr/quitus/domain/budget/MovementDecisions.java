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
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.TitleGroup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is decided on the credits of two programmes, or of one programme in two years. */
public final class MovementDecisions {
    private MovementDecisions() {}

    /**
     * Mouvement par décret : an amount, the programmes of the kind, the ministries, fungibility, a programme that
     * a finance act knows, the ceilings, then what the origin has left.
     *
     * @param budgets those of the programmes of {@link #lookedAt}
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
            refusal = MovementRules.overCeiling(c, act, base(c, c.from(), budgets, ministries), from, c.titleGroup());
        }
        if (refusal == null && c.to() != null) {
            refusal = MovementRules.overCeiling(c, act, base(c, c.to(), budgets, ministries), to, c.receivingGroup());
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
            Credits ceiling = CreditCeilings.of(c.kind(), base(c, c.from(), budgets, ministries), act);
            events.add(moved(c, c.from(), MoveDirection.OUT, c.titleGroup(), c.to(), ceiling));
        }
        if (c.to() != null) {
            Credits ceiling = CreditCeilings.of(c.kind(), base(c, c.to(), budgets, ministries), act);
            events.add(moved(c, c.to(), MoveDirection.IN, c.receivingGroup(), c.from(), ceiling));
        }
        return Decision.accept(events);
    }

    /** Those the command names, first, and those that count with them towards a ceiling. */
    public static Set<ProgrammeCode> lookedAt(TransferCredits c, Ministries ministries) {
        Set<ProgrammeCode> programmes = new LinkedHashSet<>();
        for (ProgrammeCode named : Stream.of(Optional.ofNullable(c.from()), Optional.ofNullable(c.to()))
                .flatMap(Optional::stream)
                .toList()) {
            programmes.add(named);
            programmes.addAll(CeilingBase.counted(c.kind(), named, ministries));
        }
        return programmes;
    }

    private static CeilingBase base(
            TransferCredits c,
            ProgrammeCode programme,
            Map<ProgrammeCode, ProgrammeBudget> budgets,
            Ministries ministries) {
        return CeilingBase.of(c.kind(), c.year(), programme, budgets, ministries);
    }

    private static CreditsMoved moved(
            TransferCredits c,
            ProgrammeCode programme,
            MoveDirection direction,
            TitleGroup group,
            @Nullable ProgrammeCode counterpart,
            @Nullable Credits ceiling) {
        return new CreditsMoved(
                c.year(), programme, c.kind(), direction, group, counterpart, c.credits(), ceiling, c.legalRef());
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
        Balance cpCeiling = CreditCeilings.share(source.initial().cp(), LawParameter.CP_CARRY_OVER_CAP, act);
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
