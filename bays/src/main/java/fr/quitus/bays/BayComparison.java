package fr.quitus.bays;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Comparaison : whether a bay holds the same log as the primary, as whoever keeps the log there can tell. */
@FunctionalInterface
public interface BayComparison {
    /**
     * Compares what both hold up to the last place that both have.
     *
     * @return how they differ, in French; null when they do not
     * @throws SQLException when one of them does not answer: it is asked again later
     */
    @Nullable String difference(BayName bay, BayName primary) throws SQLException;
}
