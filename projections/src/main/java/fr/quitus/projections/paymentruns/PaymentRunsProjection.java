package fr.quitus.projections.paymentruns;

import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Campagnes de paiement et leurs virements. */
@Component
public final class PaymentRunsProjection implements Projection {
    public static final String NAME = "paymentruns";

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
        return List.of(new OpenedRuns(), new SentTransfers());
    }
}
