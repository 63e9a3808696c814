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
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AmendingCreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationCounted;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationReturned;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.ContributionCreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsAllotted;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedForward;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedOver;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsFrozen;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsLapsedBelow;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsMoved;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsReallocated;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsTakenBack;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsTakenOver;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsThawed;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.ProgrammeCreditsLapsed;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.TitleGroup;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Budget d'un programme : what was voted, opened, frozen, allotted and carried forward, per title group. T2 is a
 * ceiling of its own.
 */
public record ProgrammeBudget(Pocket t2, Pocket ht2, Anticipations anticipations) {
    public static final ProgrammeBudget EMPTY = new ProgrammeBudget(Pocket.EMPTY, Pocket.EMPTY, Anticipations.NONE);

    /**
     * The credits of one title group. Left to allot = opened − frozen − allotted − carried forward − lapsed.
     *
     * @param initial what the loi de finances de l'année opened, which LOLF art. 12, 13 and 15 take a share of
     * @param voted what all finance acts of the year opened, base of the cap of LOLF art. 14; no movement changes it
     * @param opened voted, and what was reallocated, moved by decree and carried over since
     * @param allotted to operating budgets, net of what was taken back and of what lapsed there or below
     * @param lapsed tombés at the closing of the budget, here and below, and not carried forward since
     */
    public record Pocket(
            Credits initial,
            Credits voted,
            Credits opened,
            Credits frozen,
            Credits allotted,
            Moved moved,
            CarriedForward carried,
            Credits lapsed) {
        private static final Credits NONE = Credits.NONE;
        static final Pocket EMPTY = new Pocket(NONE, NONE, NONE, NONE, NONE, Moved.NONE, CarriedForward.NONE, NONE);

        public Credits leftToAllot() {
            return opened.minus(frozen).minus(allotted).minus(carried.total()).minus(lapsed);
        }

        /** What an order may carry over to the next year: lapsed or not, as it comes before or after the closing. */
        public Credits carriable() {
            return leftToAllot().plus(lapsed);
        }

        Pocket initial(Credits more) {
            return new Pocket(
                    initial.plus(more), voted.plus(more), opened.plus(more), frozen, allotted, moved, carried, lapsed);
        }

        Pocket voted(Credits more) {
            return new Pocket(initial, voted.plus(more), opened.plus(more), frozen, allotted, moved, carried, lapsed);
        }

        Pocket opened(Credits more) {
            return new Pocket(initial, voted, opened.plus(more), frozen, allotted, moved, carried, lapsed);
        }

        Pocket closed(Credits less) {
            return new Pocket(initial, voted, opened.minus(less), frozen, allotted, moved, carried, lapsed);
        }

        Pocket frozen(Credits more) {
            return new Pocket(initial, voted, opened, frozen.plus(more), allotted, moved, carried, lapsed);
        }

        Pocket thawed(Credits less) {
            return new Pocket(initial, voted, opened, frozen.minus(less), allotted, moved, carried, lapsed);
        }

        Pocket allotted(Credits more) {
            return new Pocket(initial, voted, opened, frozen, allotted.plus(more), moved, carried, lapsed);
        }

        Pocket takenBack(Credits less) {
            return new Pocket(initial, voted, opened, frozen, allotted.minus(less), moved, carried, lapsed);
        }

        Pocket moved(Moved next) {
            return new Pocket(initial, voted, opened, frozen, allotted, next, carried, lapsed);
        }

        /** What is not left any more is taken from what lapsed. */
        Pocket carriedForward(Credits credits, boolean contribution) {
            Credits left = leftToAllot();
            Credits revived = new Credits(beyond(credits.ae(), left.ae()), beyond(credits.cp(), left.cp()));
            CarriedForward more = carried.more(credits, contribution);
            return new Pocket(initial, voted, opened, frozen, allotted, moved, more, lapsed.minus(revived));
        }

        private static Balance beyond(Balance asked, Balance left) {
            return asked.compareTo(left) > 0 ? asked.minus(left) : Balance.ZERO;
        }

        Pocket lapsed(Credits credits, Credits reserve) {
            Credits more = credits.plus(reserve);
            return new Pocket(
                    initial, voted, opened, frozen.minus(reserve), allotted, moved, carried, lapsed.plus(more));
        }

        /** What lapsed on a BOP or a unit is no longer allotted, and lapsed here: an order may carry it over too. */
        Pocket lapsedBelow(Credits credits) {
            return new Pocket(
                    initial, voted, opened, frozen, allotted.minus(credits), moved, carried, lapsed.plus(credits));
        }
    }

    /** Crédits initiaux, all titles. */
    public Credits initial() {
        return t2.initial().plus(ht2.initial());
    }

    /** Crédits ouverts par les lois de finances de l'année, all titles. */
    public Credits voted() {
        return t2.voted().plus(ht2.voted());
    }

    /** Mouvements cumulés, all titles. */
    public Moved moved() {
        return t2.moved().plus(ht2.moved());
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
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return Decision.accept(
                c.financeAct() == FinanceAct.AMENDING
                        ? new AmendingCreditsOpened(c.year(), c.programme(), c.title(), c.credits(), c.legalRef())
                        : new CreditsOpened(c.year(), c.programme(), c.title(), c.credits(), c.legalRef()));
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
        return CreditRules.notFungible(c.from(), c.to());
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
                with(anticipations.voted(e.title(), e.credits().ae()))
                        .with(e.title().group(), p -> p.initial(e.credits()));
            case AmendingCreditsOpened e ->
                with(anticipations.voted(e.title(), e.credits().ae()))
                        .with(e.title().group(), p -> p.voted(e.credits()));
            case AnticipationCounted e ->
                with(anticipations.taken(e.title(), e.amount().balance()));
            case AnticipationReturned e -> with(anticipations.taken(e.title(), Balance.ZERO.minus(e.amount())));
            case CreditsTakenOver _ -> this;
            case ContributionCreditsOpened e -> with(e.title().group(), p -> p.opened(e.credits()));
            case CreditsFrozen e -> with(e.titleGroup(), p -> p.frozen(e.credits()));
            case CreditsThawed e -> with(e.titleGroup(), p -> p.thawed(e.credits()));
            case CreditsReallocated e ->
                with(e.from(), p -> p.closed(e.credits())).with(e.to(), p -> p.opened(e.credits()));
            case CreditsAllotted e -> with(e.titleGroup(), p -> p.allotted(e.credits()));
            case CreditsTakenBack e -> with(e.titleGroup(), p -> p.takenBack(e.credits()));
            case CreditsMoved e -> with(e.titleGroup(), p -> moved(p, e));
            case CreditsCarriedOver e -> with(e.titleGroup(), p -> p.opened(e.credits()));
            case CreditsCarriedForward e -> with(e.titleGroup(), p -> p.carriedForward(e.credits(), e.contribution()));
            case ProgrammeCreditsLapsed e -> with(e.titleGroup(), p -> p.lapsed(e.credits(), e.frozen()));
            case CreditsLapsedBelow e -> with(e.titleGroup(), p -> p.lapsedBelow(e.credits()));
        };
    }

    private static Pocket moved(Pocket pocket, CreditsMoved e) {
        Pocket counted = pocket.moved(pocket.moved().more(e.kind(), e.credits()));
        return switch (e.direction()) {
            case IN -> counted.opened(e.credits());
            case OUT -> counted.closed(e.credits());
        };
    }

    private ProgrammeBudget with(Anticipations next) {
        return new ProgrammeBudget(t2, ht2, next);
    }

    private ProgrammeBudget with(TitleGroup group, UnaryOperator<Pocket> change) {
        return switch (group) {
            case T2 -> new ProgrammeBudget(change.apply(t2), ht2, anticipations);
            case HT2 -> new ProgrammeBudget(t2, change.apply(ht2), anticipations);
        };
    }
}
