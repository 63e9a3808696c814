package fr.quitus.domain.budget;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.WithdrawAllotment;
import fr.quitus.domain.budget.OperatingBudgetEvent.AllotmentReceived;
import fr.quitus.domain.budget.OperatingBudgetEvent.AllotmentWithdrawn;
import fr.quitus.domain.budget.OperatingBudgetEvent.CreditsAllotted;
import fr.quitus.domain.budget.OperatingBudgetEvent.CreditsTakenBack;
import fr.quitus.domain.budget.OperatingBudgetEvent.OperatingBudgetCreditsLapsed;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.TitleGroup;

/** Budget opérationnel de programme (BOP) : what it received and gave to its units, per title group. */
public record OperatingBudget(Pocket t2, Pocket ht2) {
    public static final OperatingBudget EMPTY = new OperatingBudget(Pocket.EMPTY, Pocket.EMPTY);

    /** The credits of one title group, net of what was taken back. Left to allot = received − allotted − lapsed. */
    public record Pocket(Credits received, Credits allotted, Credits lapsed) {
        static final Pocket EMPTY = new Pocket(Credits.NONE, Credits.NONE, Credits.NONE);

        public Credits leftToAllot() {
            return received.minus(allotted).minus(lapsed);
        }
    }

    public Pocket pocket(TitleGroup group) {
        return switch (group) {
            case T2 -> t2;
            case HT2 -> ht2;
        };
    }

    /** The source side of an allotment; the envelope only receives. */
    public Decision<OperatingBudgetEvent> decide(AllotToUnit c, Act act) {
        Refusal refusal = CreditRules.outsidePerimeter(
                act, act.perimeter().covers(c.fundsCentre().operatingBudget()), c.fundsCentre());
        if (refusal == null) {
            refusal = CreditRules.notAvailable(
                    c.credits(),
                    pocket(c.titleGroup()).leftToAllot(),
                    "Le BOP " + c.fundsCentre().operatingBudget());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new CreditsAllotted(
                        c.year(), c.fundsCentre().operatingBudget(), c.titleGroup(), c.fundsCentre(), c.credits()));
    }

    /** The giving side of a withdrawal by the programme; the manager of the BOP may give back as well. */
    public Decision<LedgerEvent> decide(WithdrawAllotment c, Act act) {
        Refusal refusal =
                CreditRules.outsidePerimeter(act, act.perimeter().covers(c.operatingBudget()), c.operatingBudget());
        if (refusal == null) {
            refusal = CreditRules.notAvailable(
                    c.credits(), pocket(c.titleGroup()).leftToAllot(), "Le BOP " + c.operatingBudget());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new AllotmentWithdrawn(c.year(), c.operatingBudget(), c.titleGroup(), c.credits()),
                        new ProgrammeBudgetEvent.CreditsTakenBack(
                                c.year(),
                                c.operatingBudget().programme(),
                                c.titleGroup(),
                                c.operatingBudget(),
                                c.credits()));
    }

    public OperatingBudget evolve(OperatingBudgetEvent event) {
        return switch (event) {
            case AllotmentReceived e -> {
                Pocket p = pocket(e.titleGroup());
                yield with(e.titleGroup(), new Pocket(p.received().plus(e.credits()), p.allotted(), p.lapsed()));
            }
            case CreditsAllotted e -> {
                Pocket p = pocket(e.titleGroup());
                yield with(e.titleGroup(), new Pocket(p.received(), p.allotted().plus(e.credits()), p.lapsed()));
            }
            case AllotmentWithdrawn e -> {
                Pocket p = pocket(e.titleGroup());
                yield with(e.titleGroup(), new Pocket(p.received().minus(e.credits()), p.allotted(), p.lapsed()));
            }
            case CreditsTakenBack e -> {
                Pocket p = pocket(e.titleGroup());
                yield with(e.titleGroup(), new Pocket(p.received(), p.allotted().minus(e.credits()), p.lapsed()));
            }
            case OperatingBudgetCreditsLapsed e -> {
                Pocket p = pocket(e.titleGroup());
                yield with(
                        e.titleGroup(),
                        new Pocket(p.received(), p.allotted(), p.lapsed().plus(e.credits())));
            }
        };
    }

    private OperatingBudget with(TitleGroup group, Pocket pocket) {
        return switch (group) {
            case T2 -> new OperatingBudget(pocket, ht2);
            case HT2 -> new OperatingBudget(t2, pocket);
        };
    }
}
