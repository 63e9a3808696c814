package fr.quitus.eventstore.postgres;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this node remembers of the log, to know a primary that does not hold it: one that was promoted without being the
 * most advanced, or came back from before a takeover. Used by the appender's thread alone.
 */
final class Ancestry {

    private final Supplier<Head> durable;
    private Epoch mine = Epoch.NONE;

    /**
     * An epoch of the writing as the database notes it.
     *
     * @param start where the log stood when it began
     * @param mark tells this takeover from another one of the same number in another history
     */
    record Epoch(Head start, String mark) {
        static final Epoch NONE = new Epoch(new Head(0, -1, -1), "");
    }

    /** The supplier tells how far this node knows the log to be durable, whoever wrote it. */
    Ancestry(Supplier<Head> durable) {
        this.durable = durable;
    }

    /**
     * Looks before anything is written there.
     *
     * @param own where this node's own writing ended
     * @throws ForkedLogException if something that was acknowledged here, or told as durable, is missing
     */
    void require(WriterSession session, Head own) throws SQLException {
        Head end = session.head();
        requireReaches(end, durable.get());
        long epoch = mine.start().epoch();
        if (epoch == 0) {
            return;
        }
        Optional<Epoch> found = session.epoch(epoch);
        if (!found.equals(Optional.of(mine))) {
            throw new ForkedLogException(
                    "this primary's epoch %d is another than the one this node wrote in: %s".formatted(epoch, found));
        }
        requireReaches(end.epoch() == epoch ? end : session.startOf(epoch + 1), own);
    }

    /** From now on this node writes in this epoch. */
    void begun(Epoch epoch) {
        mine = epoch;
    }

    private static void requireReaches(Head end, Head known) throws ForkedLogException {
        if (end.epoch() < known.epoch() || end.position() < known.position() || end.number() < known.number()) {
            throw new ForkedLogException(
                    "this primary ends at %s, but %s was acknowledged: nothing is written here".formatted(end, known));
        }
    }
}
