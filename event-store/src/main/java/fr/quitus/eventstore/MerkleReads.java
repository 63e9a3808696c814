package fr.quitus.eventstore;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.NodeSource;
import fr.quitus.proofs.merkle.Proofs;
import java.util.List;

/** Lecture de l'arbre : the Merkle tree over the leaf hashes of the log, as proofs and checkpoints need it. */
public interface MerkleReads extends NodeSource {

    /** The frontier of the log as it is durable on the quorum; the caller's own copy. */
    Frontier frontier();

    /**
     * Hashes of complete subtrees: of single leaves (level 0), of 256 (level 8), 65 536 (level 16) and so on. Fewer
     * come where the log has no more. What lies below {@link #frontier()} is durable.
     */
    @Override
    List<byte[]> hashes(int level, long from, int count);

    /** Root of the tree over so many events, the first ones. */
    default byte[] rootAt(long size) {
        return new Proofs(this).root(size);
    }
}
