package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.merkle.Frontier;
import java.util.ArrayList;
import java.util.List;

/**
 * What one batch adds to the Merkle log.
 *
 * @param frontier the frontier after the batch
 * @param nodes the subtrees of stored levels that the batch completes
 */
record TreeGrowth(Frontier frontier, List<Node> nodes) {

    /** A complete subtree of a stored level. */
    record Node(int level, long index, byte[] hash) {}

    /** Leaves the frontier it starts from as it is, for the batch may fail. */
    static TreeGrowth of(Frontier before, List<StoredEvent> events) {
        Frontier after = before.copy();
        List<Node> nodes = new ArrayList<>();
        for (StoredEvent event : events) {
            after.append(event.leafHash(), (level, index, hash) -> nodes.add(new Node(level, index, hash)));
        }
        return new TreeGrowth(after, nodes);
    }
}
