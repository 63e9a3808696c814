package fr.quitus.projections.availability;

import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.OperatingBudgetEvent.AllotmentReceived;
import fr.quitus.domain.budget.OperatingBudgetEvent.AllotmentWithdrawn;
import fr.quitus.domain.budget.OperatingBudgetEvent.CreditsAllotted;
import fr.quitus.domain.budget.OperatingBudgetEvent.CreditsTakenBack;
import fr.quitus.domain.budget.OperatingBudgetEvent.OperatingBudgetCreditsLapsed;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Crédits d'un BOP : received and allotted per title group, net of what was taken back. Left = received − allotted −
 * lapsed.
 */
final class OperatingBudgetPockets implements Fold<OperatingBudgetPockets.Key, OperatingBudgetPockets.Pocket> {
    record Key(int fiscalYear, String operatingBudget, String titleGroup) {}

    record Pocket(
            long aeReceivedCents,
            long cpReceivedCents,
            long aeAllottedCents,
            long cpAllottedCents,
            long aeLapsedCents,
            long cpLapsedCents) {
        static final Pocket EMPTY = new Pocket(0, 0, 0, 0, 0, 0);

        Pocket receive(Credits c, int sign) {
            return new Pocket(
                    Cents.add(aeReceivedCents, c.ae(), sign),
                    Cents.add(cpReceivedCents, c.cp(), sign),
                    aeAllottedCents,
                    cpAllottedCents,
                    aeLapsedCents,
                    cpLapsedCents);
        }

        Pocket allot(Credits c, int sign) {
            return new Pocket(
                    aeReceivedCents,
                    cpReceivedCents,
                    Cents.add(aeAllottedCents, c.ae(), sign),
                    Cents.add(cpAllottedCents, c.cp(), sign),
                    aeLapsedCents,
                    cpLapsedCents);
        }

        Pocket lapse(Credits c) {
            return new Pocket(
                    aeReceivedCents,
                    cpReceivedCents,
                    aeAllottedCents,
                    cpAllottedCents,
                    Cents.add(aeLapsedCents, c.ae(), 1),
                    Cents.add(cpLapsedCents, c.cp(), 1));
        }
    }

    static final Table<Key, Pocket> TABLE =
            Table.of(OperatingBudgetPockets.class, "operating_budget_pocket", Key.class, Pocket.class);

    @Override
    public Table<Key, Pocket> table() {
        return TABLE;
    }

    @Override
    public List<Key> keysOf(LoggedEvent logged) {
        if (!(logged.event() instanceof OperatingBudgetEvent event)) {
            return List.of();
        }
        TitleGroup group =
                switch (event) {
                    case AllotmentReceived e -> e.titleGroup();
                    case AllotmentWithdrawn e -> e.titleGroup();
                    case CreditsAllotted e -> e.titleGroup();
                    case CreditsTakenBack e -> e.titleGroup();
                    case OperatingBudgetCreditsLapsed e -> e.titleGroup();
                };
        return List.of(new Key(event.year().value(), event.operatingBudget().text(), group.name()));
    }

    @Override
    public Pocket fold(Key key, @Nullable Pocket row, LoggedEvent logged, Appends appends) {
        Pocket p = row == null ? Pocket.EMPTY : row;
        return switch ((OperatingBudgetEvent) logged.event()) {
            case AllotmentReceived e -> p.receive(e.credits(), 1);
            case AllotmentWithdrawn e -> p.receive(e.credits(), -1);
            case CreditsAllotted e -> p.allot(e.credits(), 1);
            case CreditsTakenBack e -> p.allot(e.credits(), -1);
            case OperatingBudgetCreditsLapsed e -> p.lapse(e.credits());
        };
    }
}
