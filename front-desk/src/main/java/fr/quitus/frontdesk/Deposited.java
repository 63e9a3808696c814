package fr.quitus.frontdesk;

/**
 * Déposé : the answer to a depositor, given when the deposit is durable.
 *
 * @param copies on how many distinct storages it is now, at least 1
 * @param replayed that the same act had been deposited before
 */
public record Deposited(Deposit deposit, int copies, boolean replayed) {}
