package fr.quitus.domain.revenue;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.RevenueLine;

/** Ligne de titre : the revenue line of the finance act, the product's account and the amount owed. */
public record ClaimLine(RevenueLine revenueLine, AccountCode account, Amount amount) {}
