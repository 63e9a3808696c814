package fr.quitus.domain.thirdparty;

import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.Texts;

/** Personne physique : her civil names, the personal data that the ledger keeps of her beside her accounts. */
public record NaturalPerson(
        @Personal String familyName, @Personal String givenNames) {
    public NaturalPerson {
        Texts.personal("Le nom de famille (familyName)", familyName);
        Texts.personal("Les prénoms (givenNames)", givenNames);
    }
}
