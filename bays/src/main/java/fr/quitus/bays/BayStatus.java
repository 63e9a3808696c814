package fr.quitus.bays;

/**
 * A bay as last seen by the supervision.
 *
 * @param receivedLsn place in the database's write-ahead log up to which the bay holds everything, in bytes
 * @param lagBytes what the primary has and the bay has not; 0 for the primary itself
 * @param detail a French sentence for the operator
 */
public record BayStatus(BayName name, int port, BayState state, long receivedLsn, long lagBytes, String detail) {}
