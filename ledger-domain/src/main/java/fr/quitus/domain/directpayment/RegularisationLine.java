package fr.quitus.domain.directpayment;

import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.value.Amount;

/** Part of the payment and where it is imputed. */
public record RegularisationLine(Imputation imputation, Amount amount) {}
