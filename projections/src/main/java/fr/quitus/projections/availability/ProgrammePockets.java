package fr.quitus.projections.availability;

import fr.quitus.domain.budget.ProgrammeBudgetEvent;
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
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Crédits d'un programme, per title group. Opened = voted ± reallocated + moved in − moved out + carried over. Left =
 * opened − frozen − allotted − carried forward − lapsed. What lapsed below has lapsed here, and is no longer allotted.
 */
final class ProgrammePockets implements Fold<ProgrammePockets.Key, ProgrammePockets.Pocket> {
    record Key(int fiscalYear, String programme, String titleGroup) {}

    /** In the order of the table's columns. */
    record Pocket(
            long aeOpenedCents,
            long cpOpenedCents,
            long aeFrozenCents,
            long cpFrozenCents,
            long aeAllottedCents,
            long cpAllottedCents,
            long aeVotedCents,
            long cpVotedCents,
            long aeMovedInCents,
            long cpMovedInCents,
            long aeMovedOutCents,
            long cpMovedOutCents,
            long aeCarriedOverCents,
            long cpCarriedOverCents,
            long aeCarriedForwardCents,
            long cpCarriedForwardCents,
            long aeLapsedCents,
            long cpLapsedCents) {
        static final Pocket EMPTY = new Pocket(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Pocket plus(Pocket o) {
            return new Pocket(
                    Math.addExact(aeOpenedCents, o.aeOpenedCents),
                    Math.addExact(cpOpenedCents, o.cpOpenedCents),
                    Math.addExact(aeFrozenCents, o.aeFrozenCents),
                    Math.addExact(cpFrozenCents, o.cpFrozenCents),
                    Math.addExact(aeAllottedCents, o.aeAllottedCents),
                    Math.addExact(cpAllottedCents, o.cpAllottedCents),
                    Math.addExact(aeVotedCents, o.aeVotedCents),
                    Math.addExact(cpVotedCents, o.cpVotedCents),
                    Math.addExact(aeMovedInCents, o.aeMovedInCents),
                    Math.addExact(cpMovedInCents, o.cpMovedInCents),
                    Math.addExact(aeMovedOutCents, o.aeMovedOutCents),
                    Math.addExact(cpMovedOutCents, o.cpMovedOutCents),
                    Math.addExact(aeCarriedOverCents, o.aeCarriedOverCents),
                    Math.addExact(cpCarriedOverCents, o.cpCarriedOverCents),
                    Math.addExact(aeCarriedForwardCents, o.aeCarriedForwardCents),
                    Math.addExact(cpCarriedForwardCents, o.cpCarriedForwardCents),
                    Math.addExact(aeLapsedCents, o.aeLapsedCents),
                    Math.addExact(cpLapsedCents, o.cpLapsedCents));
        }

        /** AE restant à mettre à disposition. */
        long aeLeftCents() {
            return Math.subtractExact(
                    Math.subtractExact(Math.subtractExact(aeOpenedCents, aeFrozenCents), aeAllottedCents),
                    Math.addExact(aeCarriedForwardCents, aeLapsedCents));
        }

        /** CP restant à mettre à disposition. */
        long cpLeftCents() {
            return Math.subtractExact(
                    Math.subtractExact(Math.subtractExact(cpOpenedCents, cpFrozenCents), cpAllottedCents),
                    Math.addExact(cpCarriedForwardCents, cpLapsedCents));
        }

        static Pocket opened(Credits c, int sign) {
            return new Pocket(
                    sign * c.ae().cents(), sign * c.cp().cents(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Pocket frozen(Credits c, int sign) {
            return new Pocket(
                    0, 0, sign * c.ae().cents(), sign * c.cp().cents(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Pocket allotted(Credits c, int sign) {
            return new Pocket(
                    0, 0, 0, 0, sign * c.ae().cents(), sign * c.cp().cents(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Pocket voted(Credits c) {
            return new Pocket(0, 0, 0, 0, 0, 0, c.ae().cents(), c.cp().cents(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Pocket movedIn(Credits c) {
            return new Pocket(0, 0, 0, 0, 0, 0, 0, 0, c.ae().cents(), c.cp().cents(), 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Pocket movedOut(Credits c) {
            return new Pocket(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, c.ae().cents(), c.cp().cents(), 0, 0, 0, 0, 0, 0);
        }

        static Pocket carriedOver(Credits c) {
            return new Pocket(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, c.ae().cents(), c.cp().cents(), 0, 0, 0, 0);
        }

        static Pocket lapsed(Credits c, Credits frozen) {
            Credits all = c.plus(frozen);
            return new Pocket(
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            all.ae().cents(),
                            all.cp().cents())
                    .plus(frozen(frozen, -1));
        }

        /** Carried forward after it lapsed, it is taken from what lapsed, as far as nothing else is left. */
        Pocket carryForward(Credits c) {
            long ae = Math.max(0, Math.subtractExact(c.ae().cents(), aeLeftCents()));
            long cp = Math.max(0, Math.subtractExact(c.cp().cents(), cpLeftCents()));
            return plus(carriedForward(c)).plus(new Pocket(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -ae, -cp));
        }

        static Pocket carriedForward(Credits c) {
            return new Pocket(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, c.ae().cents(), c.cp().cents(), 0, 0);
        }
    }

    static final Table<Key, Pocket> TABLE =
            Table.of(ProgrammePockets.class, "programme_pocket", Key.class, Pocket.class);

    @Override
    public Table<Key, Pocket> table() {
        return TABLE;
    }

    @Override
    public List<Key> keysOf(LoggedEvent logged) {
        if (!(logged.event() instanceof ProgrammeBudgetEvent event)) {
            return List.of();
        }
        return switch (event) {
            case CreditsOpened e -> List.of(key(e, e.title().group()));
            case AmendingCreditsOpened e -> List.of(key(e, e.title().group()));
            case CreditsTakenOver _, AnticipationCounted _, AnticipationReturned _ -> List.of();
            case ContributionCreditsOpened e -> List.of(key(e, e.title().group()));
            case CreditsFrozen e -> List.of(key(e, e.titleGroup()));
            case CreditsThawed e -> List.of(key(e, e.titleGroup()));
            case CreditsReallocated e -> List.of(key(e, e.from()), key(e, e.to()));
            case CreditsAllotted e -> List.of(key(e, e.titleGroup()));
            case CreditsTakenBack e -> List.of(key(e, e.titleGroup()));
            case CreditsMoved e -> List.of(key(e, e.titleGroup()));
            case CreditsCarriedOver e -> List.of(key(e, e.titleGroup()));
            case CreditsCarriedForward e -> List.of(key(e, e.titleGroup()));
            case ProgrammeCreditsLapsed e -> List.of(key(e, e.titleGroup()));
            case CreditsLapsedBelow e -> List.of(key(e, e.titleGroup()));
        };
    }

    @Override
    public Pocket fold(Key key, @Nullable Pocket row, LoggedEvent logged, Appends appends) {
        Pocket p = row == null ? Pocket.EMPTY : row;
        return switch ((ProgrammeBudgetEvent) logged.event()) {
            case CreditsOpened e -> p.plus(Pocket.opened(e.credits(), 1)).plus(Pocket.voted(e.credits()));
            case AmendingCreditsOpened e ->
                p.plus(Pocket.opened(e.credits(), 1)).plus(Pocket.voted(e.credits()));
            case CreditsTakenOver _, AnticipationCounted _, AnticipationReturned _ -> p;
            case ContributionCreditsOpened e -> p.plus(Pocket.opened(e.credits(), 1));
            case CreditsFrozen e -> p.plus(Pocket.frozen(e.credits(), 1));
            case CreditsThawed e -> p.plus(Pocket.frozen(e.credits(), -1));
            case CreditsReallocated e ->
                p.plus(Pocket.opened(e.credits(), key.titleGroup().equals(e.to().name()) ? 1 : -1));
            case CreditsAllotted e -> p.plus(Pocket.allotted(e.credits(), 1));
            case CreditsTakenBack e -> p.plus(Pocket.allotted(e.credits(), -1));
            case CreditsMoved e ->
                switch (e.direction()) {
                    case IN -> p.plus(Pocket.opened(e.credits(), 1)).plus(Pocket.movedIn(e.credits()));
                    case OUT -> p.plus(Pocket.opened(e.credits(), -1)).plus(Pocket.movedOut(e.credits()));
                };
            case CreditsCarriedOver e -> p.plus(Pocket.opened(e.credits(), 1)).plus(Pocket.carriedOver(e.credits()));
            case CreditsCarriedForward e -> p.carryForward(e.credits());
            case ProgrammeCreditsLapsed e -> p.plus(Pocket.lapsed(e.credits(), e.frozen()));
            case CreditsLapsedBelow e ->
                p.plus(Pocket.allotted(e.credits(), -1)).plus(Pocket.lapsed(e.credits(), Credits.NONE));
        };
    }

    private static Key key(ProgrammeBudgetEvent event, TitleGroup group) {
        return new Key(event.year().value(), event.programme().text(), group.name());
    }
}
