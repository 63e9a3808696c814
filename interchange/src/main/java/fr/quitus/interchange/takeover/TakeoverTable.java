package fr.quitus.interchange.takeover;

import java.util.List;

/** Les cinq fichiers d'une reprise, with the columns each may have; those of {@link #required} it must have. */
public enum TakeoverTable {
    BALANCES("balances.csv", List.of("compte", "debit", "credit"), List.of("auxiliaire", "programme", "libelle")),
    CREDITS(
            "credits.csv",
            List.of("programme", "titre", "ae", "cp"),
            List.of("bop", "uo", "ae_gelees", "cp_geles", "engage", "ordonnance")),
    COMMITMENTS(
            "engagements.csv",
            List.of(
                    "ej",
                    "poste",
                    "exercice",
                    "type",
                    "centre_financier",
                    "fournisseur_siret",
                    "fournisseur_nom",
                    "objet",
                    "domaine_fonctionnel",
                    "titre",
                    "compte",
                    "ae_restantes",
                    "visa"),
            List.of(
                    "activite",
                    "centre_de_couts",
                    "groupe_de_marchandises",
                    "localisation",
                    "certifie_non_facture",
                    "certifie_non_paye",
                    "date_service_fait",
                    "avance_versee",
                    "avance_recuperee",
                    "execute")),
    PAYMENT_REQUESTS(
            "demandes.csv",
            List.of(
                    "dp",
                    "etat",
                    "nature",
                    "fournisseur_siret",
                    "facture",
                    "date_facture",
                    "date_reception",
                    "montant_ht",
                    "montant_ttc",
                    "iban",
                    "ej"),
            List.of("tva", "poste", "montant", "poste_comptable", "date_ordonnancement", "date_prise_en_charge")),
    REVENUE_ORDERS(
            "titres.csv",
            List.of(
                    "titre",
                    "etat",
                    "exercice",
                    "centre_financier",
                    "redevable_siret",
                    "redevable_nom",
                    "objet",
                    "ligne_de_recette",
                    "compte",
                    "montant_emis",
                    "reste_a_recouvrer",
                    "date_emission",
                    "date_limite",
                    "poste_comptable"),
            List.of("date_prise_en_charge", "date_fait_generateur", "depreciation"));

    /** Lines of one EJ, request or title, or of the credits of one programme. */
    public static final int DOSSIER_LINES_MAX = 500;

    private final String fileName;
    private final List<String> required;
    private final List<String> optional;

    TakeoverTable(String fileName, List<String> required, List<String> optional) {
        this.fileName = fileName;
        this.required = required;
        this.optional = optional;
    }

    public String fileName() {
        return fileName;
    }

    public List<String> required() {
        return required;
    }

    public List<String> optional() {
        return optional;
    }

    boolean knows(String column) {
        return required.contains(column) || optional.contains(column);
    }
}
