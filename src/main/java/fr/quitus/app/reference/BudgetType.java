package fr.quitus.app.reference;

/** Type de budget: which of the four parts of the State's budget a mission belongs to. */
public enum BudgetType {
    /** Budget général. */
    BG,
    /** Budgets annexes. */
    BA,
    /** Comptes d'affectation spéciale. */
    CAS,
    /** Comptes de concours financiers. */
    CCF
}
