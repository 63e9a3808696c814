package fr.quitus.domain.payment;

import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Texts;

/**
 * Compte du Trésor à débiter.
 *
 * @param holder who holds it, as the bank knows him
 * @param bic the bank that keeps it
 */
public record TreasuryAccount(String holder, Iban iban, Bic bic) {
    public TreasuryAccount {
        Texts.required("Le titulaire du compte (holder)", holder);
    }
}
