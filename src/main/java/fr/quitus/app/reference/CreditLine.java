package fr.quitus.app.reference;

/**
 * Crédits of one programme, action and title in the PLF 2025 (projet de loi): asked for, never voted.
 * Eight lines of the source are zero on both sides; they are kept, because the action exists.
 */
public record CreditLine(String programme, String action, String title, Credits credits) {}
