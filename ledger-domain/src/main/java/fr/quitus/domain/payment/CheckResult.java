package fr.quitus.domain.payment;

import org.jspecify.annotations.Nullable;

/**
 * Résultat d'un contrôle du comptable.
 *
 * @param comment what the comptable notes of it
 */
public record CheckResult(boolean satisfied, @Nullable String comment) {}
