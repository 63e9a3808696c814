package fr.quitus.domain.payment;

/** Contrôles du comptable : the ten of GBCP art. 19-2° and 20, stored one by one. */
public enum AccountantCheck {
    /** Qualité de l'ordonnateur (art. 19-2° a). */
    CAPACITY,
    /** Exacte imputation (art. 19-2° b). */
    IMPUTATION,
    /** Disponibilité des crédits (art. 19-2° c). */
    CREDITS,
    /** Caractère libératoire du paiement (art. 19-2° e). */
    DISCHARGE,
    /** Justification du service fait (art. 20-1°). */
    SERVICE_RENDERED,
    /** Exactitude de la liquidation (art. 20-2°). */
    LIQUIDATION,
    /** Intervention des contrôles préalables (art. 20-3°). */
    PRIOR_CONTROLS,
    /** Existence du visa ou de l'avis du contrôleur (art. 20-4°). */
    VISA,
    /** Production des pièces justificatives (art. 20-5°). */
    DOCUMENTS,
    /** Application des règles de prescription et de déchéance (art. 20-6°). */
    PRESCRIPTION
}
