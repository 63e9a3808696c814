package fr.quitus.projections.availability;

import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
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
        return logged.event() instanceof CreditsOpened e
                ? List.of(new Key(
                        e.year().value(), e.programme().text(), e.title().name()))
                : List.of();
    }

    @Override
    public Opening fold(Key key, @Nullable Opening row, LoggedEvent logged, Appends appends) {
        CreditsOpened e = (CreditsOpened) logged.event();
        return new Opening(
                e.title().group().name(),
                Cents.add(row == null ? 0 : row.aeOpenedCents(), e.credits().ae(), 1),
                Cents.add(row == null ? 0 : row.cpOpenedCents(), e.credits().cp(), 1));
    }
}
