package fr.quitus.projections.outstandingcommitments;

import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Restes à payer : what changes them, line of EJ by line, and their sums by block of the log. */
@Component
public final class OutstandingCommitmentsProjection implements Projection {
    public static final String NAME = "outstandingcommitments";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new EngagedLines());
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(EngagedLines.MOVEMENTS);
    }

    @Override
    public List<Summary<?, ?, ?, ?>> summaries() {
        return List.of(new EngagementSteps());
    }
}
