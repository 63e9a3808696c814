package fr.quitus.api.door;

import fr.quitus.api.ports.CommandJournal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Attente du stockage : a takeover is a pause, not an error, unless somebody else takes commands in meanwhile. */
final class StorageWait {
    /** How long a command waits for the log to come back. */
    static final long STORAGE_WAIT_MS = 15_000;
    /** Pause between two looks at a log that is away. */
    static final long STORAGE_PAUSE_MS = 50;

    private final CommandJournal journal;
    private volatile BooleanSupplier takenElsewhere = () -> false;

    StorageWait(CommandJournal journal) {
        this.journal = journal;
    }

    /** From now on nobody waits while this is so. */
    void endsWhen(BooleanSupplier takenElsewhere) {
        this.takenElsewhere = takenElsewhere;
    }

    <T> T answer(Supplier<T> answering) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STORAGE_WAIT_MS);
        while (true) {
            try {
                return answering.get();
            } catch (RuntimeException e) {
                if (journal.classify(e) != CommandJournal.Failure.UNAVAILABLE) {
                    throw e;
                }
                if (System.nanoTime() > deadline) {
                    throw new DoorRefused(
                            DoorError.STOCKAGE_INDISPONIBLE,
                            "Le journal n'a pas répondu en " + STORAGE_WAIT_MS / 1_000 + " s.");
                }
                if (takenElsewhere.getAsBoolean()) {
                    throw new DoorRefused(
                            DoorError.STOCKAGE_INDISPONIBLE,
                            "Le journal ne répond pas ; le guichet est ouvert et prend les actes en dépôt.");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STORAGE_PAUSE_MS));
            }
        }
    }
}
