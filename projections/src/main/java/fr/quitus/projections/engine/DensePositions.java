package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;

/** A view that skipped a position would be false and look true; so each batch is checked to continue the one before. */
final class DensePositions {
    private DensePositions() {}

    static void check(long after, List<LoggedEvent> events) {
        long expected = after;
        for (LoggedEvent event : events) {
            expected++;
            if (event.position() != expected) {
                throw new IllegalStateException("the log gave position " + event.position() + " where " + expected
                        + " is due: a view does not skip an event");
            }
        }
    }
}
