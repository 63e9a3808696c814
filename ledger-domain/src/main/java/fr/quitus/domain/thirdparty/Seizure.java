package fr.quitus.domain.thirdparty;

import fr.quitus.domain.value.Amount;

/** Part saisie : what an opposition takes of a payment, and who gets it instead. */
public record Seizure(String reference, OppositionKind kind, Beneficiary beneficiary, Amount amount) {}
