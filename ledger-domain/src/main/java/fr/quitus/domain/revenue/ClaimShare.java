package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.RevenueLine;

/**
 * Quote-part : what an act puts on one position of a claim.
 *
 * @param line number of the position, from 1: the title's lines first
 */
public record ClaimShare(int line, ClaimPart part, RevenueLine revenueLine, Amount amount) {}
