package fr.quitus.domain.directpayment;

import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;

/** Bénéficiaire, personne physique, of a payment that nobody ordered: her name is sealed under her number's key. */
public record PaidPerson(
        ThirdPartyId thirdPartyId, @Personal String name) {
    public PaidPerson {
        Texts.personal("Le nom du bénéficiaire (name)", name);
    }

    public ThirdPartyRef ref() {
        return ThirdPartyRef.of(thirdPartyId);
    }
}
