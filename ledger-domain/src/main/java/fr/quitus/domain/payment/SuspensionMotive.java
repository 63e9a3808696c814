package fr.quitus.domain.payment;

/**
 * Motif de suspension : the accountant's check that is not satisfied (GBCP art. 38), and whether the ordonnateur may
 * requisition all the same. In four cases the law forbids it (GBCP art. 136).
 */
public enum SuspensionMotive {
    /** Ordonnateur incompétent. */
    ORDONNATEUR_INCOMPETENT(AccountantCheck.CAPACITY, true),
    /** Imputation inexacte. */
    IMPUTATION_INEXACTE(AccountantCheck.IMPUTATION, true),
    /** Crédits indisponibles. */
    CREDITS_INDISPONIBLES(AccountantCheck.CREDITS, false),
    /** Paiement non libératoire. */
    PAIEMENT_NON_LIBERATOIRE(AccountantCheck.DISCHARGE, false),
    /** Service fait non justifié. */
    SERVICE_FAIT_NON_JUSTIFIE(AccountantCheck.SERVICE_RENDERED, false),
    /** Liquidation inexacte. */
    LIQUIDATION_INEXACTE(AccountantCheck.LIQUIDATION, true),
    /** Contrôles préalables absents. */
    CONTROLES_PREALABLES_ABSENTS(AccountantCheck.PRIOR_CONTROLS, true),
    /** Visa obligatoire non demandé, ou refusé sans qu'il ait été passé outre. */
    VISA_ABSENT_OU_REFUSE(AccountantCheck.VISA, false),
    /** Pièces justificatives manquantes. */
    PIECES_MANQUANTES(AccountantCheck.DOCUMENTS, true),
    /** Créance prescrite. */
    CREANCE_PRESCRITE(AccountantCheck.PRESCRIPTION, true);

    private final AccountantCheck check;
    private final boolean requisitionAllowed;

    SuspensionMotive(AccountantCheck check, boolean requisitionAllowed) {
        this.check = check;
        this.requisitionAllowed = requisitionAllowed;
    }

    /** The check this motive says is not satisfied. */
    public AccountantCheck check() {
        return check;
    }

    /** False in the four cases of GBCP art. 136. */
    public boolean requisitionAllowed() {
        return requisitionAllowed;
    }
}
