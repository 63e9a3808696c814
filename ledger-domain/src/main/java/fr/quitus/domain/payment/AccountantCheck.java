package fr.quitus.domain.payment;

/** Contrôles du comptable : the ten of GBCP art. 19-2° and 20, stored one by one. */
public enum AccountantCheck {
    /** Qualité de l'ordonnateur (art. 19-2° a). */
    CAPACITY("art. 19-2° a"),
    /** Exacte imputation (art. 19-2° b). */
    IMPUTATION("art. 19-2° b"),
    /** Disponibilité des crédits (art. 19-2° c). */
    CREDITS("art. 19-2° c"),
    /** Caractère libératoire du paiement (art. 19-2° e). */
    DISCHARGE("art. 19-2° e"),
    /** Justification du service fait (art. 20-1°). */
    SERVICE_RENDERED("art. 20-1°"),
    /** Exactitude de la liquidation (art. 20-2°). */
    LIQUIDATION("art. 20-2°"),
    /** Intervention des contrôles préalables (art. 20-3°). */
    PRIOR_CONTROLS("art. 20-3°"),
    /** Existence du visa ou de l'avis du contrôleur (art. 20-4°). */
    VISA("art. 20-4°"),
    /** Production des pièces justificatives (art. 20-5°). */
    DOCUMENTS("art. 20-5°"),
    /** Application des règles de prescription et de déchéance (art. 20-6°). */
    PRESCRIPTION("art. 20-6°");

    private final String article;

    AccountantCheck(String article) {
        this.article = article;
    }

    /** The article of décret 2012-1246 (GBCP) that asks for it. */
    public String article() {
        return "GBCP, " + article;
    }
}
