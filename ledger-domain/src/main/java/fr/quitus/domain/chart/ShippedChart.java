package fr.quitus.domain.chart;

import fr.quitus.domain.value.AccountCode;
import java.time.LocalDate;
import java.util.List;

/**
 * Plan de comptes livré : the accounts that the domain reference quotes (§4.3), a part of the State's chart. Once
 * shipped a line is never changed, for published statements show its label: what is wrong is renamed or closed by an
 * act.
 */
final class ShippedChart {
    /** Before the first year whose accounts were kept under the organic law. */
    private static final LocalDate FROM = LocalDate.of(2006, 1, 1);

    private static final String SOURCE = "Plan de comptes livré";

    /** An account a line: number, evidence, label. */
    private static final String TABLE = """
            1100000000;M;Report des exercices antérieurs
            1200000000;M;Solde des opérations de l'exercice
            1510000000;M;Provisions pour risques et charges
            2150000000;M;Immobilisations corporelles – matériel
            2180000000;M;Immobilisations corporelles – autres
            2810000000;M;Amortissements
            4011000000;M;Fournisseurs – biens et services
            4017000000;P;Fournisseurs – retenues de garantie
            4041000000;M;Fournisseurs d'immobilisations
            4081000000;V;Fournisseurs – factures non parvenues (service fait)
            4084000000;M;Fournisseurs d'immobilisations – factures non parvenues
            4091000000;M;Avances et acomptes versés sur commandes
            4111100000;V;Redevables / clients – recettes non fiscales, phase amiable
            4161000000;M;Redevables douteux ou contentieux
            4181000000;M;Produits à recevoir (redevables)
            4191000000;M;Redevables créditeurs, avances reçues
            4211000000;M;Personnel – rémunérations dues
            4270000000;M;Personnel – oppositions
            4291000000;M;Déficits de caisse constatés, à apurer
            4310000000;M;Sécurité sociale et autres organismes sociaux
            4621000000;P;Oppositions, saisies, cessions – tiers bénéficiaires
            4663000000;P;Virements rejetés à réémettre
            4664000000;P;Excédents de versement à rembourser
            4686000000;M;Charges à payer diverses
            4687000000;M;Produits à recevoir divers
            4711000000;P;Imputation provisoire de recettes (à classer)
            4721000000;P;Imputation provisoire de dépenses (dépenses sans ordonnancement à régulariser)
            4860000000;M;Charges constatées d'avance
            4870000000;M;Produits constatés d'avance
            4911000000;M;Dépréciation des comptes de redevables
            5111000000;M;Valeurs à l'encaissement (chèques, cartes bancaires)
            5117000000;M;Valeurs impayées (chèques)
            5121000000;M;Compte unique du Trésor – Banque de France
            5123000000;P;Virements émis en cours (compte de passage)
            5311000000;M;Caisse – numéraire
            5800000000;M;Virements internes
            6066400000;V;Achats non stockés – matériel courrier
            6113110000;V;Prestations et sous-traitance (catégorie 31)
            6161000000;V;Frais postaux
            6285100000;P;Créances irrécouvrables (admissions en non-valeur)
            6285200000;P;Remises gracieuses
            6285300000;P;Annulations de titres sur exercices antérieurs
            6285400000;P;Intérêts moratoires et indemnités forfaitaires
            6411000000;M;Rémunérations du personnel
            6512300000;V;Transferts aux ménages (catégorie 61)
            6522800000;V;Transferts aux entreprises (catégorie 62)
            6531000000;M;Transferts aux collectivités territoriales
            6541000000;M;Transferts aux autres collectivités
            6811000000;M;Dotations aux amortissements
            6815000000;M;Dotations aux provisions
            6817000000;M;Dotations aux dépréciations de créances
            7060000000;M;Ventes et prestations de services
            7510000000;M;Autres produits de gestion (recettes non fiscales diverses)
            7520000000;P;Majorations et pénalités
            7530000000;P;Recouvrements après non-valeur, recettes accidentelles, déchéances
            7540000000;P;Fonds de concours et attributions de produits
            7817000000;M;Reprises sur dépréciations
            8010000000;M;Engagements donnés (hors bilan, mémoire)
            8090000000;M;Engagements donnés – contrepartie (hors bilan, mémoire)
            8900000000;P;Bilan d'ouverture (reprise d'un autre système)
            """;

    private ShippedChart() {}

    static List<ChartAccount> accounts() {
        return TABLE.lines().map(ShippedChart::account).toList();
    }

    private static ChartAccount account(String line) {
        String[] fields = line.split(";", 3);
        return new ChartAccount(
                AccountCode.of(fields[0]), fields[2], AccountEvidence.valueOf(fields[1]), FROM, null, SOURCE);
    }
}
