package fr.quitus.projections.costs;

import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Coûts : every posting on a charge account with its destination, and their sums by block of the log. */
@Component
public final class CostsProjection implements Projection {
    public static final String NAME = "costs";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new CostLines());
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(Charges.TABLE);
    }

    @Override
    public List<Summary<?, ?, ?, ?>> summaries() {
        return List.of(new CostSteps());
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        new Charges(event, appends).append();
    }
}
