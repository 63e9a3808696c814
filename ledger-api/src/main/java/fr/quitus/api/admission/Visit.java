package fr.quitus.api.admission;

/**
 * Demande d'une place.
 *
 * @param administration whose share it counts against
 * @param again whether the same demand came before
 */
public record Visit(Pool pool, Lane lane, String administration, boolean again) {
    public Visit {
        if (!pool.lanes().contains(lane)) {
            throw new IllegalArgumentException(pool + " has no lane " + lane);
        }
    }
}
