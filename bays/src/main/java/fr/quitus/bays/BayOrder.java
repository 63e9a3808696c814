package fr.quitus.bays;

/**
 * Ordre d'exploitation sur une baie.
 *
 * @param author who gives it
 * @param reason why, in his words
 */
public record BayOrder(BayAct act, BayName bay, String author, String reason) {}
