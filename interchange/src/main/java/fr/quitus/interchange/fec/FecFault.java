package fr.quitus.interchange.fec;

/** What a FEC can have wrong. The codes are stable; the rule says what is expected. */
public enum FecFault {
    FICHIER_VIDE("Le fichier a une ligne de titres et au moins une ligne d'écriture."),
    TITRES_INVALIDES("La première ligne donne les dix-huit titres de l'art. A47 A-1 du LPF, dans leur ordre."),
    COLONNE_EN_TROP("Après les dix-huit titres ne viennent que ceux d'une comptabilité de trésorerie (A47 A-1, VIII)."),
    LIGNE_TROP_LONGUE("Une ligne est trop longue pour être lue."),
    NOMBRE_DE_CHAMPS("Chaque ligne a autant de champs que la première."),
    CHAMP_VIDE("Ce champ est obligatoire sur chaque ligne."),
    DATE_INVALIDE("Une date est faite de huit chiffres : AAAAMMJJ."),
    MONTANT_INVALIDE("Un montant a une virgule décimale, deux décimales au plus, sans espace ni signe monétaire."),
    SENS_INVALIDE("Une ligne porte un débit ou un crédit, pas les deux."),
    ECRITURE_DESEQUILIBREE("Les débits d'une écriture sont égaux à ses crédits."),
    ECRITURE_INCOHERENTE("Les lignes d'une écriture ont la même date."),
    NUMERO_REPETE("Un numéro désigne une seule écriture de son journal."),
    NUMEROTATION_DISCONTINUE("Les numéros se suivent sans trou, par journal ou dans tout le fichier."),
    VALIDATION_DESORDONNEE("Les écritures sont dans l'ordre de leur validation."),
    FICHIER_DESEQUILIBRE("La somme des débits du fichier est celle de ses crédits.");

    private final String rule;

    FecFault(String rule) {
        this.rule = rule;
    }

    /** In French, the same for every finding of this code. */
    public String rule() {
        return rule;
    }
}
