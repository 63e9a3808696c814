package fr.quitus.domain.thirdparty;

import fr.quitus.domain.value.Texts;

/** Personne physique : her civil names, the personal data that the ledger keeps of her beside her accounts. */
public record NaturalPerson(String familyName, String givenNames) {
    public NaturalPerson {
        Texts.required("Le nom de famille (familyName)", familyName);
        Texts.required("Les prénoms (givenNames)", givenNames);
    }
}
