package fr.quitus.domain.actor;

/** Rôle : what a person or an interface may ask of the ledger (domain reference §5). */
public enum Role {
    /** Direction du budget. */
    BUDGET_DIRECTORATE(Side.NEITHER),
    /** Ministre chargé du budget. */
    BUDGET_MINISTER(Side.NEITHER),
    /** Responsable de programme (RPROG). */
    PROGRAMME_MANAGER(Side.ORDONNATEUR),
    /** Responsable de budget opérationnel de programme (RBOP). */
    BOP_MANAGER(Side.ORDONNATEUR),
    /** Responsable d'unité opérationnelle (RUO). */
    UNIT_MANAGER(Side.ORDONNATEUR),
    /** Ordonnateur. */
    AUTHORISING_OFFICER(Side.ORDONNATEUR),
    /** Gestionnaire, centre de services partagés. */
    MANAGER(Side.ORDONNATEUR),
    /** Comptable assignataire. */
    PUBLIC_ACCOUNTANT(Side.ACCOUNTANT),
    /** Contrôleur budgétaire. */
    BUDGET_CONTROLLER(Side.NEITHER),
    /** Auditeur, Cour des comptes. */
    AUDITOR(Side.NEITHER),
    /** Exploitation: never a business command. */
    TECH_ADMIN(Side.NEITHER),
    /** Interface technique: Chorus Pro, Banque de France. */
    SYSTEM_INTERFACE(Side.NEITHER);

    /** The two functions that one person never holds together (GBCP art. 9). */
    public enum Side {
        ORDONNATEUR,
        ACCOUNTANT,
        NEITHER
    }

    private final Side side;

    Role(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }
}
