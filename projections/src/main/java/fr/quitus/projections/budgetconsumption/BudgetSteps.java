package fr.quitus.projections.budgetconsumption;

import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.budgetconsumption.BudgetMovements.Movement;
import fr.quitus.projections.budgetconsumption.BudgetMovements.Place;
import fr.quitus.projections.budgetconsumption.BudgetSteps.Step;
import fr.quitus.projections.budgetconsumption.BudgetSteps.Sum;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Relevés de crédits : what each holder's figures changed by in a month, within a block of positions. Acts of a unit
 * are so few that its days would be nearly as many rows as its acts; the days of a month that is not counted whole are
 * read from the movements.
 */
final class BudgetSteps implements Summary<Step, Sum, Place, Movement> {
    /**
     * A figure of a holder and month, in a block of the log.
     *
     * @param month its first day
     */
    record Step(
            int fiscalYear,
            int scale,
            String holder,
            long block,
            String titleGroup,
            String title,
            String measure,
            LocalDate month) {}

    /** AE et CP. */
    record Sum(long aeCents, long cpCents) {}

    static final Table<Step, Sum> TABLE = Table.of(BudgetSteps.class, "budget_step", Step.class, Sum.class);

    @Override
    public Table<Step, Sum> table() {
        return TABLE;
    }

    @Override
    public Table<Place, Movement> source() {
        return BudgetMovements.TABLE;
    }

    @Override
    public List<Step> keysOf(Place place, Movement moved) {
        List<Step> keys = new ArrayList<>();
        for (int scale : Blocks.scales()) {
            keys.add(new Step(
                    moved.fiscalYear(),
                    scale,
                    moved.holder(),
                    Blocks.of(scale, place.position()),
                    moved.titleGroup(),
                    moved.title(),
                    moved.measure(),
                    moved.actDate().withDayOfMonth(1)));
        }
        return keys;
    }

    @Override
    public Sum fold(Step key, @Nullable Sum row, Place place, Movement moved) {
        return row == null
                ? new Sum(moved.aeCents(), moved.cpCents())
                : new Sum(Math.addExact(row.aeCents(), moved.aeCents()), Math.addExact(row.cpCents(), moved.cpCents()));
    }
}
