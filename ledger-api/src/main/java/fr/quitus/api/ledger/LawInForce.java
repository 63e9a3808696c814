package fr.quitus.api.ledger;

import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.law.LawParameters;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Droit en vigueur, for every act: the law's parameters and the chart of accounts. Nearly every act needs them and they
 * change a few times a year, so they are held in memory rather than locked as streams: read from the log when they are
 * first asked for, after each change that was asked here, and once a minute for those that were made elsewhere. An act
 * decided while a change is being written is decided under the law of before, as if it had come first.
 */
public final class LawInForce {
    /** How long a change made by another node may stay unknown. */
    static final long HELD_MS_MAX = 60_000;

    /**
     * The law as it was read.
     *
     * @param readAtMs on the clock that only goes forward
     */
    private record Known(LawParameters law, ChartOfAccounts chart, long readAtMs) {}

    private final Files files;
    private final LongSupplier clockMs;
    private volatile @Nullable Known known;

    public LawInForce(Files files) {
        this(files, () -> System.nanoTime() / 1_000_000);
    }

    /** @param clockMs milliseconds on a clock that only goes forward */
    LawInForce(Files files, LongSupplier clockMs) {
        this.files = files;
        this.clockMs = clockMs;
    }

    /** The law as the log has it. */
    public LawParameters now() {
        return known().law();
    }

    /** The chart of accounts as the log has it. */
    public ChartOfAccounts chart() {
        return known().chart();
    }

    private Known known() {
        Known held = known;
        return held != null && clockMs.getAsLong() - held.readAtMs() < HELD_MS_MAX ? held : read();
    }

    /** One at a time, and never beside {@link #forget}: a law read before a change is not kept after it. */
    private synchronized Known read() {
        Known read = new Known(files.law(), files.chart(), clockMs.getAsLong());
        known = read;
        return read;
    }

    /** It may have changed: the next act reads it again. */
    public synchronized void forget() {
        known = null;
    }
}
