package fr.quitus.domain.thirdparty;

import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.Texts;

/** Bénéficiaire d'une opposition : who seized, or whom the claim was assigned to, and where he is paid. */
public record Beneficiary(@Personal String name, @Personal Iban iban) {
    public Beneficiary {
        Texts.personal("Le nom du bénéficiaire (name)", name);
    }
}
