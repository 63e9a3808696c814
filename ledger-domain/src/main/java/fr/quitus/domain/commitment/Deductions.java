package fr.quitus.domain.commitment;

import fr.quitus.domain.value.Balance;

/**
 * Retenues de la liquidation : what is not paid of a gross amount, known before the payment is ordered. CP are reserved
 * and consumed for the rest only.
 *
 * @param retention retenue de garantie, kept on account 4017 until it is released
 * @param advanceRecovery récupération d'une avance : paid before, and not paid again
 * @param penalties pénalités contractuelles, which the supplier owes
 */
public record Deductions(Balance retention, Balance advanceRecovery, Balance penalties) {
    public static final Deductions NONE = new Deductions(Balance.ZERO, Balance.ZERO, Balance.ZERO);

    public Balance total() {
        return retention.plus(advanceRecovery).plus(penalties);
    }
}
