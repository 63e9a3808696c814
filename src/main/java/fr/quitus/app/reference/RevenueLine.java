package fr.quitus.app.reference;

/** Ligne de recette non fiscale: its code and label, never an amount (the codes come from another year's act). */
public record RevenueLine(String code, String label, String source) {}
