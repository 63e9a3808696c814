package fr.quitus.projections.outstandingcommitments;

import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.outstandingcommitments.EngagedLines.Movement;
import fr.quitus.projections.outstandingcommitments.EngagedLines.Place;
import fr.quitus.projections.outstandingcommitments.EngagementSteps.Step;
import fr.quitus.projections.outstandingcommitments.EngagementSteps.Sum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Relevés des restes à payer : what changed them at a funds centre on a day, within a block of positions. */
final class EngagementSteps implements Summary<Step, Sum, Place, Movement> {
    /** A funds centre, year of engagement and day, in a block of the log. */
    record Step(int scale, long block, String fundsCentre, int engagementYear, LocalDate actDate) {}

    /** What changed. */
    record Sum(long committedCents, long paidCents, long withheldCents) {
        static final Sum NONE = new Sum(0, 0, 0);
    }

    static final Table<Step, Sum> TABLE = Table.of(EngagementSteps.class, "engagement_step", Step.class, Sum.class);

    @Override
    public Table<Step, Sum> table() {
        return TABLE;
    }

    @Override
    public Table<Place, Movement> source() {
        return EngagedLines.MOVEMENTS;
    }

    @Override
    public List<Step> keysOf(Place place, Movement moved) {
        List<Step> keys = new ArrayList<>();
        for (int scale : Blocks.scales()) {
            keys.add(new Step(
                    scale,
                    Blocks.of(scale, place.position()),
                    moved.fundsCentre(),
                    moved.engagementYear(),
                    moved.actDate()));
        }
        return keys;
    }

    @Override
    public Sum fold(Step key, @Nullable Sum row, Place place, Movement moved) {
        Sum sum = row == null ? Sum.NONE : row;
        return new Sum(
                Math.addExact(sum.committedCents(), moved.committedCents()),
                Math.addExact(sum.paidCents(), moved.paidCents()),
                Math.addExact(sum.withheldCents(), moved.withheldCents()));
    }
}
