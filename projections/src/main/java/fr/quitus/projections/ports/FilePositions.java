package fr.quitus.projections.ports;

import java.util.List;

/** Where in the log the events of one file stand. */
@FunctionalInterface
public interface FilePositions {
    /**
     * In the order of the log; none for a file that it does not know.
     *
     * @param aggregateId such as {@code commitment:2100000012}
     */
    List<Long> of(String aggregateId);
}
