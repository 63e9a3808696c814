package fr.quitus.app.reference;

/** Mission: the unit Parliament votes on, two letters in the State's nomenclature ({@code DA}). */
public record Mission(String code, String label, BudgetType budgetType) {}
