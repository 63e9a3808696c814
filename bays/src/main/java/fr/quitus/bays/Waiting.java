package fr.quitus.bays;

import java.util.concurrent.locks.LockSupport;

/** Short pauses between two looks at something outside of this process that cannot call us back. */
final class Waiting {
    private Waiting() {}

    static void pause(long milliseconds) {
        if (Thread.currentThread().isInterrupted()) {
            throw new StorageException("Interrompu pendant une attente.");
        }
        LockSupport.parkNanos(milliseconds * 1_000_000);
    }
}
