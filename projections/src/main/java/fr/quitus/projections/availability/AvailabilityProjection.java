package fr.quitus.projections.availability;

import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Disponibilités d'AE et de CP, at the three levels that hold credits. One view, so that its levels are of one
 * instant.
 */
@Component
public final class AvailabilityProjection implements Projection {
    public static final String NAME = "availability";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 10;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(
                new ProgrammePockets(),
                new TitleOpenings(),
                new OperatingBudgetPockets(),
                new EnvelopeCounters(),
                new AffectationLines());
    }

    static final List<Table<?, ?>> TABLES = List.of(
            ProgrammePockets.TABLE,
            TitleOpenings.TABLE,
            OperatingBudgetPockets.TABLE,
            EnvelopeCounters.TABLE,
            AffectationLines.TABLE);
}
