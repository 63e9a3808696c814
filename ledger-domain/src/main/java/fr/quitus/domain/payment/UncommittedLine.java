package fr.quitus.domain.payment;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;

/** Ligne sans engagement préalable : its payment consumes AE and CP together, for the same amount (GBCP art. 159). */
public record UncommittedLine(EnvelopeId envelope, AccountCode account, Amount amount) {}
