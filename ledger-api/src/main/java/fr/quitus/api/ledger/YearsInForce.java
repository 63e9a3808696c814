package fr.quitus.api.ledger;

import fr.quitus.domain.fiscalyear.FiscalYears;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Exercices, for every act, exactly. They are held in memory as {@link LawInForce} is, but no act may be decided on
 * years that have moved on: at this node the gate lets no other command be under way while one moves them, and what
 * another node wrote begins a new generation of the log here, under which they are read again.
 */
public final class YearsInForce {
    private record Known(FiscalYears years, long generation) {}

    private final Files files;
    private final LongSupplier generation;
    private volatile @Nullable Known known;

    /** @param generation of the log: it grows whenever a state that was read may be lost */
    public YearsInForce(Files files, LongSupplier generation) {
        this.files = files;
        this.generation = generation;
    }

    /** The years as the log has them in its present generation. */
    public FiscalYears now() {
        Known held = known;
        return held != null && held.generation() == generation.getAsLong() ? held.years() : read();
    }

    /** One at a time, and never beside {@link #forget}. The generation is taken before the log is read. */
    private synchronized FiscalYears read() {
        long began = generation.getAsLong();
        Known read = new Known(files.years(), began);
        known = read;
        return read.years();
    }

    /** They may have moved on: the next act reads them again. */
    public synchronized void forget() {
        known = null;
    }
}
