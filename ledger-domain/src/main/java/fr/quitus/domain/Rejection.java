package fr.quitus.domain;

import static fr.quitus.domain.RejectionKind.FORBIDDEN;
import static fr.quitus.domain.RejectionKind.STATE;
import static fr.quitus.domain.RejectionKind.UNKNOWN;

import org.jspecify.annotations.Nullable;

/**
 * Codes de refus : stable for ever, one meaning each. Every one tells who must act and what to do, in French.
 */
public enum Rejection {
    HORS_PERIMETRE(FORBIDDEN, "Hors périmètre", "Demandez à une personne dont le périmètre comprend ce centre."),
    DELEGATION_EXPIREE(FORBIDDEN, RejectionText.DELEGATION_EXPIREE),
    DELEGATION_HORS_PERIMETRE(FORBIDDEN, RejectionText.DELEGATION_HORS_PERIMETRE),
    DELEGATION_DEPASSEE(FORBIDDEN, RejectionText.DELEGATION_DEPASSEE),
    DELEGATION_HORS_ACTES(FORBIDDEN, RejectionText.DELEGATION_HORS_ACTES),
    ACTEUR_INCOMPATIBLE(FORBIDDEN, RejectionText.ACTEUR_INCOMPATIBLE),
    INCOMPATIBILITE_ART9(FORBIDDEN, RejectionText.INCOMPATIBILITE_ART9),
    INCOMPATIBILITE_CONJOINT(FORBIDDEN, RejectionText.INCOMPATIBILITE_CONJOINT),
    CONJOINT_DE_SOI_MEME(STATE, "Conjoint de soi-même", "Donnez le nom de l'autre personne."),
    PARAMETRE_INCOHERENT(STATE, "Paramètre mal décrit", "Donnez l'objet, les programmes et la valeur qu'il attend."),
    HABILITATION_RETIREE(FORBIDDEN, RejectionText.HABILITATION_RETIREE),
    HABILITATION_INCONNUE(STATE, "Habilitation inconnue", "Donnez un rôle que la personne détient à cette date."),
    COMPTABLE_NON_ASSIGNATAIRE(FORBIDDEN, RejectionText.COMPTABLE_NON_ASSIGNATAIRE),
    SERVICE_FACTURIER(FORBIDDEN, RejectionText.SERVICE_FACTURIER),
    COMPTABLE_NON_DESIGNE(STATE, RejectionText.COMPTABLE_NON_DESIGNE),
    MONTANT_REQUIS(STATE, "Montant requis", "Donnez ae, cp ou les deux."),
    MONTANT_EXCESSIF(STATE, "Montant excessif", "Vérifiez le montant : il dépasse ce qu'un programme peut recevoir."),
    DISPONIBLE_INSUFFISANT(STATE, RejectionText.DISPONIBLE_INSUFFISANT),
    FONGIBILITE_ASYMETRIQUE(
            STATE,
            "Fongibilité asymétrique",
            "Les crédits de personnel ne peuvent être augmentés que par une loi de finances ou un décret.",
            "LOLF, art. 7-II"),
    REDEPLOIEMENT_SANS_OBJET(STATE, "Redéploiement sans objet", "Indiquez deux groupes de titres différents."),
    FONDS_DE_CONCOURS_INEGAUX(STATE, RejectionText.FONDS_DE_CONCOURS_INEGAUX),
    ANTICIPATION_INTERDITE(STATE, RejectionText.ANTICIPATION_INTERDITE),
    PLAFOND_ANTICIPATION(STATE, RejectionText.PLAFOND_ANTICIPATION),
    MOUVEMENT_INCOHERENT(
            STATE,
            "Mouvement de crédits incohérent",
            "Donnez le programme d'origine, le programme destinataire ou les deux, selon la nature du mouvement.",
            "LOLF, art. 12 à 14"),
    VIREMENT_HORS_MINISTERE(
            STATE,
            "Virement entre deux ministères",
            "Entre ministères, c'est un transfert : prenez un décret de transfert.",
            "LOLF, art. 12-I"),
    TRANSFERT_DANS_MINISTERE(
            STATE,
            "Transfert dans un seul ministère",
            "Dans un ministère, c'est un virement : prenez un décret de virement.",
            "LOLF, art. 12-II"),
    PROGRAMME_NON_PREVU(
            STATE,
            "Programme non prévu par une loi de finances",
            "Faites d'abord ouvrir des crédits sur ce programme par une loi de finances.",
            "LOLF, art. 12-IV"),
    PLAFOND_MOUVEMENT(
            STATE,
            "Plafond de mouvements de crédits dépassé",
            "Réduisez le montant ; au-delà du plafond, seule une loi de finances peut modifier les crédits.",
            "LOLF, art. 12 à 14"),
    REPORT_T2_INTERDIT(
            STATE,
            "Report de crédits de personnel",
            "Ne reportez que les crédits de titre 2 venus de fonds de concours (contribution : true).",
            "LOLF, art. 15-II et III"),
    PLAFOND_REPORT(
            STATE,
            "Plafond de report de crédits de paiement dépassé",
            "Réduisez le montant ; une disposition de loi de finances peut relever ce plafond.",
            "LOLF, art. 15-II"),
    AFFECTATION_INCONNUE(STATE, RejectionText.AFFECTATION_INCONNUE),
    AFFECTATION_ENGAGEE(STATE, RejectionText.AFFECTATION_ENGAGEE),
    AFFECTATION_INSUFFISANTE(STATE, RejectionText.AFFECTATION_INSUFFISANTE),
    AFFECTATION_CADUQUE(STATE, RejectionText.AFFECTATION_CADUQUE),
    AE_INSUFFISANTES(
            STATE,
            "Autorisations d'engagement insuffisantes",
            "Réduisez l'engagement ou obtenez des AE pour cette enveloppe.",
            "LOLF, art. 8 ; GBCP, art. 159"),
    CP_INSUFFISANTS(
            STATE,
            "Crédits de paiement insuffisants",
            "Attendez des CP pour cette enveloppe ; la facture reste liquidée.",
            "LOLF, art. 8"),
    EXERCICE_NON_OUVERT(
            STATE, "Exercice non ouvert à cet acte", "Vérifiez l'exercice et la date de l'acte.", "LOLF, art. 28"),
    EXERCICE_CLOS(STATE, RejectionText.EXERCICE_CLOS),
    EXERCICE_EN_PERIODE_COMPLEMENTAIRE(STATE, RejectionText.EXERCICE_EN_PERIODE_COMPLEMENTAIRE),
    DEPENSES_A_REGULARISER(STATE, RejectionText.DEPENSES_A_REGULARISER),
    CLOTURE_INACHEVEE(STATE, RejectionText.CLOTURE_INACHEVEE),
    COMPTE_RESERVE(STATE, RejectionText.COMPTE_RESERVE),
    COMPTE_INCONNU(STATE, RejectionText.COMPTE_INCONNU),
    COMPTE_FERME(STATE, RejectionText.COMPTE_FERME),
    CONSTAT_INCONNU(UNKNOWN, RejectionText.CONSTAT_INCONNU),
    OBJET_INCONNU(UNKNOWN, RejectionText.OBJET_INCONNU),
    ECRITURE_DESEQUILIBREE(STATE, RejectionText.ECRITURE_DESEQUILIBREE),
    ECRITURE_INCONNUE(UNKNOWN, RejectionText.ECRITURE_INCONNUE),
    VISA_REQUIS(
            "Visa du contrôleur budgétaire requis",
            "Soumettez l'engagement au visa avant de le valider.",
            "Décret 2012-1246 (GBCP), art. 100"),
    VISA_EN_COURS(
            "Visa ou avis du contrôleur budgétaire en cours",
            "Attendez la décision du contrôleur, ou le lendemain de l'échéance citée : son silence vaut visa.",
            "Décret 2012-1246 (GBCP), art. 103"),
    VISA_REFUSE(
            "Visa du contrôleur budgétaire refusé",
            "Seul le ministre chargé du budget peut passer outre (OverrideVisaRefusal).",
            "Décret 2012-1246 (GBCP), art. 103"),
    VISA_TACITE(
            "Visa acquis par le silence",
            "Le délai est expiré : contrôlez l'acte a posteriori.",
            "Décret 2012-1246 (GBCP), art. 101 et 103"),
    AVIS_DEFAVORABLE(
            "Avis défavorable du contrôleur budgétaire",
            "Donnez par écrit le motif de ne pas le suivre (DisregardOpinion).",
            "Décret 2012-1246 (GBCP), art. 103"),
    ACTE_SANS_OBJET(STATE, "Acte sans objet", "Rien à faire : cet acte ne changerait rien."),
    INFERIEUR_AU_SERVICE_FAIT(
            "Engagement inférieur au service fait",
            "Ne réduisez pas le poste au-dessous du service fait certifié, ou annulez d'abord celui-ci.",
            "Décret 2012-1246 (GBCP), art. 31"),
    POSTE_DEJA_SERVI(
            "Poste déjà servi",
            "Engagez la suite sur un autre EJ, ou annulez le service fait qui n'est pas facturé.",
            "LOLF, art. 7"),
    ENGAGEMENT_EN_COURS(
            STATE,
            "Engagement en cours d'exécution",
            "Certifiez, facturez et payez le service fait, ou annulez-le, avant de clore l'engagement."),
    IMPUTATION_INVALIDE(STATE, "Imputation invalide", "Corrigez l'imputation de la ligne citée.", "LOLF, art. 7"),
    EJ_INCONNU(UNKNOWN, "Engagement inconnu", "Vérifiez le numéro d'EJ."),
    ETAT_INCOMPATIBLE(STATE, "État incompatible avec l'acte", "Relisez le dossier : il a changé d'état."),
    LIGNE_INCONNUE(STATE, "Poste inconnu", "Vérifiez le numéro de poste."),
    DATE_FUTURE(STATE, "Date future", "Corrigez la date ou attendez qu'elle soit atteinte."),
    DATE_ANTERIEURE(STATE, "Date antérieure", "Donnez une date postérieure."),
    SERVICE_FAIT_INCONNU(STATE, "Service fait inconnu", "Vérifiez le numéro de service fait."),
    SERVICE_FAIT_DEJA_CERTIFIE(STATE, "Service fait déjà certifié", "Rien à faire : la certification existe."),
    SERVICE_FAIT_EXCEDE_EJ(
            "Service fait supérieur à l'engagement",
            "Augmentez d'abord l'engagement, ou constatez le service pour un montant moindre.",
            "Décret 2012-1246 (GBCP), art. 31"),
    SERVICE_FAIT_EXCEDE_CONSTATATION(
            "Certification supérieure à la constatation",
            "Certifiez au plus ce qui reste du service constaté, ou constatez le complément.",
            "Décret 2012-1246 (GBCP), art. 31"),
    SERVICE_FAIT_FACTURE(
            "Service fait déjà facturé",
            "Une facture le réclame : obtenez d'abord son rejet ou un avoir.",
            "Décret 2012-1246 (GBCP), art. 31"),
    SERVICE_FAIT_ANNULE(STATE, "Service fait annulé", "Constatez-le à nouveau sous un autre numéro."),
    DP_INCONNUE(UNKNOWN, "Demande de paiement inconnue", "Vérifiez l'identifiant de la DP."),
    FACTURE_DEJA_RECUE(
            STATE, "Facture déjà reçue", "Suivez la demande de paiement citée ; une facture se paie une fois."),
    FOURNISSEUR_DIFFERENT(
            STATE, "Fournisseur différent du titulaire", "Rattachez la facture à l'EJ de ce fournisseur."),
    MONTANTS_INCOHERENTS(STATE, "Montants incohérents", "Corrigez le hors taxe, la TVA ou le TTC."),
    FACTURE_SUPERIEURE_SERVICE_FAIT(
            "Facture supérieure au service fait",
            "Certifiez le service manquant ou demandez au fournisseur une facture rectifiée.",
            "Décret 2012-1246 (GBCP), art. 31"),
    RAPPROCHEMENT_INCOMPLET(STATE, "Rapprochement incomplet", "Rapprochez toute la facture, au centime près."),
    NATURE_INCOMPATIBLE(STATE, "Nature de demande incompatible", "Donnez la nature qui convient au dossier."),
    AVANCE_EXCESSIVE(
            "Avance supérieure à ce qui reste à exécuter",
            "Réduisez l'avance, ou augmentez d'abord l'engagement.",
            "Code de la commande publique, art. R2191-3 à R2191-12"),
    AVOIR_SUPERIEUR(
            STATE,
            "Avoir supérieur à ce qu'il corrige",
            "Réduisez le montant au reste cité, ou citez l'autre facture."),
    POSTE_SOLDE(STATE, "Poste soldé", "Faites rejeter ou annuler le solde, ou engagez la suite sur un autre EJ."),
    DEDUCTION_EXCESSIVE(
            "Retenue, récupération d'avance ou pénalités hors limites",
            "Donnez un montant compris entre zéro et le maximum cité.",
            "Code de la commande publique, art. R2191-11 et R2191-33"),
    CONTROLE_NON_SATISFAIT(
            "Contrôle du comptable non satisfait",
            "Suspendez ou rejetez la demande, ou satisfaites le contrôle cité.",
            "Décret 2012-1246 (GBCP), art. 19 et 20"),
    CAMPAGNE_DIFFERENTE(STATE, "Campagne différente", "Citez la campagne où la DP est inscrite, et son jour."),
    CAMPAGNE_INCOMPLETE(STATE, "Campagne incomplète", "Payez ou retirez (WithdrawFromRun) les DP encore inscrites."),
    VIREMENT_IMPOSSIBLE(STATE, "Virement impossible", "Faites corriger le compte ou le nom du créancier."),
    REGLEMENT_DIFFERENT(
            STATE, "Règlement différent du virement attendu", "Rapprochez l'écriture bancaire du bon virement."),
    ECRITURE_BANCAIRE_DIFFERENTE(
            STATE, "Écriture bancaire déjà connue autrement", "Vérifiez référence, montant et date du relevé."),
    ECRITURE_BANCAIRE_EPUISEE(STATE, "Écriture bancaire épuisée", "Imputez une autre écriture, ou un montant moindre."),
    INTERRUPTION_UNIQUE(
            "Délai déjà interrompu",
            "Le délai ne s'interrompt qu'une fois ; ordonnancez, ou rejetez la facture.",
            "Code de la commande publique, art. R2192-27"),
    INTERRUPTION_APRES_ORDONNANCEMENT(
            "Interruption après l'ordonnancement",
            "Le délai ne s'interrompt qu'avant l'ordonnancement ; le comptable peut suspendre ou rejeter.",
            "Code de la commande publique, art. R2192-27"),
    DELAI_INTERROMPU(
            "Délai interrompu",
            "Attendez les pièces réclamées au fournisseur et rouvrez le délai (ResumePaymentDeadline).",
            "Code de la commande publique, art. R2192-28"),
    DELAI_NON_INTERROMPU(STATE, "Délai non interrompu", "Rien à faire : le délai court."),
    REQUISITION_IMPOSSIBLE(
            "Réquisition interdite par la loi",
            "Levez l'irrégularité citée ; le comptable informe le ministre du budget (RefuseRequisition).",
            "Décret 2012-1246 (GBCP), art. 136"),
    REQUISITION_NON_DELEGABLE(FORBIDDEN, RejectionText.REQUISITION_NON_DELEGABLE),
    REQUISITION_REGULIERE(
            "Réquisition régulière",
            "Aucun motif n'interdit de déférer : attendez l'ordre écrit et prenez la demande en charge.",
            "Décret 2012-1246 (GBCP), art. 38 et 136"),
    REQUISITION_EN_VIGUEUR(
            "Réquisition en vigueur",
            "Le comptable requis prend la demande en charge.",
            "Décret 2012-1246 (GBCP), art. 38"),
    PRESCRIPTION_QUADRIENNALE(
            "Créance prescrite",
            "Seul le ministre peut relever la prescription (WaivePrescription).",
            "Loi 68-1250, art. 1er ; GBCP, art. 20-6°"),
    PRESCRIPTION_NON_ACQUISE(STATE, "Prescription non acquise", "Attendez la date citée : rien n'est encore prescrit."),
    RIB_MODIFIE(
            "Coordonnées bancaires modifiées depuis la prise en charge",
            "Le comptable accepte de nouveau la demande, sur le nouveau compte.",
            "Décret 2012-1246 (GBCP), art. 19-2° e"),
    RIB_INCHANGE(STATE, "Coordonnées bancaires inchangées", "Saisissez d'abord un autre compte du créancier."),
    PIECE_INCONNUE(UNKNOWN, "Pièce inconnue", "Déposez d'abord la pièce, ou vérifiez son empreinte et son dossier."),
    DOSSIER_PLEIN(STATE, "Dossier plein", "Regroupez les pièces en une seule ; une consultation attend demain."),
    CONSERVATION_OBLIGATOIRE(STATE, RejectionText.CONSERVATION_OBLIGATOIRE),
    TIERS_INCONNU(UNKNOWN, RejectionText.TIERS_INCONNU),
    TIERS_DEJA_ENREGISTRE(STATE, RejectionText.TIERS_DEJA_ENREGISTRE),
    TIERS_NON_ENREGISTRE(STATE, RejectionText.TIERS_NON_ENREGISTRE),
    TIERS_SUSPENDU(STATE, RejectionText.TIERS_SUSPENDU),
    COMPTE_NON_ENREGISTRE(STATE, RejectionText.COMPTE_NON_ENREGISTRE),
    COMPTE_PARTAGE(STATE, RejectionText.COMPTE_PARTAGE),
    OPPOSITION_INCONNUE(STATE, RejectionText.OPPOSITION_INCONNUE),
    OPPOSITION_A_SERVIR(STATE, RejectionText.OPPOSITION_A_SERVIR),
    COMPENSATION_IMPOSSIBLE(STATE, RejectionText.COMPENSATION_IMPOSSIBLE),
    MONTANT_SUPERIEUR_AU_TITRE(STATE, RejectionText.MONTANT_SUPERIEUR_AU_TITRE),
    PLAFOND_REMISE(STATE, RejectionText.PLAFOND_REMISE),
    HORS_DELAI(STATE, RejectionText.HORS_DELAI),
    RECOUVREMENT_SUSPENDU(STATE, RejectionText.RECOUVREMENT_SUSPENDU),
    RECOUVREMENT_PRESCRIT(STATE, RejectionText.RECOUVREMENT_PRESCRIT),
    MISE_EN_DEMEURE_REQUISE(STATE, RejectionText.MISE_EN_DEMEURE_REQUISE),
    ECHEANCIER_INCOHERENT(STATE, RejectionText.ECHEANCIER_INCOHERENT),
    RETABLISSEMENT_EXCESSIF(STATE, RejectionText.RETABLISSEMENT_EXCESSIF),
    TITRE_DE_RETABLISSEMENT(STATE, RejectionText.TITRE_DE_RETABLISSEMENT),
    CAISSE_INSUFFISANTE(STATE, RejectionText.CAISSE_INSUFFISANTE),
    TITRE_INCONNU(UNKNOWN, "Titre inconnu", "Vérifiez le numéro de titre.");

    private final RejectionKind kind;
    private final String title;
    private final String remedy;
    private final @Nullable String law;

    /** What most are: refused in the state things are in. */
    Rejection(String title, String remedy, String law) {
        this(STATE, title, remedy, law);
    }

    Rejection(RejectionKind kind, String title, String remedy) {
        this(kind, title, remedy, null);
    }

    Rejection(RejectionKind kind, RejectionText text) {
        this(kind, text.title(), text.remedy(), text.law());
    }

    Rejection(RejectionKind kind, String title, String remedy, @Nullable String law) {
        this.kind = kind;
        this.title = title;
        this.remedy = remedy;
        this.law = law;
    }

    public RejectionKind kind() {
        return kind;
    }

    /** Intitulé, in French. */
    public String title() {
        return title;
    }

    /** Remède : what to do, in French. */
    public String remedy() {
        return remedy;
    }

    /** The article it comes from, if a text says so. */
    public @Nullable String law() {
        return law;
    }
}
