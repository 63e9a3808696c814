package fr.quitus.projections.costs;

import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.costs.Charges.Charge;
import fr.quitus.projections.costs.Charges.Place;
import fr.quitus.projections.costs.CostSteps.Step;
import fr.quitus.projections.costs.CostSteps.Sum;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Relevés de coûts : what was charged to a destination, dated a day, within a block of positions. */
final class CostSteps implements Summary<Step, Sum, Place, Charge> {
    /** A destination, account and day, in a block of the log. */
    record Step(
            int fiscalYear,
            int scale,
            long block,
            String account,
            String costCentre,
            String activity,
            String materialGroup,
            String fundsCentre,
            LocalDate accountingDate) {}

    /** Débits moins crédits. */
    record Sum(long amountCents) {}

    static final Table<Step, Sum> TABLE = Table.of(CostSteps.class, "cost_step", Step.class, Sum.class);

    @Override
    public Table<Step, Sum> table() {
        return TABLE;
    }

    @Override
    public Table<Place, Charge> source() {
        return Charges.TABLE;
    }

    @Override
    public List<Step> keysOf(Place place, Charge charge) {
        List<Step> keys = new ArrayList<>();
        for (int scale : Blocks.scales()) {
            keys.add(new Step(
                    charge.fiscalYear(),
                    scale,
                    Blocks.of(scale, place.position()),
                    charge.account(),
                    charge.costCentre(),
                    charge.activity(),
                    charge.materialGroup(),
                    charge.fundsCentre(),
                    charge.accountingDate()));
        }
        return keys;
    }

    @Override
    public Sum fold(Step key, @Nullable Sum row, Place place, Charge charge) {
        return new Sum(Math.addExact(row == null ? 0 : row.amountCents(), charge.amountCents()));
    }
}
