package fr.quitus.projections.availability;

import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsAllotted;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsFrozen;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsReallocated;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsThawed;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Crédits d'un programme : opened, frozen and allotted per title group. Left = opened − frozen − allotted. */
final class ProgrammePockets implements Fold<ProgrammePockets.Key, ProgrammePockets.Pocket> {
    record Key(int fiscalYear, String programme, String titleGroup) {}

    record Pocket(
            long aeOpenedCents,
            long cpOpenedCents,
            long aeFrozenCents,
            long cpFrozenCents,
            long aeAllottedCents,
            long cpAllottedCents) {
        static final Pocket EMPTY = new Pocket(0, 0, 0, 0, 0, 0);

        Pocket plus(Pocket other) {
            return new Pocket(
                    Math.addExact(aeOpenedCents, other.aeOpenedCents),
                    Math.addExact(cpOpenedCents, other.cpOpenedCents),
                    Math.addExact(aeFrozenCents, other.aeFrozenCents),
                    Math.addExact(cpFrozenCents, other.cpFrozenCents),
                    Math.addExact(aeAllottedCents, other.aeAllottedCents),
                    Math.addExact(cpAllottedCents, other.cpAllottedCents));
        }

        /** AE restant à mettre à disposition. */
        long aeLeftCents() {
            return Math.subtractExact(Math.subtractExact(aeOpenedCents, aeFrozenCents), aeAllottedCents);
        }

        /** CP restant à mettre à disposition. */
        long cpLeftCents() {
            return Math.subtractExact(Math.subtractExact(cpOpenedCents, cpFrozenCents), cpAllottedCents);
        }

        Pocket open(Credits c, int sign) {
            return new Pocket(
                    Cents.add(aeOpenedCents, c.ae(), sign),
                    Cents.add(cpOpenedCents, c.cp(), sign),
                    aeFrozenCents,
                    cpFrozenCents,
                    aeAllottedCents,
                    cpAllottedCents);
        }

        Pocket freeze(Credits c, int sign) {
            return new Pocket(
                    aeOpenedCents,
                    cpOpenedCents,
                    Cents.add(aeFrozenCents, c.ae(), sign),
                    Cents.add(cpFrozenCents, c.cp(), sign),
                    aeAllottedCents,
                    cpAllottedCents);
        }

        Pocket allot(Credits c) {
            return new Pocket(
                    aeOpenedCents,
                    cpOpenedCents,
                    aeFrozenCents,
                    cpFrozenCents,
                    Cents.add(aeAllottedCents, c.ae(), 1),
                    Cents.add(cpAllottedCents, c.cp(), 1));
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
            case CreditsFrozen e -> List.of(key(e, e.titleGroup()));
            case CreditsThawed e -> List.of(key(e, e.titleGroup()));
            case CreditsReallocated e -> List.of(key(e, e.from()), key(e, e.to()));
            case CreditsAllotted e -> List.of(key(e, e.titleGroup()));
        };
    }

    @Override
    public Pocket fold(Key key, @Nullable Pocket row, LoggedEvent logged, Appends appends) {
        Pocket pocket = row == null ? Pocket.EMPTY : row;
        return switch ((ProgrammeBudgetEvent) logged.event()) {
            case CreditsOpened e -> pocket.open(e.credits(), 1);
            case CreditsFrozen e -> pocket.freeze(e.credits(), 1);
            case CreditsThawed e -> pocket.freeze(e.credits(), -1);
            case CreditsReallocated e ->
                pocket.open(e.credits(), key.titleGroup().equals(e.to().name()) ? 1 : -1);
            case CreditsAllotted e -> pocket.allot(e.credits());
        };
    }

    private static Key key(ProgrammeBudgetEvent event, TitleGroup group) {
        return new Key(event.year().value(), event.programme().text(), group.name());
    }
}
