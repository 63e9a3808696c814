package fr.quitus.domain.commitment;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Title;

/**
 * Seuil appliqué : what a title of the EJ amounted to, the threshold it was held against, and the order that sets it.
 * Events keep it, so that a later order changes nothing of what was decided.
 */
public record VisaThreshold(Title title, Amount amount, Amount threshold, String order) {
    /** Strictly above. */
    public boolean exceeded() {
        return amount.compareTo(threshold) > 0;
    }
}
