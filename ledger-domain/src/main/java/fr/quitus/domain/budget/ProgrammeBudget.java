package fr.quitus.domain.budget;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetCommand.ReallocateBetweenTitles;
import fr.quitus.domain.budget.BudgetCommand.ThawCredits;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsAllotted;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsFrozen;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsReallocated;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsThawed;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.TitleGroup;
import org.jspecify.annotations.Nullable;

/** Budget d'un programme : what was opened, frozen and allotted, per title group. T2 is a ceiling of its own. */
public record ProgrammeBudget(Pocket t2, Pocket ht2) {
    public static final ProgrammeBudget EMPTY = new ProgrammeBudget(Pocket.EMPTY, Pocket.EMPTY);

    /** The credits of one title group. Left to allot = opened − frozen − allotted. */
    public record Pocket(Credits opened, Credits frozen, Credits allotted) {
        static final Pocket EMPTY = new Pocket(Credits.NONE, Credits.NONE, Credits.NONE);

        public Credits leftToAllot() {
            return opened.minus(frozen).minus(allotted);
        }

        Pocket opened(Credits more) {
            return new Pocket(opened.plus(more), frozen, allotted);
        }

        Pocket frozen(Credits more) {
            return new Pocket(opened, frozen.plus(more), allotted);
        }

        Pocket allotted(Credits more) {
            return new Pocket(opened, frozen, allotted.plus(more));
        }
    }

    public Pocket pocket(TitleGroup group) {
        return switch (group) {
            case T2 -> t2;
            case HT2 -> ht2;
        };
    }

    public Decision<ProgrammeBudgetEvent> decide(OpenCredits c) {
        Refusal refusal = CreditRules.nothingAsked(c.credits());
        if (refusal == null) {
            refusal = CreditRules.tooMuch(c.credits(), pocket(c.title().group()).opened());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new CreditsOpened(c.year(), c.programme(), c.title(), c.credits(), c.legalRef()));
    }

    public Decision<ProgrammeBudgetEvent> decide(FreezeCredits c) {
        Credits left = pocket(c.titleGroup()).leftToAllot();
        Refusal refusal = CreditRules.notAvailable(c.credits(), left, "Le programme " + c.programme());
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new CreditsFrozen(c.year(), c.programme(), c.titleGroup(), c.credits(), c.legalRef()));
    }

    public Decision<ProgrammeBudgetEvent> decide(ThawCredits c) {
        Credits frozen = pocket(c.titleGroup()).frozen();
        Refusal refusal = CreditRules.notAvailable(c.credits(), frozen, "La réserve du programme " + c.programme());
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new CreditsThawed(c.year(), c.programme(), c.titleGroup(), c.credits(), c.legalRef()));
    }

    public Decision<ProgrammeBudgetEvent> decide(ReallocateBetweenTitles c, Act act) {
        Refusal refusal = CreditRules.outsidePerimeter(act, act.perimeter().covers(c.programme()), c.programme());
        if (refusal == null) {
            refusal = notFungible(c);
        }
        if (refusal == null) {
            Credits left = pocket(c.from()).leftToAllot();
            refusal = CreditRules.notAvailable(
                    c.credits(), left, "Le programme " + c.programme() + " (" + c.from() + ")");
        }
        if (refusal == null) {
            refusal = CreditRules.tooMuch(c.credits(), pocket(c.to()).opened());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new CreditsReallocated(c.year(), c.programme(), c.from(), c.to(), c.credits()));
    }

    private static @Nullable Refusal notFungible(ReallocateBetweenTitles c) {
        if (c.from() == c.to()) {
            return Refusal.of(
                    Rejection.REDEPLOIEMENT_SANS_OBJET,
                    "Le redéploiement part de " + c.from() + " et y revient : il n'a pas d'objet.");
        }
        return c.to() == TitleGroup.T2
                ? Refusal.of(
                        Rejection.FONGIBILITE_ASYMETRIQUE,
                        "Des crédits hors titre 2 n'abondent jamais les dépenses de personnel (titre 2).")
                : null;
    }

    /** The source side of an allotment; the operating budget only receives. */
    public Decision<ProgrammeBudgetEvent> decide(AllotToOperatingBudget c, Act act) {
        Refusal refusal = CreditRules.outsidePerimeter(
                act, act.perimeter().covers(c.operatingBudget().programme()), c.operatingBudget());
        if (refusal == null) {
            refusal = CreditRules.notAvailable(
                    c.credits(),
                    pocket(c.titleGroup()).leftToAllot(),
                    "Le programme " + c.operatingBudget().programme());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new CreditsAllotted(
                        c.year(), c.operatingBudget().programme(), c.titleGroup(), c.operatingBudget(), c.credits()));
    }

    public ProgrammeBudget evolve(ProgrammeBudgetEvent event) {
        return switch (event) {
            case CreditsOpened e ->
                with(e.title().group(), pocket(e.title().group()).opened(e.credits()));
            case CreditsFrozen e -> with(e.titleGroup(), pocket(e.titleGroup()).frozen(e.credits()));
            case CreditsThawed e -> {
                Pocket p = pocket(e.titleGroup());
                yield with(e.titleGroup(), new Pocket(p.opened(), p.frozen().minus(e.credits()), p.allotted()));
            }
            case CreditsReallocated e -> {
                Pocket from = pocket(e.from());
                Pocket less = new Pocket(from.opened().minus(e.credits()), from.frozen(), from.allotted());
                yield with(e.from(), less).with(e.to(), pocket(e.to()).opened(e.credits()));
            }
            case CreditsAllotted e ->
                with(e.titleGroup(), pocket(e.titleGroup()).allotted(e.credits()));
        };
    }

    private ProgrammeBudget with(TitleGroup group, Pocket pocket) {
        return switch (group) {
            case T2 -> new ProgrammeBudget(pocket, ht2);
            case HT2 -> new ProgrammeBudget(t2, pocket);
        };
    }
}
