package fr.quitus.domain.commitment;

import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Texts;

/** Titulaire : the supplier or beneficiary an EJ is signed with. */
public record Supplier(Siret siret, @Personal String name) {
    public Supplier {
        Texts.personal("Le nom du titulaire", name);
    }
}
