package fr.quitus.api.ports;

import java.time.Instant;

/** When acts are made. The only clock that acts know. */
public interface LedgerClock {
    Instant now();

    /** Whether a caller may name the time of an act: in a demonstration only, never with real accounts. */
    boolean acceptsSimulatedTime();
}
