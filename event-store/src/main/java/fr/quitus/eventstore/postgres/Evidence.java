package fr.quitus.eventstore.postgres;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a look into the database said about the aggregates and commands of one batch, after its statement was refused.
 *
 * @param tails where each aggregate of the batch stands, {@link StreamHead#NONE} if nothing of it exists
 * @param commands commands of the batch that are in the journal already
 */
record Evidence(Map<String, StreamHead> tails, Set<UUID> commands) {

    static final Evidence NONE = new Evidence(Map.of(), Set.of());
}
