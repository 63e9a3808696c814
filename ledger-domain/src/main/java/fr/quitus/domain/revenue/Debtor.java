package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Texts;

/** Redevable : who owes the State. */
public record Debtor(Siret siret, String name) {
    public Debtor {
        Texts.required("Le nom du redevable", name);
    }
}
