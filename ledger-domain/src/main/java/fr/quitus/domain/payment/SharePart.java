package fr.quitus.domain.payment;

import fr.quitus.domain.value.Amount;

/** Part d'une part saisie : so much of what the opposition of this reference took. */
public record SharePart(String reference, Amount amount) {}
