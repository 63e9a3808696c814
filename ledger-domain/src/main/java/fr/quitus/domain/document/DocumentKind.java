package fr.quitus.domain.document;

/**
 * Nature d'une pièce justificative, with how long it is kept: until 31 December of the last of so many years after the
 * operation it justifies was carried out.
 */
public enum DocumentKind {
    /** Facture, mémoire, avoir. */
    FACTURE(Retention.FIVE_YEARS),
    /** Marché, convention, bon de commande, avenant. */
    MARCHE(Retention.TEN_YEARS),
    /** Attestation de service fait, procès-verbal de réception. */
    SERVICE_FAIT(Retention.FIVE_YEARS),
    /** Relevé d'identité bancaire, cession de créance, opposition. */
    COORDONNEES_BANCAIRES(Retention.FIVE_YEARS),
    /** Décision, arrêté, délégation de signature, jugement. */
    DECISION(Retention.TEN_YEARS),
    /** État liquidatif ou preuve d'une créance de l'État. */
    CREANCE(Retention.FIVE_YEARS),
    /** Any other. */
    AUTRE(Retention.FIVE_YEARS);

    /** The rule of law a duration comes from. */
    private enum Retention {
        /** Every supporting document (verified). */
        FIVE_YEARS(5, "Décret 2012-1246 (GBCP), art. 52"),
        /** What makes a contract, and what a right was founded on: the longer duration, as for works. */
        TEN_YEARS(10, "Code de la commande publique, art. R2184-12");

        private final int years;
        private final String law;

        Retention(int years, String law) {
            this.years = years;
            this.law = law;
        }
    }

    private final Retention retention;

    DocumentKind(Retention retention) {
        this.retention = retention;
    }

    public int retentionYears() {
        return retention.years;
    }

    /** The text the duration comes from. */
    public String retentionLaw() {
        return retention.law;
    }
}
