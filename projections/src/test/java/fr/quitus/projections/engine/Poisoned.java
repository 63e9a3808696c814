package fr.quitus.projections.engine;

import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Any view, with a fold that fails on some events until it is mended. */
final class Poisoned implements Projection {
    private final Projection real;
    private final Set<Long> poison = new ConcurrentSkipListSet<>();
    private final Set<Long> keyless = new ConcurrentSkipListSet<>();

    Poisoned(Projection real) {
        this.real = real;
    }

    void failOn(long position) {
        poison.add(position);
    }

    /** Nor can it tell what the event touches. */
    void tellNoKeysOf(long position) {
        keyless.add(position);
    }

    void mend(long position) {
        poison.remove(position);
        keyless.remove(position);
    }

    void mend() {
        poison.clear();
        keyless.clear();
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public int version() {
        return real.version();
    }

    @Override
    public Interest interest() {
        return real.interest();
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return real.folds().stream().<Fold<?, ?>>map(this::failing).toList();
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return real.appendedTables();
    }

    @Override
    public List<Summary<?, ?, ?, ?>> summaries() {
        return real.summaries();
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        real.append(event, appends);
        fail(event);
    }

    private void fail(LoggedEvent event) {
        if (poison.contains(event.position())) {
            throw new IllegalStateException("poison at " + event.position());
        }
    }

    private <K extends Record, R extends Record> Fold<K, R> failing(Fold<K, R> fold) {
        return new Fold<>() {
            @Override
            public Table<K, R> table() {
                return fold.table();
            }

            @Override
            public List<K> keysOf(LoggedEvent event) {
                if (keyless.contains(event.position())) {
                    throw new IllegalStateException("no keys at " + event.position());
                }
                return fold.keysOf(event);
            }

            @Override
            public boolean anyOrder() {
                return fold.anyOrder();
            }

            @Override
            public R fold(K key, @Nullable R row, LoggedEvent event, Appends appends) {
                R folded = fold.fold(key, row, event, appends);
                fail(event);
                return folded;
            }
        };
    }
}
