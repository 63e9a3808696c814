package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Amount;
import java.time.LocalDate;

/**
 * Réduction ou annulation émise by the ordonnateur, and not yet taken in charge.
 *
 * @param cancels whether the whole title is
 */
public record PendingReduction(boolean cancels, Amount amount, String reason, LocalDate issuedOn) {}
