package fr.quitus.app.copies;

import fr.quitus.eventstore.ReadableLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.Stretch;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The log up to a position, as it was when that was its end. */
final class PrefixLog implements ReadableLog {
    private final ReadableLog log;
    private final long end;

    /** @param end last position, which the log holds */
    PrefixLog(ReadableLog log, long end) {
        this.log = log;
        this.end = end;
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int max) {
        long left = end - afterPosition;
        return left <= 0 ? List.of() : log.read(afterPosition, (int) Math.min(max, left));
    }

    @Override
    public Stretch stretch(long afterPosition, long upTo, Predicate<String> names) {
        Stretch.check(afterPosition, upTo, end);
        return log.stretch(afterPosition, upTo, names);
    }

    @Override
    public long head() {
        return end;
    }

    /** Nothing comes behind the end. */
    @Override
    public boolean awaitBeyond(long position, Duration timeout) {
        return end > position;
    }
}
