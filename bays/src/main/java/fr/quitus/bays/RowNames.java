package fr.quitus.bays;

import java.util.Optional;

/** Whoever knows what is stored in the bays names what lies in a damaged page. */
@FunctionalInterface
public interface RowNames {
    /**
     * What the page holds where it is sound.
     *
     * @param sound a bay in which it is
     * @return in French, such as {@code le fait n° 402}; empty when it is nothing that has a name
     */
    Optional<String> rowsOf(DamagedPage page, BayName sound);
}
