package fr.quitus.web.files;

import java.util.Set;

/**
 * What the cells of a column hold, by the title that the CSV gives it, without the AE or CP before it. A column that
 * stands in no set is text.
 */
enum Kind {
    TEXT(Set.of()),
    /** Euros; and rates in percent, which have two decimals too. */
    AMOUNT(Set.of(
            "AE",
            "CP",
            "Annulé en fin d'exercice",
            "Consommé",
            "Crédit",
            "Débit",
            "Disponible",
            "Engagé",
            "Engagements antérieurs",
            "Fonds de concours",
            "Fongibilité",
            "Gelé",
            "Mis à disposition",
            "Montant",
            "Mouvements cédés",
            "Mouvements reçus",
            "Non recyclable",
            "Reçu",
            "Reportés de l'exercice précédent",
            "Reportés sur l'exercice suivant",
            "Réservé",
            "Reste à mettre à disposition",
            "Taux de consommation",
            "Voté",
            "Solde",
            "Solde d'ouverture",
            "Ouverture débitrice",
            "Ouverture créditrice",
            "Solde débiteur",
            "Solde créditeur")),
    COUNT(Set.of("Exercice", "Ligne", "Numéro", "Position", "Rang dans l'événement")),
    DAY(Set.of("Date comptable", "Date de l'acte", "Lettré le"));

    private final Set<String> titles;

    Kind(Set<String> titles) {
        this.titles = titles;
    }

    static Kind of(String title) {
        String bare = title.substring(title.lastIndexOf(" : ") < 0 ? 0 : title.lastIndexOf(" : ") + 3);
        for (Kind kind : values()) {
            if (kind.titles.contains(bare)) {
                return kind;
            }
        }
        return TEXT;
    }
}
