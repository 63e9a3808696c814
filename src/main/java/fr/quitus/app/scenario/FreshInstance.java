package fr.quitus.app.scenario;

import java.net.URI;

/**
 * A ledger of its own for one scenario: empty, in demonstration mode, set in the scenario's fiscal year (delegations
 * are dated in it), on a data folder that is thrown away afterwards.
 */
public interface FreshInstance {
    /**
     * Starts it and answers its address once it serves.
     *
     * @throws InstanceNotStarted if it does not
     */
    URI start();

    /** Stops it and throws its data away. Asked once, also when {@link #start} failed. */
    void stop();
}
