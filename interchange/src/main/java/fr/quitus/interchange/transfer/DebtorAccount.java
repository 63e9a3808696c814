package fr.quitus.interchange.transfer;

import fr.quitus.domain.value.Iban;
import fr.quitus.interchange.Bic;

/** Compte débité : an account of the State, who holds it and where. */
public record DebtorAccount(String holder, Iban iban, Bic bic) {}
