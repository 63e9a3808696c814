package fr.quitus.projections.paymentdelays;

import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.paymentdelays.DelaySteps.Step;
import fr.quitus.projections.paymentdelays.DelaySteps.Sum;
import fr.quitus.projections.paymentdelays.RequestDelays.Delay;
import fr.quitus.projections.paymentdelays.RequestDelays.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Relevés de délais : how many payments took so many days. Averages, shares and medians follow from them exactly. */
final class DelaySteps implements Summary<Step, Sum, Place, Delay> {
    /** A unit, post, day of payment and delay, in a block of the log. */
    record Step(int scale, long block, String fundsCentre, String post, LocalDate valueDate, int paymentDays) {}

    /** How many, for how much, and what was owed for the late ones. */
    record Sum(long payments, long amountCents, long late, long daysLate, long interestCents, long feeCents) {
        static final Sum NONE = new Sum(0, 0, 0, 0, 0, 0);
    }

    static final Table<Step, Sum> TABLE = Table.of(DelaySteps.class, "delay_step", Step.class, Sum.class);

    @Override
    public Table<Step, Sum> table() {
        return TABLE;
    }

    @Override
    public Table<Place, Delay> source() {
        return RequestDelays.DELAYS;
    }

    @Override
    public List<Step> keysOf(Place place, Delay delay) {
        List<Step> keys = new ArrayList<>();
        for (int scale : Blocks.scales()) {
            keys.add(new Step(
                    scale,
                    Blocks.of(scale, place.position()),
                    delay.fundsCentre(),
                    delay.post(),
                    delay.valueDate(),
                    delay.paymentDays()));
        }
        return keys;
    }

    @Override
    public Sum fold(Step key, @Nullable Sum row, Place place, Delay delay) {
        Sum sum = row == null ? Sum.NONE : row;
        return new Sum(
                Math.addExact(sum.payments(), delay.payments()),
                Math.addExact(sum.amountCents(), delay.amountCents()),
                Math.addExact(sum.late(), delay.late()),
                Math.addExact(sum.daysLate(), delay.daysLate()),
                Math.addExact(sum.interestCents(), delay.interestCents()),
                Math.addExact(sum.feeCents(), delay.feeCents()));
    }
}
