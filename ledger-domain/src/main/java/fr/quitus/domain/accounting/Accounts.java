package fr.quitus.domain.accounting;

import fr.quitus.domain.value.AccountCode;
import java.util.Set;

/**
 * The accounts that posting templates name (domain reference §4.3). Charges and products come with the line imputed.
 */
public final class Accounts {
    /** Report des exercices antérieurs. */
    public static final AccountCode EARLIER_YEARS = AccountCode.of("1100000000");
    /** Solde des opérations de l'exercice. */
    public static final AccountCode RESULT_OF_THE_YEAR = AccountCode.of("1200000000");
    /** Fournisseurs – biens et services. */
    public static final AccountCode SUPPLIERS = AccountCode.of("4011000000");
    /** Fournisseurs d'immobilisations. */
    public static final AccountCode FIXED_ASSET_SUPPLIERS = AccountCode.of("4041000000");
    /** Fournisseurs – retenues de garantie: owed, and released when the guarantee ends. */
    public static final AccountCode GUARANTEE_RETENTIONS = AccountCode.of("4017000000");
    /** Avances et acomptes versés sur commandes: paid before service. */
    public static final AccountCode ADVANCES = AccountCode.of("4091000000");
    /** Fournisseurs – factures non parvenues: service rendered, invoice not yet taken in charge. */
    public static final AccountCode INVOICES_NOT_RECEIVED = AccountCode.of("4081000000");
    /** Factures non parvenues – immobilisations. */
    public static final AccountCode FIXED_ASSET_INVOICES_NOT_RECEIVED = AccountCode.of("4084000000");
    /** Personnel – rémunérations dues. */
    public static final AccountCode STAFF = AccountCode.of("4211000000");
    /** Imputation provisoire de dépenses: paid without prior ordering, to be regularised. */
    public static final AccountCode PROVISIONAL_EXPENDITURE = AccountCode.of("4721000000");
    /** Rémunérations du personnel. */
    public static final AccountCode SALARIES = AccountCode.of("6411000000");
    /** Redevables – recettes non fiscales, phase amiable. */
    public static final AccountCode DEBTORS = AccountCode.of("4111100000");
    /** Oppositions, saisies, cessions – tiers bénéficiaires. */
    public static final AccountCode SEIZED = AccountCode.of("4621000000");
    /** Virements rejetés à réémettre: what came back and is still owed. */
    public static final AccountCode RETURNED_TRANSFERS = AccountCode.of("4663000000");
    /** Excédents de versement à rembourser. */
    public static final AccountCode EXCESS_RECEIPTS = AccountCode.of("4664000000");
    /** Compte unique du Trésor – Banque de France. */
    public static final AccountCode TREASURY = AccountCode.of("5121000000");
    /** Virements émis en cours: transfers sent and not yet on the bank statement. */
    public static final AccountCode TRANSFERS_IN_TRANSIT = AccountCode.of("5123000000");
    /** Intérêts moratoires et indemnités forfaitaires. */
    public static final AccountCode LATE_INTEREST = AccountCode.of("6285400000");
    /** Majorations et pénalités. */
    public static final AccountCode PENALTIES = AccountCode.of("7520000000");

    /** Redevables douteux ou contentieux. */
    public static final AccountCode DOUBTFUL_DEBTORS = AccountCode.of("4161000000");
    /** Imputation provisoire de recettes: cashed, and not yet known what for. */
    public static final AccountCode UNIDENTIFIED_RECEIPTS = AccountCode.of("4711000000");
    /** Dépréciation des comptes de redevables. */
    public static final AccountCode IMPAIRMENT_OF_DEBTORS = AccountCode.of("4911000000");
    /** Valeurs à l'encaissement: cheques and cards. */
    public static final AccountCode CHEQUES_AND_CARDS = AccountCode.of("5111000000");
    /** Valeurs impayées : cheques that came back, until their debtor's title is taken in charge. */
    public static final AccountCode UNPAID_CHEQUES = AccountCode.of("5117000000");
    /** Déficits de caisse à apurer : missing from a till, until it is found or written off. */
    public static final AccountCode CASH_SHORTAGES = AccountCode.of("4291000000");
    /** Caisse – numéraire. */
    public static final AccountCode CASH = AccountCode.of("5311000000");
    /** Virements internes: left the desk, and not yet on the bank statement. */
    public static final AccountCode INTERNAL_TRANSFERS = AccountCode.of("5800000000");
    /** Créances irrécouvrables. */
    public static final AccountCode WRITTEN_OFF_CLAIMS = AccountCode.of("6285100000");
    /** Remises gracieuses. */
    public static final AccountCode REMISSIONS = AccountCode.of("6285200000");
    /** Annulations de titres sur exercices antérieurs. */
    public static final AccountCode EARLIER_YEARS_CANCELLATIONS = AccountCode.of("6285300000");
    /** Dotations aux dépréciations de créances. */
    public static final AccountCode IMPAIRMENT_CHARGE = AccountCode.of("6817000000");
    /** Recouvrements après non-valeur, recettes accidentelles, déchéances. */
    public static final AccountCode ACCIDENTAL_REVENUE = AccountCode.of("7530000000");
    /** Fonds de concours et attributions de produits. */
    public static final AccountCode CONTRIBUTIONS = AccountCode.of("7540000000");
    /** Reprises sur dépréciations. */
    public static final AccountCode IMPAIRMENT_REVERSAL = AccountCode.of("7817000000");

    /** Bilan d'ouverture: what is taken over from another system comes against it; zero once all of it is. */
    public static final AccountCode OPENING_BALANCE = AccountCode.of("8900000000");

    /** All of them: what a template names must stay open, or the acts that use it would stop. */
    public static final Set<AccountCode> NAMED_BY_TEMPLATES = Set.of(
            EARLIER_YEARS,
            RESULT_OF_THE_YEAR,
            SUPPLIERS,
            FIXED_ASSET_SUPPLIERS,
            GUARANTEE_RETENTIONS,
            ADVANCES,
            INVOICES_NOT_RECEIVED,
            FIXED_ASSET_INVOICES_NOT_RECEIVED,
            STAFF,
            PROVISIONAL_EXPENDITURE,
            SALARIES,
            DEBTORS,
            SEIZED,
            RETURNED_TRANSFERS,
            EXCESS_RECEIPTS,
            TREASURY,
            TRANSFERS_IN_TRANSIT,
            LATE_INTEREST,
            PENALTIES,
            DOUBTFUL_DEBTORS,
            UNIDENTIFIED_RECEIPTS,
            IMPAIRMENT_OF_DEBTORS,
            CHEQUES_AND_CARDS,
            UNPAID_CHEQUES,
            CASH_SHORTAGES,
            CASH,
            INTERNAL_TRANSFERS,
            WRITTEN_OFF_CLAIMS,
            REMISSIONS,
            EARLIER_YEARS_CANCELLATIONS,
            IMPAIRMENT_CHARGE,
            ACCIDENTAL_REVENUE,
            CONTRIBUTIONS,
            IMPAIRMENT_REVERSAL,
            OPENING_BALANCE);

    private Accounts() {}
}
