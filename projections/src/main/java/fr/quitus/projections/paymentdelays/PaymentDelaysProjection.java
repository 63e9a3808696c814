package fr.quitus.projections.paymentdelays;

import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Délais de paiement : each payment with its delay, and how many there are of each delay by block of the log. */
@Component
public final class PaymentDelaysProjection implements Projection {
    public static final String NAME = "paymentdelays";

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
        return List.of(new RequestDelays());
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(RequestDelays.DELAYS);
    }

    @Override
    public List<Summary<?, ?, ?, ?>> summaries() {
        return List.of(new DelaySteps());
    }
}
