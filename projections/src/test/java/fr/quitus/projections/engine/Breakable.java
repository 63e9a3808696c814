package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The trial balance, unable to tell what one event touches until it is mended, so that it stops; of any version. */
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
    public List<Fold<?, ?>> folds() {
        return real.folds().stream().<Fold<?, ?>>map(this::breaking).toList();
    }

    private <K extends Record, R extends Record> Fold<K, R> breaking(Fold<K, R> fold) {
        return new Fold<>() {
            @Override
            public Table<K, R> table() {
                return fold.table();
            }

            @Override
            public List<K> keysOf(LoggedEvent event) {
                if (event.position() == poison.get()) {
                    throw new IllegalStateException("poison at " + event.position());
                }
                return fold.keysOf(event);
            }

            @Override
            public R fold(K key, @Nullable R row, LoggedEvent event, Appends appends) {
                return fold.fold(key, row, event, appends);
            }
        };
    }
}
