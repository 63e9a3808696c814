package fr.quitus.interchange;

/** Codes de refus d'un fichier : stable for ever, one meaning each. The reason beside the code says what was found. */
public enum FileFault {
    // The file as a whole.
    FICHIER_VIDE("Le fichier ne contient rien."),
    FICHIER_TROP_GROS("Le fichier dépasse la taille admise : demandez qu'il soit coupé en plusieurs."),
    ENCODAGE_INVALIDE("Des octets ne forment aucun caractère : redonnez le fichier en UTF-8."),

    // XML, whatever it says.
    XML_MAL_FORME("Le XML est mal formé ou coupé."),
    DOCTYPE_INTERDIT("Un DOCTYPE peut lire des fichiers ou gonfler sans fin : il n'est jamais admis."),
    ENTITE_INTERDITE("Seules les cinq entités de XML sont admises."),
    PROFONDEUR_EXCESSIVE("Les éléments sont emboîtés au-delà de ce que le format permet."),
    TROP_D_ELEMENTS("Le fichier contient plus d'éléments qu'il n'en est lu."),
    TEXTE_TROP_LONG("Un texte dépasse la longueur admise."),
    CARACTERE_INTERDIT("Un caractère de contrôle ou de sens d'écriture trompe qui lit le texte."),
    MESSAGE_INATTENDU("Le message n'est pas de ceux qui sont lus ici, ou pas dans cette version."),
    ELEMENT_MANQUANT("Un élément obligatoire manque."),
    ELEMENT_EN_DOUBLE("Un élément unique est donné plusieurs fois."),
    ELEMENT_INATTENDU("Un élément n'est pas à sa place."),

    // Values, whatever the format.
    MONTANT_INVALIDE("Un montant en euros est attendu, avec deux décimales au plus."),
    MONTANT_NUL("Un montant est strictement positif."),
    DEVISE_NON_EUR("Les comptes sont tenus en euros."),
    DATE_INVALIDE("Une date est attendue, et plausible."),
    IBAN_INVALIDE("Un IBAN dont la clé est juste est attendu."),
    BIC_INVALIDE("Un BIC est attendu."),
    VALEUR_INVALIDE("La valeur n'a pas la forme attendue."),

    // Payment files.
    VIREMENT_ABSENT("Un fichier de virements en contient au moins un."),
    TROP_DE_VIREMENTS("Le fichier dépasse le nombre de virements admis : faites plusieurs fichiers."),
    IDENTIFIANT_INVALIDE("Un identifiant tient en 35 caractères SEPA, sans « / » au début, à la fin ni en double."),
    IDENTIFIANT_EN_DOUBLE("Un identifiant de virement ne sert qu'une fois."),
    NOM_ILLISIBLE("Il ne reste ni lettre ni chiffre du nom une fois écrit en caractères SEPA."),
    MONTANT_HORS_SEPA("Un virement SEPA est d'au plus 999 999 999,99 euros."),
    PAYS_HORS_SEPA("Le compte est dans un pays hors de la zone SEPA."),
    DATE_EXECUTION_INVALIDE("La date d'exécution est celle du fichier ou une date de l'année qui suit."),
    COMPTE_CONTRADICTOIRE("Le même compte débité est donné avec deux titulaires ou deux banques."),
    TOTAL_FAUX("Le nombre ou la somme annoncés ne sont pas ceux des lignes."),

    // Bank statements and status reports.
    COMPTE_SANS_IBAN("Le compte du relevé n'est pas désigné par un IBAN."),
    REFERENCE_BANQUE_ABSENTE("Sans référence de la banque, une écriture ne peut être reconnue si elle revient."),
    REFERENCE_EN_DOUBLE("La même référence est donnée à deux lignes."),
    SENS_INCONNU("Le sens est CRDT ou DBIT."),
    STATUT_INCONNU("Le statut n'est pas de ceux de la norme qui sont lus ici."),
    STATUT_ABSENT("Le compte rendu ne dit de statut à aucun niveau."),
    STATUT_CONTRADICTOIRE("Le statut d'un groupe contredit celui d'un de ses virements."),
    DETAIL_INCOMPLET("Une écriture est couverte exactement par ses opérations."),
    SOLDE_FAUX("Solde d'ouverture plus écritures comptabilisées donne le solde de clôture."),

    // Invoices.
    SIRET_ABSENT("Le fournisseur est désigné par son SIRET."),
    TYPE_DE_FACTURE_INCONNU("Le type de document n'est ni une facture ni un avoir."),
    FACTURE_INCOHERENTE("Le montant hors taxe et la taxe donnent le montant toutes taxes."),
    PLUSIEURS_IBAN("La facture donne plusieurs comptes à payer."),
    PDF_SANS_FACTURE("Le PDF ne contient pas de facture Factur-X."),
    PDF_ILLISIBLE("Le PDF est chiffré, ou sa facture est rangée d'une façon qui n'est pas lue."),
    PLUSIEURS_FACTURES("Le PDF contient plusieurs factures différentes."),

    // Columns.
    COLONNES_INVALIDES("La ligne de titres manque, ou n'est pas celle attendue."),
    NOMBRE_DE_CHAMPS("La ligne n'a pas autant de champs que de titres."),
    CSV_MAL_FORME("Les guillemets ou les champs ne suivent pas la RFC 4180."),
    TROP_DE_LIGNES("Le fichier dépasse le nombre de lignes admis."),

    // Takeovers.
    SIGNATURE_INVALIDE("Le manifeste d'une reprise porte la signature d'une clé de confiance."),
    MANIFESTE_INVALIDE("Le manifeste dit la reprise, le système, l'exercice, la date et les cinq fichiers."),
    FICHIER_MANQUANT("Les cinq fichiers d'une reprise sont donnés, au besoin sans autre ligne que les titres."),
    EMPREINTE_DIFFERENTE("Chaque fichier est celui que le manifeste signé annonce, octet pour octet."),
    BALANCE_DESEQUILIBREE("Le total des débits est celui des crédits."),
    COMPTE_NON_REPRIS("Ce compte est soldé avant la reprise : ce qu'il porte n'a pas de dossier à reprendre."),
    COMPTE_HORS_PLAN("Un compte repris est au plan de comptes, ouvert le jour de la reprise."),
    SOLDE_SANS_DOSSIERS("Le solde d'un compte tenu par des dossiers est leur somme, tiers par tiers."),
    CREDITS_SANS_DOSSIERS("Ce qui est engagé et ordonnancé d'une enveloppe est ce que ses EJ et ses demandes disent."),
    DOSSIER_INCOHERENT("Les lignes d'un dossier s'accordent entre elles et avec celles qu'elles citent."),
    DEJA_PRESENT("Ce qui vit déjà dans le grand livre ne se reprend pas.");

    private final String rule;

    FileFault(String rule) {
        this.rule = rule;
    }

    /** The rule that was broken, in French, the same for every refusal of this code. */
    public String rule() {
        return rule;
    }
}
