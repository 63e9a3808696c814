package fr.quitus.domain;

import org.jspecify.annotations.Nullable;

/**
 * Codes de refus : stable for ever, one meaning each. Every one tells who must act and what to do, in French.
 */
public enum Rejection {
    HORS_PERIMETRE(
            Kind.FORBIDDEN,
            "Hors périmètre",
            "Demandez à une personne dont le périmètre comprend ce centre financier.",
            null),
    DELEGATION_EXPIREE(
            Kind.FORBIDDEN,
            "Délégation hors de ses dates",
            "Faites signer l'acte par un ordonnateur dont la délégation est en vigueur.",
            "Décret 2012-1246 (GBCP), art. 10"),
    DELEGATION_HORS_PERIMETRE(
            Kind.FORBIDDEN,
            "Délégation sans effet sur ce centre financier",
            "Faites signer l'acte par un ordonnateur dont la délégation couvre ce centre financier.",
            "Décret 2012-1246 (GBCP), art. 10"),
    DELEGATION_DEPASSEE(
            Kind.FORBIDDEN,
            "Plafond de délégation dépassé",
            "Faites signer l'acte par l'ordonnateur délégant.",
            "Décret 2012-1246 (GBCP), art. 10"),
    ACTEUR_INCOMPATIBLE(
            Kind.FORBIDDEN,
            "Acteur incompatible",
            "Une autre personne, qui n'a pas agi de l'autre côté de ce dossier, doit faire cet acte.",
            "Décret 2012-1246 (GBCP), art. 9"),
    INCOMPATIBILITE_ART9(
            Kind.FORBIDDEN,
            "Fonctions incompatibles",
            "Retirez d'abord le rôle de l'autre fonction, ou donnez celui-ci à une autre personne.",
            "Décret 2012-1246 (GBCP), art. 9"),
    INCOMPATIBILITE_CONJOINT(
            Kind.FORBIDDEN,
            "Conjoint de l'ordonnateur",
            "Un autre comptable du poste, qui n'est pas le conjoint de l'ordonnateur, doit faire cet acte.",
            "Décret 2012-1246 (GBCP), art. 9"),
    CONJOINT_DE_SOI_MEME(Kind.STATE, "Conjoint de soi-même", "Donnez le nom de l'autre personne.", null),
    HABILITATION_INCONNUE(
            Kind.STATE, "Habilitation inconnue", "Donnez un rôle que la personne détient à cette date.", null),
    COMPTABLE_NON_ASSIGNATAIRE(
            Kind.FORBIDDEN,
            "Comptable non assignataire",
            "Transmettez au comptable du poste assignataire.",
            "Décret 2012-1246 (GBCP), art. 18"),
    COMPTABLE_NON_DESIGNE(
            Kind.STATE,
            "Comptable assignataire non désigné",
            "Faites désigner le poste comptable du centre financier (AssignAccountingPost).",
            null),
    MONTANT_REQUIS(Kind.STATE, "Montant requis", "Donnez ae, cp ou les deux.", null),
    MONTANT_EXCESSIF(
            Kind.STATE, "Montant excessif", "Vérifiez le montant : il dépasse ce qu'un programme peut recevoir.", null),
    DISPONIBLE_INSUFFISANT(
            Kind.STATE,
            "Disponible insuffisant",
            "Réduisez le montant ou obtenez d'abord des crédits du niveau supérieur.",
            "LOLF, art. 7"),
    FONGIBILITE_ASYMETRIQUE(
            Kind.STATE,
            "Fongibilité asymétrique",
            "Les crédits de personnel ne peuvent être augmentés que par une loi de finances ou un décret.",
            "LOLF, art. 7-II"),
    REDEPLOIEMENT_SANS_OBJET(
            Kind.STATE, "Redéploiement sans objet", "Indiquez deux groupes de titres différents.", null),
    AE_INSUFFISANTES(
            Kind.STATE,
            "Autorisations d'engagement insuffisantes",
            "Réduisez l'engagement ou obtenez des AE pour cette enveloppe.",
            "LOLF, art. 8 ; GBCP, art. 159"),
    CP_INSUFFISANTS(
            Kind.STATE,
            "Crédits de paiement insuffisants",
            "Attendez des CP pour cette enveloppe ; la facture reste liquidée.",
            "LOLF, art. 8"),
    EXERCICE_NON_OUVERT(
            Kind.STATE,
            "Exercice non ouvert à cet acte",
            "Vérifiez l'exercice de l'engagement et la date de l'acte.",
            "LOLF, art. 28"),
    VISA_REQUIS(
            Kind.STATE,
            "Visa du contrôleur budgétaire requis",
            "Soumettez l'engagement au visa avant de le valider.",
            "Décret 2012-1246 (GBCP), art. 100"),
    IMPUTATION_INVALIDE(Kind.STATE, "Imputation invalide", "Corrigez l'imputation de la ligne citée.", "LOLF, art. 7"),
    EJ_INCONNU(Kind.UNKNOWN, "Engagement inconnu", "Vérifiez le numéro d'EJ.", null),
    ETAT_INCOMPATIBLE(Kind.STATE, "État incompatible avec l'acte", "Relisez le dossier : il a changé d'état.", null),
    LIGNE_INCONNUE(Kind.STATE, "Poste inconnu", "Vérifiez le numéro de poste.", null),
    DATE_FUTURE(Kind.STATE, "Date future", "Corrigez la date ou attendez qu'elle soit atteinte.", null),
    DATE_ANTERIEURE(Kind.STATE, "Date antérieure", "Donnez une date postérieure.", null),
    SERVICE_FAIT_INCONNU(Kind.STATE, "Service fait inconnu", "Vérifiez le numéro de service fait.", null),
    SERVICE_FAIT_DEJA_CERTIFIE(
            Kind.STATE, "Service fait déjà certifié", "Rien à faire : la certification existe.", null),
    SERVICE_FAIT_EXCEDE_EJ(
            Kind.STATE,
            "Service fait supérieur à l'engagement",
            "Augmentez d'abord l'engagement, ou constatez le service pour un montant moindre.",
            "Décret 2012-1246 (GBCP), art. 31"),
    DP_INCONNUE(Kind.UNKNOWN, "Demande de paiement inconnue", "Vérifiez l'identifiant de la DP.", null),
    FACTURE_DEJA_RECUE(
            Kind.STATE,
            "Facture déjà reçue",
            "Suivez la demande de paiement citée ; une facture se paie une fois.",
            null),
    FOURNISSEUR_DIFFERENT(
            Kind.STATE, "Fournisseur différent du titulaire", "Rattachez la facture à l'EJ de ce fournisseur.", null),
    MONTANTS_INCOHERENTS(Kind.STATE, "Montants incohérents", "Corrigez le hors taxe, la TVA ou le TTC.", null),
    FACTURE_SUPERIEURE_SERVICE_FAIT(
            Kind.STATE,
            "Facture supérieure au service fait",
            "Certifiez le service manquant ou demandez au fournisseur une facture rectifiée.",
            "Décret 2012-1246 (GBCP), art. 31"),
    RAPPROCHEMENT_INCOMPLET(
            Kind.STATE, "Rapprochement incomplet", "Rapprochez toute la facture, au centime près.", null),
    CONTROLE_NON_SATISFAIT(
            Kind.STATE,
            "Contrôle du comptable non satisfait",
            "Suspendez ou rejetez la demande, ou satisfaites le contrôle cité.",
            "Décret 2012-1246 (GBCP), art. 19 et 20"),
    CAMPAGNE_DIFFERENTE(Kind.STATE, "Campagne différente", "Citez la campagne où la DP est inscrite.", null),
    REGLEMENT_DIFFERENT(
            Kind.STATE,
            "Règlement différent du virement attendu",
            "Rapprochez l'écriture bancaire du bon virement.",
            null),
    ECRITURE_BANCAIRE_DIFFERENTE(
            Kind.STATE,
            "Écriture bancaire déjà connue autrement",
            "Vérifiez la référence, le montant et la date du relevé.",
            null),
    ECRITURE_BANCAIRE_EPUISEE(
            Kind.STATE, "Écriture bancaire épuisée", "Imputez une autre écriture, ou un montant moindre.", null),
    INTERRUPTION_UNIQUE(
            Kind.STATE,
            "Délai déjà interrompu",
            "Le délai ne s'interrompt qu'une fois ; ordonnancez, ou rejetez la facture.",
            "Code de la commande publique, art. R2192-27"),
    INTERRUPTION_APRES_ORDONNANCEMENT(
            Kind.STATE,
            "Interruption après l'ordonnancement",
            "Le délai ne s'interrompt qu'avant l'ordonnancement ; le comptable peut suspendre ou rejeter.",
            "Code de la commande publique, art. R2192-27"),
    DELAI_INTERROMPU(
            Kind.STATE,
            "Délai interrompu",
            "Attendez les pièces réclamées au fournisseur et rouvrez le délai (ResumePaymentDeadline).",
            "Code de la commande publique, art. R2192-28"),
    DELAI_NON_INTERROMPU(Kind.STATE, "Délai non interrompu", "Rien à faire : le délai court.", null),
    REQUISITION_IMPOSSIBLE(
            Kind.STATE,
            "Réquisition interdite par la loi",
            "Levez l'irrégularité citée ; le comptable informe le ministre du budget (RefuseRequisition).",
            "Décret 2012-1246 (GBCP), art. 136"),
    REQUISITION_REGULIERE(
            Kind.STATE,
            "Réquisition régulière",
            "Aucun motif n'interdit de déférer : attendez l'ordre écrit et prenez la demande en charge.",
            "Décret 2012-1246 (GBCP), art. 38 et 136"),
    REQUISITION_EN_VIGUEUR(
            Kind.STATE,
            "Réquisition en vigueur",
            "Le comptable requis prend la demande en charge.",
            "Décret 2012-1246 (GBCP), art. 38"),
    PRESCRIPTION_QUADRIENNALE(
            Kind.STATE,
            "Créance prescrite",
            "Seul le ministre peut relever la prescription (WaivePrescription).",
            "Loi 68-1250, art. 1er ; GBCP, art. 20-6°"),
    PRESCRIPTION_NON_ACQUISE(
            Kind.STATE, "Prescription non acquise", "Rien à relever : la créance n'est pas prescrite.", null),
    RIB_MODIFIE(
            Kind.STATE,
            "Coordonnées bancaires modifiées depuis la prise en charge",
            "Le comptable accepte de nouveau la demande, sur le nouveau compte.",
            "Décret 2012-1246 (GBCP), art. 19-2° e"),
    RIB_INCHANGE(
            Kind.STATE, "Coordonnées bancaires inchangées", "Saisissez d'abord un autre compte du créancier.", null),
    TITRE_INCONNU(Kind.UNKNOWN, "Titre inconnu", "Vérifiez le numéro de titre.", null);

    /** Who or what stands in the way. */
    public enum Kind {
        /** The person may not do this act, or not on this file. */
        FORBIDDEN,
        /** The file, the credits or the dates do not allow it now. */
        STATE,
        /** There is no such file. */
        UNKNOWN
    }

    private final Kind kind;
    private final String title;
    private final String remedy;
    private final @Nullable String law;

    Rejection(Kind kind, String title, String remedy, @Nullable String law) {
        this.kind = kind;
        this.title = title;
        this.remedy = remedy;
        this.law = law;
    }

    public Kind kind() {
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
