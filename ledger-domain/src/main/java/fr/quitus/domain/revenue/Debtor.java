package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Texts;

/** Redevable : who owes the State. */
public record Debtor(Siret siret, @Personal String name) {
    public Debtor {
        Texts.personal("Le nom du redevable", name);
    }
}
