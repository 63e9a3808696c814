package fr.quitus.domain.payment;

import fr.quitus.domain.value.Amount;

/**
 * Part d'une ligne that a credit note pays, or that is used of one.
 *
 * @param line its place in the request, from 0
 */
public record NettedPart(int line, Amount amount) {}
