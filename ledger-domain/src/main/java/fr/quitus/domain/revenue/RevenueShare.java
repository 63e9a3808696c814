package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.RevenueLine;

/** Recette budgétaire d'une ligne de recette : part of a sum, on one line of the finance act. */
public record RevenueShare(RevenueLine revenueLine, Amount amount) {}
