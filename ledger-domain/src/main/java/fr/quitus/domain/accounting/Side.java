package fr.quitus.domain.accounting;

/** Sens d'une imputation : débit ou crédit. */
public enum Side {
    DEBIT,
    CREDIT
}
