package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The trial balance, stopping before one event until it is mended, and of any version. */
final class Breakable implements Projection {
    private final TrialBalanceProjection real = new TrialBalanceProjection();
    private final int version;
    private final AtomicLong poison = new AtomicLong(LogReader.BEFORE_FIRST);

    Breakable(int version) {
        this.version = version;
    }

    void failOn(long position) {
        poison.set(position);
    }

    void mend() {
        poison.set(LogReader.BEFORE_FIRST);
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public boolean goesOnBesideLetters() {
        return false;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return real.folds();
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        if (event.position() == poison.get()) {
            throw new IllegalStateException("poison at " + event.position());
        }
    }
}
