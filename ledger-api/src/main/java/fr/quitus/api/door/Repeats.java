package fr.quitus.api.door;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Tells repeats from new demands, as far as this node can remember: the same demand sent twice at once is answered one
 * after the other, and one that was asked lately is known for a repeat. It only spares work: the journal is the judge.
 */
final class Repeats {
    private final Map<UUID, CountDownLatch> underWay = new HashMap<>();
    private final Map<UUID, Boolean> recent;

    Repeats(int commandsMax) {
        this.recent = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
                return size() > commandsMax;
            }
        };
    }

    /** Waits until nobody else is being answered under this id. */
    Turn turn(UUID commandId) {
        while (true) {
            CountDownLatch other;
            synchronized (this) {
                other = underWay.get(commandId);
                if (other == null) {
                    underWay.put(commandId, new CountDownLatch(1));
                    return new Turn(commandId, recent.put(commandId, true) != null);
                }
            }
            await(other);
        }
    }

    private static void await(CountDownLatch other) {
        try {
            other.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DoorRefused(DoorError.SURCHARGE, "Le service s'arrête.");
        }
    }

    private synchronized @Nullable CountDownLatch end(UUID commandId) {
        return underWay.remove(commandId);
    }

    /** One demand being answered. */
    final class Turn implements AutoCloseable {
        private final UUID commandId;
        private final boolean repeated;

        private Turn(UUID commandId, boolean repeated) {
            this.commandId = commandId;
            this.repeated = repeated;
        }

        /** Whether the same demand came before, lately. */
        boolean repeated() {
            return repeated;
        }

        @Override
        public void close() {
            CountDownLatch mine = end(commandId);
            if (mine != null) {
                mine.countDown();
            }
        }
    }
}
