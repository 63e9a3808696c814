package fr.quitus.proofs.merkle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hashes of a tree of a given size, read block by block for the time of one proof. */
final class Tiles {

    private static final int TILE_NODES_MAX = 1 << Frontier.STORED_LEVEL_STEP;

    private record Place(int level, long number) {}

    private final NodeSource source;
    private final long size;
    private final TreeHasher hasher = new TreeHasher();
    private final Map<Place, List<byte[]>> read = new HashMap<>();

    Tiles(NodeSource source, long size) {
        this.source = source;
        this.size = size;
    }

    /** Root of the tree over the leaves {@code [from, to)}; {@code from} is where a subtree so large may begin. */
    byte[] root(long from, long to) {
        if (from == to) {
            return hasher.emptyRoot();
        }
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return complete(level, from >>> level);
        }
        long middle = from + Long.highestOneBit(leaves);
        return hasher.node(root(from, middle), root(middle, to));
    }

    private byte[] complete(int level, long index) {
        int above = level % Frontier.STORED_LEVEL_STEP;
        if (above == 0) {
            return stored(level, index);
        }
        return hasher.node(complete(level - 1, 2 * index), complete(level - 1, 2 * index + 1));
    }

    private byte[] stored(int level, long index) {
        Place place = new Place(level, index / TILE_NODES_MAX);
        return read.computeIfAbsent(place, this::read).get((int) (index % TILE_NODES_MAX));
    }

    private List<byte[]> read(Place place) {
        long from = place.number() * TILE_NODES_MAX;
        int count = (int) Math.min(TILE_NODES_MAX, (size >>> place.level()) - from);
        List<byte[]> hashes = source.hashes(place.level(), from, count);
        if (hashes.size() != count) {
            throw new IllegalStateException("%d hashes of level %d from %d were asked for, %d came"
                    .formatted(count, place.level(), from, hashes.size()));
        }
        return hashes;
    }
}
