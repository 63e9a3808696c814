package fr.quitus.domain.law;

import org.jspecify.annotations.Nullable;

/**
 * Paramètre de droit : what a text sets a value for. Some have a value per subject (the title of a threshold, the
 * holiday), and a threshold may be absent, which is a value too.
 */
public enum LawParameter {
    /** Seuil au-dessus duquel un engagement est soumis au visa, by title or for a kind of commitment. */
    VISA_THRESHOLD(LawUnit.EUROS, "Seuil de visa", "T[1-7]|TRANSACTION|SCSP|SCSP_MODIFICATION|PARTENARIAT"),
    /** Délai du contrôleur budgétaire, at the end of which silence is a visa. */
    VISA_PERIOD(LawUnit.DAYS, "Délai de visa", null),
    /** Délai global de paiement de l'État. */
    PAYMENT_PERIOD(LawUnit.DAYS, "Délai de paiement", null),
    /** Taux des opérations principales de refinancement de la BCE. */
    REFINANCING_RATE(LawUnit.PERCENT, "Taux de refinancement de la BCE", null),
    /** Points ajoutés au taux de la BCE pour les intérêts moratoires. */
    LATE_INTEREST_MARGIN(LawUnit.PERCENT, "Majoration du taux des intérêts moratoires", null),
    /** Indemnité forfaitaire pour frais de recouvrement. */
    RECOVERY_FEE(LawUnit.EUROS, "Indemnité forfaitaire de recouvrement", null),
    /** Jour férié, given as month and day or as days after Easter Sunday. */
    PUBLIC_HOLIDAY(LawUnit.YES_NO, "Jour férié", "(0[1-9]|1[0-2])-[0-3][0-9]|PAQUES\\+[0-9]{1,2}"),
    /** Prescription des créances sur l'État, in years after the one in which the right was acquired. */
    CLAIM_PRESCRIPTION(LawUnit.YEARS, "Prescription des créances sur l'État", null),
    /** Plafond des virements d'une année, in share of the initial credits of a programme. */
    VIREMENT_CAP(LawUnit.PERCENT, "Plafond des virements", null),
    /** Plafond des décrets d'avance d'une année. */
    ADVANCE_DECREE_CAP(LawUnit.PERCENT, "Plafond des décrets d'avance", null),
    /** Plafond des annulations par décret d'une année. */
    CANCELLATION_CAP(LawUnit.PERCENT, "Plafond des annulations", null),
    /** Plafond des reports de CP, hors titre 2. */
    CP_CARRY_OVER_CAP(LawUnit.PERCENT, "Plafond des reports de CP", null),
    /** Taux de la majoration des titres impayés. */
    SURCHARGE_RATE(LawUnit.PERCENT, "Majoration des titres impayés", null),
    /** Mois qui suivent celui de l'émission, at the end of which the surcharge may be applied. */
    SURCHARGE_MONTHS(LawUnit.MONTHS, "Mois avant la majoration", null),
    /** Jour du mois après lequel le titre impayé est majoré. */
    SURCHARGE_DAY(LawUnit.DAYS, "Jour limite avant la majoration", null),
    /** Délai entre la mise en demeure et la saisie. */
    SEIZURE_NOTICE(LawUnit.DAYS, "Délai entre mise en demeure et saisie", null),
    /** Délai pour contester un titre ou une poursuite. */
    CONTESTATION_PERIOD(LawUnit.MONTHS, "Délai de contestation", null),
    /** Délai au bout duquel le silence rejette une opposition à l'exécution. */
    CLAIM_ANSWER_PERIOD(LawUnit.MONTHS, "Délai de réponse à une opposition à l'exécution", null),
    /** Délai au bout duquel le silence rejette une opposition aux poursuites. */
    ENFORCEMENT_ANSWER_PERIOD(LawUnit.MONTHS, "Délai de réponse à une opposition aux poursuites", null),
    /** Prescription des créances de l'État, from their birth to the title. */
    CLAIM_LIMITATION(LawUnit.YEARS, "Prescription des créances de l'État", null),
    /** Prescription de l'action en recouvrement, from the last act that interrupted it. */
    RECOVERY_LIMITATION(LawUnit.YEARS, "Prescription du recouvrement", null),
    /** Remises gracieuses that the comptable may grant on one claim. */
    REMISSION_CEILING_ACCOUNTANT(LawUnit.EUROS, "Plafond de remise du comptable", null),
    /** Remises gracieuses that the minister grants without the Conseil d'État. */
    REMISSION_CEILING_MINISTER(LawUnit.EUROS, "Plafond de remise du ministre seul", null),
    /** Excédent de versement under which nothing is sent back. */
    EXCESS_RETAINED(LawUnit.EUROS, "Excédent acquis sans attendre", null),
    /** Durée de la période complémentaire, from 1 January on. */
    COMPLEMENTARY_PERIOD(LawUnit.DAYS, "Durée de la période complémentaire", null),
    /** Montant au-dessus duquel une écriture manuelle veut deux comptables. */
    MANUAL_ENTRY_THRESHOLD(LawUnit.EUROS, "Seuil de double approbation des écritures manuelles", null),
    /** Plafond de la retenue de garantie, in share of what is invoiced. */
    GUARANTEE_RETENTION_CAP(LawUnit.PERCENT, "Plafond de la retenue de garantie", null),
    /** Part du marché up to which an advance waits to be taken back; a larger one is from the first request on. */
    DEFERRED_ADVANCE_CAP(LawUnit.PERCENT, "Avance récupérée dès la première demande au-delà de", null),
    /** Part exécutée of the contract at which an advance begins to be taken back. */
    ADVANCE_RECOVERY_START(LawUnit.PERCENT, "Début de récupération d'une avance", null),
    /** Part exécutée at which it is wholly taken back. */
    ADVANCE_RECOVERY_END(LawUnit.PERCENT, "Fin de récupération d'une avance", null),
    /** Années sans consommation after which what is affected to an operation is not carried over. */
    IDLE_AFFECTATION_YEARS(LawUnit.YEARS, "Années sans consommation d'une affectation", null),
    /** Délai de paiement des intérêts moratoires after the principal. */
    LATE_INTEREST_PERIOD(LawUnit.DAYS, "Délai de paiement des intérêts moratoires", null),
    /** Années de conservation of what identifies a person, after that of the last act on one of her files. */
    PERSONAL_DATA_RETENTION(LawUnit.YEARS, "Conservation comptable des données personnelles", null),
    /** Crédits évaluatifs : whether expenses of a programme may go beyond its credits. */
    EVALUATIVE_CREDITS(LawUnit.YES_NO, "Crédits évaluatifs", null),
    /** Mois avant l'exercice in which its credits may be committed in advance. */
    ANTICIPATION_MONTHS(LawUnit.MONTHS, "Mois d'engagement par anticipation", null),
    /** Plafond des engagements par anticipation, in share of the year's credits of the title. */
    ANTICIPATION_CAP(LawUnit.PERCENT, "Plafond des engagements par anticipation", null);

    private final LawUnit unit;
    private final String label;
    private final @Nullable String subjects;

    LawParameter(LawUnit unit, String label, @Nullable String subjects) {
        this.unit = unit;
        this.label = label;
        this.subjects = subjects;
    }

    public LawUnit unit() {
        return unit;
    }

    /** Its French name. */
    public String label() {
        return label;
    }

    /** Only a threshold can be lifted. */
    public boolean isThreshold() {
        return this == VISA_THRESHOLD;
    }

    /** Thresholds differ from one ministry to another, and whether credits are limits from one programme to another. */
    boolean differsByProgramme() {
        return isThreshold() || this == EVALUATIVE_CREDITS;
    }

    /** What a subject must look like; absent when the parameter has none. */
    @Nullable String subjects() {
        return subjects;
    }
}
