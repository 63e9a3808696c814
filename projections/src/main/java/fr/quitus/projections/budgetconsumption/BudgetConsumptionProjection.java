package fr.quitus.projections.budgetconsumption;

import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Exécution du budget : every movement of credits, and their sums by block of the log. */
@Component
public final class BudgetConsumptionProjection implements Projection {
    public static final String NAME = "budgetconsumption";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new CommittedLines());
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(BudgetMovements.TABLE);
    }

    @Override
    public List<Summary<?, ?, ?, ?>> summaries() {
        return List.of(new BudgetSteps());
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        new BudgetMovements(event, appends).append();
    }
}
