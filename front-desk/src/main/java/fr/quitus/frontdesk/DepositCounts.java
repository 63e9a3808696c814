package fr.quitus.frontdesk;

/**
 * Compteurs du guichet.
 *
 * @param lastNumber highest number given, 0 before the first
 * @param pending deposits without an ending
 * @param accepted ended and accepted, of those still kept
 * @param refused ended and refused, of those still kept
 * @param bytes size of one copy of what is kept
 */
public record DepositCounts(long lastNumber, int pending, long accepted, long refused, long bytes) {}
