package fr.quitus.web.files;

import java.util.Set;

/** What the cells of a column hold, by the title that the CSV gives it. A column that stands in no set is text. */
enum Kind {
    TEXT(Set.of()),
    AMOUNT(Set.of(
            "Débit",
            "Crédit",
            "Montant",
            "Solde",
            "Solde d'ouverture",
            "Ouverture débitrice",
            "Ouverture créditrice",
            "Solde débiteur",
            "Solde créditeur")),
    COUNT(Set.of("Exercice", "Ligne", "Numéro", "Position", "Rang dans l'événement")),
    DAY(Set.of("Date comptable", "Lettré le"));

    private final Set<String> titles;

    Kind(Set<String> titles) {
        this.titles = titles;
    }

    static Kind of(String title) {
        for (Kind kind : values()) {
            if (kind.titles.contains(title)) {
                return kind;
            }
        }
        return TEXT;
    }
}
