package fr.quitus.domain;

import org.jspecify.annotations.Nullable;

/**
 * Texte d'un refus, in French: of the codes of signing, third parties and titles, whose sentences would make
 * {@link Rejection} too long to read.
 *
 * @param title intitulé
 * @param remedy what to do, and who
 * @param law the article it comes from, if a text says so
 */
record RejectionText(String title, String remedy, @Nullable String law) {
    static final RejectionText HABILITATION_RETIREE = new RejectionText(
            "Habilitation retirée, échue ou absente",
            "Faites agir une personne habilitée, ou enregistrer une nouvelle habilitation (GrantRole).",
            "Décret 2012-1246 (GBCP), art. 10 ; arrêté du 25 juillet 2013, art. 5");
    static final RejectionText DISPONIBLE_INSUFFISANT = new RejectionText(
            "Disponible insuffisant",
            "Réduisez le montant ou obtenez d'abord des crédits du niveau supérieur.",
            "LOLF, art. 7");
    static final RejectionText DELEGATION_EXPIREE = new RejectionText(
            "Délégation hors de ses dates",
            "Faites signer l'acte par un ordonnateur dont la délégation est en vigueur.",
            "Décret 2012-1246 (GBCP), art. 10");
    static final RejectionText DELEGATION_HORS_PERIMETRE = new RejectionText(
            "Délégation sans effet sur ce centre financier",
            "Faites signer l'acte par un ordonnateur dont la délégation couvre ce centre financier.",
            "Décret 2012-1246 (GBCP), art. 10");
    static final RejectionText DELEGATION_DEPASSEE = new RejectionText(
            "Plafond de délégation dépassé",
            "Faites signer l'acte par l'ordonnateur délégant.",
            "Décret 2012-1246 (GBCP), art. 10");
    static final RejectionText DELEGATION_HORS_ACTES = new RejectionText(
            "Acte non délégué",
            "Faites signer l'acte par l'ordonnateur délégant, ou par un délégataire de cet acte.",
            "Décret 2012-1246 (GBCP), art. 10");
    static final RejectionText FONDS_DE_CONCOURS_INEGAUX = new RejectionText(
            "AE et CP de fonds de concours inégaux",
            "Ouvrez le même montant en AE et en CP.",
            "LOLF, art. 17-II et III");
    static final RejectionText ANTICIPATION_INTERDITE = new RejectionText(
            "Titre qui ne s'engage pas par anticipation",
            "Signez l'engagement quand l'exercice est ouvert.",
            "LOLF, art. 9");
    static final RejectionText PLAFOND_ANTICIPATION = new RejectionText(
            "Plafond des engagements par anticipation",
            "Réduisez l'engagement, ou signez-le quand l'exercice est ouvert.",
            "LOLF, art. 9");
    static final RejectionText ACTEUR_INCOMPATIBLE = new RejectionText(
            "Acteur incompatible",
            "Une autre personne, qui n'a pas agi de l'autre côté de ce dossier, doit faire cet acte.",
            "Décret 2012-1246 (GBCP), art. 9");
    static final RejectionText INCOMPATIBILITE_ART9 = new RejectionText(
            "Fonctions incompatibles",
            "Retirez d'abord le rôle de l'autre fonction, ou donnez celui-ci à une autre personne.",
            "Décret 2012-1246 (GBCP), art. 9");
    static final RejectionText INCOMPATIBILITE_CONJOINT = new RejectionText(
            "Conjoint de l'ordonnateur",
            "Un autre comptable du poste, qui n'est pas le conjoint de l'ordonnateur, doit faire cet acte.",
            "Décret 2012-1246 (GBCP), art. 9");
    static final RejectionText REQUISITION_NON_DELEGABLE = new RejectionText(
            "Réquisition par un délégataire",
            "L'ordonnateur principal ou secondaire requiert lui-même le comptable, par écrit.",
            "Décret 2012-1246 (GBCP), art. 10 et 38");
    static final RejectionText COMPTABLE_NON_ASSIGNATAIRE = new RejectionText(
            "Comptable non assignataire",
            "Transmettez au comptable du poste assignataire.",
            "Décret 2012-1246 (GBCP), art. 18");
    static final RejectionText SERVICE_FACTURIER = new RejectionText(
            "Facture d'un service facturier",
            "Où il y a un service facturier, le comptable reçoit et liquide ; ailleurs, le gestionnaire.",
            "Décret 2012-1246 (GBCP), art. 41");
    static final RejectionText COMPTABLE_NON_DESIGNE = new RejectionText(
            "Comptable assignataire non désigné",
            "Faites désigner le poste comptable du centre financier (AssignAccountingPost).",
            null);
    static final RejectionText DEPENSES_A_REGULARISER = new RejectionText(
            "Dépenses sans ordonnancement à régulariser",
            "L'ordonnateur les régularise (RegulariseDirectPayment) ; sans crédits de l'année, la direction du budget"
                    + " les reporte sur la suivante (CarryForwardDirectPayment).",
            "Décret 2012-1246 (GBCP), art. 159 ; LOLF, art. 28");
    static final RejectionText CLOTURE_INACHEVEE = new RejectionText(
            "Clôture inachevée",
            "La direction du budget redonne l'ordre de clôture (./quitus close) jusqu'à ce que chaque demande passe à"
                    + " l'année suivante, le comptable celui des extournes (--reversals) ; puis clôturez les comptes.",
            "LOLF, art. 15 et 27");
    static final RejectionText AFFECTATION_INCONNUE = new RejectionText(
            "Affectation inconnue",
            "Vérifiez l'opération : aucune AE ne lui est affectée sur cette enveloppe.",
            "Décret 2012-1246 (GBCP), art. 156");
    static final RejectionText AFFECTATION_ENGAGEE = new RejectionText(
            "Affectation déjà engagée",
            "Réduisez le retrait, ou retirez d'abord les engagements de l'opération.",
            "Décret 2012-1246 (GBCP), art. 156 et 157");
    static final RejectionText AFFECTATION_INSUFFISANTE = new RejectionText(
            "Affectation insuffisante",
            "Affectez d'abord des AE à cette opération, ou réduisez l'engagement.",
            "Décret 2012-1246 (GBCP), art. 156");
    static final RejectionText AFFECTATION_CADUQUE = new RejectionText(
            "Affectation sans consommation, non reportée",
            "Laissez tomber ces AE ; si l'opération reprend, affectez-lui des AE de l'année (sans affectedIn).",
            "Décret 2012-1246 (GBCP), art. 158");
    static final RejectionText COMPTE_RESERVE = new RejectionText(
            "Compte réservé",
            "Faites l'acte de la chaîne qui tient ce compte, ou donnez un compte que l'acte admet.",
            null);
    static final RejectionText COMPTE_INCONNU = new RejectionText(
            "Compte absent du plan de comptes",
            "Vérifiez le numéro, ou faites ouvrir le compte (OpenAccount).",
            "LOLF, art. 30");
    static final RejectionText COMPTE_FERME = new RejectionText(
            "Compte fermé à cette date",
            "Donnez un compte ouvert à cette date, ou faites rouvrir celui-ci (OpenAccount).",
            "LOLF, art. 30");
    static final RejectionText CONSTAT_INCONNU =
            new RejectionText("Constat d'audit inconnu", "Vérifiez la référence du constat.", null);
    static final RejectionText OBJET_INCONNU = new RejectionText(
            "Événement ou état publié inconnu",
            "Prenez l'événement dans la piste d'audit (aggregateId@sequence), ou l'état parmi ceux qui sont publiés.",
            null);
    static final RejectionText ECRITURE_DESEQUILIBREE = new RejectionText(
            "Écriture déséquilibrée", "Corrigez les lignes : les débits sont égaux aux crédits.", "LOLF, art. 30");
    static final RejectionText ECRITURE_INCONNUE =
            new RejectionText("Écriture inconnue", "Vérifiez la référence de l'écriture manuelle.", null);
    static final RejectionText EXERCICE_CLOS = new RejectionText(
            "Exercice clos",
            "Datez l'acte d'un exercice dont les comptes sont ouverts ; un exercice clos ne se rouvre pas.",
            "LOLF, art. 27 et 30");
    static final RejectionText EXERCICE_EN_PERIODE_COMPLEMENTAIRE = new RejectionText(
            "Exercice en période complémentaire",
            "Faites l'acte sur l'exercice suivant : celui-ci ne paye plus que ce qui a été ordonnancé au 31 décembre.",
            "LOLF, art. 28");
    static final RejectionText CONSERVATION_OBLIGATOIRE = new RejectionText(
            "Conservation obligatoire",
            "Attendez la fin de la conservation des pièces ; d'ici là, les données ne servent qu'aux comptes.",
            "RGPD, art. 17-3 b ; code de la commande publique, art. R2184-12");
    static final RejectionText TIERS_INCONNU = new RejectionText(
            "Tiers inconnu", "Vérifiez le SIRET ou le numéro du tiers, ou enregistrez-le d'abord.", null);
    static final RejectionText TIERS_DEJA_ENREGISTRE =
            new RejectionText("Tiers déjà enregistré", "Suivez le tiers cité ; un SIRET n'a qu'un dossier.", null);
    static final RejectionText TIERS_NON_ENREGISTRE = new RejectionText(
            "Fournisseur non enregistré",
            "Faites enregistrer le fournisseur (RegisterThirdParty) avant de l'engager.",
            null);
    static final RejectionText TIERS_SUSPENDU = new RejectionText(
            "Tiers suspendu",
            "Attendez sa réactivation par le comptable (ReactivateThirdParty), ou prenez un autre fournisseur.",
            null);
    static final RejectionText COMPTE_NON_ENREGISTRE = new RejectionText(
            "Compte non enregistré au nom du tiers",
            "Faites enregistrer ce compte (AddPayeeAccount) et valider par le comptable (ValidatePayeeAccount).",
            "Décret 2012-1246 (GBCP), art. 19-2° e");
    static final RejectionText COMPTE_PARTAGE = new RejectionText(
            "Compte déjà connu d'un autre tiers",
            "Vérifiez qui en est titulaire, puis donnez le motif de l'admettre (sharedReason), ou fermez-le.",
            "Décret 2012-1246 (GBCP), art. 19-2° e");
    static final RejectionText OPPOSITION_INCONNUE = new RejectionText(
            "Opposition inconnue", "Vérifiez la référence de l'acte, telle qu'elle a été enregistrée.", null);
    static final RejectionText OPPOSITION_A_SERVIR = new RejectionText(
            "Opposition notifiée depuis la prise en charge",
            "Le comptable accepte de nouveau la demande, qui sert l'opposition.",
            "Décret 2012-1246 (GBCP), art. 19-2° e");
    static final RejectionText COMPENSATION_IMPOSSIBLE = new RejectionText(
            "Compensation impossible",
            "Compensez la demande avec un titre du même tiers, à hauteur de ce que l'un et l'autre ont de reste.",
            "Code civil, art. 1347 et 1347-1");
    static final RejectionText MONTANT_SUPERIEUR_AU_TITRE = new RejectionText(
            "Montant supérieur à ce que le titre permet",
            "Donnez un montant d'au plus le maximum cité.",
            "Décret 2012-1246 (GBCP), art. 19-1°");
    static final RejectionText PLAFOND_REMISE = new RejectionText(
            "Plafond de remise gracieuse dépassé",
            "Faites accorder la remise par l'autorité citée ; toutes les remises d'une créance s'additionnent.",
            "Décret 2012-1246 (GBCP), art. 120");
    static final RejectionText HORS_DELAI = new RejectionText(
            "Contestation hors délai",
            "Le titre n'est plus contestable ; le redevable peut demander une remise gracieuse.",
            "Décret 2012-1246 (GBCP), art. 118");
    static final RejectionText RECOUVREMENT_SUSPENDU = new RejectionText(
            "Recouvrement suspendu",
            "Attendez la réponse à la contestation, ou la fin du plan de règlement.",
            "Décret 2012-1246 (GBCP), art. 117");
    static final RejectionText RECOUVREMENT_PRESCRIT = new RejectionText(
            "Créance de l'État prescrite",
            "Constatez la prescription (RecordPrescription) ; un paiement spontané reste acquis.",
            "Code civil, art. 2224 ; livre des procédures fiscales, art. L274");
    static final RejectionText MISE_EN_DEMEURE_REQUISE = new RejectionText(
            "Saisie prématurée",
            "Envoyez la mise en demeure (SendFormalNotice), puis attendez la date citée.",
            "Livre des procédures fiscales, art. L257");
    static final RejectionText ECHEANCIER_INCOHERENT = new RejectionText(
            "Échéancier incohérent",
            "Donnez des dates croissantes, à partir d'aujourd'hui, pour tout ce qui reste dû.",
            "Décret 2012-1246 (GBCP), art. 117");
    static final RejectionText RETABLISSEMENT_EXCESSIF = new RejectionText(
            "Rétablissement supérieur à ce qui a été payé",
            "Rétablissez au plus le maximum cité ; le surplus reste à identifier ou fait l'objet d'un titre.",
            "LOLF, art. 17-IV");
    static final RejectionText TITRE_DE_RETABLISSEMENT = new RejectionText(
            "Titre qui rétablit des crédits",
            "Encaissez-le seul, ou réduisez-le au plus de ce qui reste à recouvrer ; ce qui a été rétabli et redevient"
                    + " dû se paye par une nouvelle demande.",
            "LOLF, art. 17-IV");
    static final RejectionText CAISSE_INSUFFISANTE =
            new RejectionText("Caisse insuffisante", "Versez au plus ce que la caisse a de ce mode de paiement.", null);
}
