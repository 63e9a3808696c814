package fr.quitus.projections.availability;

import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AmendingCreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.Title;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Crédits ouverts par titre. A reallocation moves title groups, not titles, and so is not seen here. */
final class TitleOpenings implements Fold<TitleOpenings.Key, TitleOpenings.Opening> {
    record Key(int fiscalYear, String programme, String title) {}

    record Opening(String titleGroup, long aeOpenedCents, long cpOpenedCents) {}

    static final Table<Key, Opening> TABLE = Table.of(TitleOpenings.class, "title_opening", Key.class, Opening.class);

    @Override
    public Table<Key, Opening> table() {
        return TABLE;
    }

    @Override
    public List<Key> keysOf(LoggedEvent logged) {
        return switch (logged.event()) {
            case CreditsOpened e -> List.of(key(e, e.title()));
            case AmendingCreditsOpened e -> List.of(key(e, e.title()));
            default -> List.of();
        };
    }

    private static Key key(ProgrammeBudgetEvent event, Title title) {
        return new Key(event.year().value(), event.programme().text(), title.name());
    }

    @Override
    public Opening fold(Key key, @Nullable Opening row, LoggedEvent logged, Appends appends) {
        return switch (logged.event()) {
            case CreditsOpened e -> opened(row, e.title(), e.credits());
            case AmendingCreditsOpened e -> opened(row, e.title(), e.credits());
            default -> throw new IllegalStateException("no finance act opened credits by " + logged.event());
        };
    }

    private static Opening opened(@Nullable Opening row, Title title, Credits credits) {
        return new Opening(
                title.group().name(),
                Cents.add(row == null ? 0 : row.aeOpenedCents(), credits.ae(), 1),
                Cents.add(row == null ? 0 : row.cpOpenedCents(), credits.cp(), 1));
    }
}
