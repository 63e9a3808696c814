package fr.quitus.bays;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tour : whoever looks after the bays, takes over, or carries out an order does it alone. What waits long waits outside
 * of its turn, and looks again when it has it.
 */
final class Turn {
    private final Cluster cluster;
    private boolean over;

    Turn(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @throws BayActRefused when we are leaving: from then on the folders may be somebody else's */
    synchronized <T extends @Nullable Object> T take(Supplier<T> work) {
        if (over || cluster.stopping()) {
            throw new BayActRefused(
                    BayActRefused.Code.ARRET_EN_COURS,
                    "L'application s'arrête : rien n'a été changé.",
                    "Redonnez l'ordre après le redémarrage.");
        }
        return work.get();
    }

    /** Returns when nobody has the turn; nobody has it any more. */
    synchronized void end() {
        over = true;
    }
}
