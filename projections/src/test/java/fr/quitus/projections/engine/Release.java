package fr.quitus.projections.engine;

import fr.quitus.projections.audittrail.AuditTrailProjection;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One view as three releases fold it: the trial balance, the same with a line for each event, those lines alone. So
 * that each has tables that another has not.
 */
final class Release implements Projection {
    static final int LAST = 3;

    private final TrialBalanceProjection balance = new TrialBalanceProjection();
    private final AuditTrailProjection lines = new AuditTrailProjection();
    private final int version;
    private final AtomicLong poison = new AtomicLong(LogReader.BEFORE_FIRST);

    Release(int version) {
        this.version = version;
    }

    void failOn(long position) {
        poison.set(position);
    }

    @Override
    public String name() {
        return balance.name();
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return version == LAST ? List.of() : balance.folds();
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return version == 1 ? List.of() : lines.appendedTables();
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        if (event.position() == poison.get()) {
            throw new IllegalStateException("release " + version + " does not know event " + event.position());
        }
        if (version > 1) {
            lines.append(event, appends);
        }
    }
}
