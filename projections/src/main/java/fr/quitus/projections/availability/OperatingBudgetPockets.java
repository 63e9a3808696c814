package fr.quitus.projections.availability;

import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.OperatingBudgetEvent.AllotmentReceived;
import fr.quitus.domain.budget.OperatingBudgetEvent.CreditsAllotted;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Crédits d'un BOP : received and allotted per title group. Left = received − allotted. */
final class OperatingBudgetPockets implements Fold<OperatingBudgetPockets.Key, OperatingBudgetPockets.Pocket> {
    record Key(int fiscalYear, String operatingBudget, String titleGroup) {}

    record Pocket(long aeReceivedCents, long cpReceivedCents, long aeAllottedCents, long cpAllottedCents) {
        static final Pocket EMPTY = new Pocket(0, 0, 0, 0);
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
                    case CreditsAllotted e -> e.titleGroup();
                };
        return List.of(new Key(event.year().value(), event.operatingBudget().text(), group.name()));
    }

    @Override
    public Pocket fold(Key key, @Nullable Pocket row, LoggedEvent logged, Appends appends) {
        Pocket p = row == null ? Pocket.EMPTY : row;
        return switch ((OperatingBudgetEvent) logged.event()) {
            case AllotmentReceived e ->
                new Pocket(
                        Cents.add(p.aeReceivedCents(), e.credits().ae(), 1),
                        Cents.add(p.cpReceivedCents(), e.credits().cp(), 1),
                        p.aeAllottedCents(),
                        p.cpAllottedCents());
            case CreditsAllotted e ->
                new Pocket(
                        p.aeReceivedCents(),
                        p.cpReceivedCents(),
                        Cents.add(p.aeAllottedCents(), e.credits().ae(), 1),
                        Cents.add(p.cpAllottedCents(), e.credits().cp(), 1));
        };
    }
}
