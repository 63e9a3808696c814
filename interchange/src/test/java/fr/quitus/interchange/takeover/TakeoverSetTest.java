package fr.quitus.interchange.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IncomingFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Five files and what they say of one another. */
class TakeoverSetTest {
    private static final String F1 = "85129663200017";
    private static final String R1 = "73282932000074";
    private static final String IBAN = "FR7630001007941234567890185";

    private final Map<String, String> files = new LinkedHashMap<>(Map.of(
            "balances.csv",
            """
            compte;auxiliaire;programme;debit;credit
            5121000000;;;500000,00;
            1100000000;;;;486000,00
            4081000000;85129663200017;0156;;8000,00
            4011000000;85129663200017;0156;;12000,00
            4111100000;73282932000074;0156;6000,00;
            """,
            "credits.csv",
            """
            programme;bop;uo;titre;ae;cp;ae_gelees;cp_geles;engage;ordonnance
            0156;0156-DR35;0156-DR35-U001;T3;100000;80000;1000;500;60000;12000
            0156;0156-DR35;;T3;50000;40000;;;;
            0156;;;T3;20000;10000;20000;10000;;
            """,
            "engagements.csv",
            """
            ej;poste;exercice;type;centre_financier;fournisseur_siret;fournisseur_nom;objet;domaine_fonctionnel;titre;\
            compte;ae_restantes;certifie_non_facture;certifie_non_paye;date_service_fait;visa
            2000000001;1;2025;MARCHE;0156-DR35-U001;85129663200017;Fournitures SA;Maintenance;0156-01;T3;\
            6113110000;60000;8000;12000;2025-12-10;ACCORDE
            """,
            "demandes.csv",
            """
            dp;etat;nature;fournisseur_siret;facture;date_facture;date_reception;montant_ht;tva;montant_ttc;iban;ej;\
            poste;montant;poste_comptable;date_ordonnancement;date_prise_en_charge
            100000900;PRISE_EN_CHARGE;FACTURE;85129663200017;F-1;2025-12-12;2025-12-15;10000;2000;12000;%s;2000000001;\
            1;12000;CBCM-FIN;2025-12-20;2025-12-29
            """.formatted(IBAN),
            "titres.csv",
            """
            titre;etat;exercice;centre_financier;redevable_siret;redevable_nom;objet;ligne_de_recette;compte;\
            montant_emis;reste_a_recouvrer;date_emission;date_limite;date_prise_en_charge;poste_comptable;depreciation
            3900000001;PRIS_EN_CHARGE;2025;0156-DR35-U001;73282932000074;Redevable;Redevance;2306;7060000000;\
            10000;6000;2025-06-01;2025-08-15;2025-06-03;CBCM-FIN;
            """));

    @Test
    void a_set_that_agrees_with_itself_is_whole() {
        TakeoverSet set = read();

        assertThat(set.findings()).isEmpty();
        assertThat(set.commitments()).hasSize(1);
        assertThat(set.total(TakeoverTable.BALANCES)).isEqualTo(Balance.parse("506000"));
    }

    @Test
    void a_manifest_is_read_as_it_was_written_and_nothing_else() {
        Manifest manifest = TakeoverSet.manifestOf(head(), incoming());

        assertThat(Manifest.parse(manifest.text())).isEqualTo(manifest);
        assertThat(manifest.entry("titres.csv").orElseThrow().rows()).isEqualTo(1);
        for (String wrong : List.of(
                "",
                "quitus/reprise/v2\n",
                manifest.text().replace("exercice 2026", "exercice deux"),
                manifest.text().replace("date 2026-01-01", "date hier"),
                manifest.text().replace("fichier titres.csv 1", "fichier titres.csv un"))) {
            assertThatThrownBy(() -> Manifest.parse(wrong)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void a_file_that_is_not_the_announced_one_is_named() {
        Manifest announced = TakeoverSet.manifestOf(head(), incoming());
        change("titres.csv", "6000;2025-06-01", "5000;2025-06-01");
        change("balances.csv", "0156;6000,00", "0156;5000,00");
        change("balances.csv", "500000,00", "501000,00");

        List<TakeoverFinding> findings = TakeoverSet.read(announced, incoming()).findings();

        assertThat(findings)
                .extracting(TakeoverFinding::code)
                .contains(FileFault.EMPREINTE_DIFFERENTE, FileFault.TOTAL_FAUX)
                .doesNotContain(FileFault.BALANCE_DESEQUILIBREE, FileFault.SOLDE_SANS_DOSSIERS);
        assertThat(findings).extracting(TakeoverFinding::file).contains("titres.csv", "balances.csv");
    }

    @Test
    void a_missing_file_is_named() {
        files.remove("demandes.csv");

        assertThat(codes(read())).contains(FileFault.FICHIER_MANQUANT);
    }

    @Test
    void a_supplier_balance_that_is_not_its_requests_names_the_line_and_where_they_come_from() {
        change("balances.csv", "0156;;12000,00", "0156;;12100,00");
        change("balances.csv", "500000,00", "500100,00");

        TakeoverFinding found = only(read(), FileFault.SOLDE_SANS_DOSSIERS);

        assertThat(found.file()).isEqualTo("balances.csv");
        assertThat(found.line()).isEqualTo(5);
        assertThat(found.reason())
                .contains("4011000000", F1, "solde -12100.00", "dossiers -12000.00", "écart -100.00")
                .contains("demandes.csv ligne 2");
    }

    @Test
    void a_title_without_a_balance_is_named_too() {
        change("balances.csv", "4111100000;73282932000074;0156;6000,00;\n", "");
        change("balances.csv", "500000,00", "506000,00");

        TakeoverFinding found = only(read(), FileFault.SOLDE_SANS_DOSSIERS);

        assertThat(found.line()).isZero();
        assertThat(found.reason()).contains("4111100000", R1, "titres.csv ligne 2");
    }

    @Test
    void debits_that_are_not_credits_and_accounts_that_are_not_taken_over_are_refused() {
        change("balances.csv", "5121000000;;;500000,00;", "5123000000;;;500000,01;");

        TakeoverSet set = read();

        assertThat(only(set, FileFault.BALANCE_DESEQUILIBREE).reason()).contains("écart 0.01");
        assertThat(only(set, FileFault.COMPTE_NON_REPRIS).line()).isEqualTo(2);
    }

    @Test
    void an_advance_that_is_not_taken_back_is_the_balance_of_its_account() {
        change("engagements.csv", ";visa\n", ";visa;avance_versee;avance_recuperee;execute\n");
        change("engagements.csv", ";ACCORDE\n", ";ACCORDE;6000;2000;70000\n");
        change(
                "balances.csv",
                "1100000000;;;;486000,00\n",
                "1100000000;;;;490000,00\n4091000000;85129663200017;0156;4000,00;\n");

        assertThat(read().findings()).isEmpty();
        assertThat(read().commitments().getFirst().advanceOutstanding()).isEqualTo(Balance.parse("4000"));

        change("balances.csv", "0156;4000,00;", "0156;4100,00;");
        change("balances.csv", "490000,00", "490100,00");
        TakeoverFinding found = only(read(), FileFault.SOLDE_SANS_DOSSIERS);
        assertThat(found.line()).isEqualTo(4);
        assertThat(found.reason()).contains("4091000000", F1, "écart 100.00", "engagements.csv ligne 2");

        change("engagements.csv", ";6000;2000;", ";6000;6000.01;");
        assertThat(codes(read())).contains(FileFault.DOSSIER_INCOHERENT);
    }

    @Test
    void credits_are_compared_with_what_is_engaged_and_ordered_on_them() {
        change("credits.csv", "60000;12000", "60000.01;11000");

        assertThat(read().findings())
                .filteredOn(found -> found.code() == FileFault.CREDITS_SANS_DOSSIERS)
                .extracting(TakeoverFinding::place)
                .containsExactly("engage", "ordonnance");
    }

    @Test
    void an_envelope_needs_the_cp_of_what_is_ordered_on_it() {
        change("credits.csv", "100000;80000;1000;500", "100000;12499;1000;500");

        assertThat(only(read(), FileFault.CREDITS_SANS_DOSSIERS).place()).isEqualTo("cp");
    }

    @Test
    void an_ej_on_an_envelope_nobody_gave_credits_to_is_named() {
        change("engagements.csv", "0156-DR35-U001", "0156-DR35-U002");

        assertThat(read().findings())
                .filteredOn(found -> found.code() == FileFault.CREDITS_SANS_DOSSIERS)
                .extracting(TakeoverFinding::file)
                .contains("engagements.csv", "credits.csv");
    }

    @Test
    void levels_that_do_not_belong_together_are_refused() {
        change("credits.csv", "0156;0156-DR35;;T3;50000;40000;;", "0156;0204-DR35;;T3;50000;40000;1;1");

        assertThat(read().findings()).extracting(TakeoverFinding::place).containsExactly("bop", "ae_gelees");
    }

    @Test
    void a_request_says_what_its_ej_says() {
        change("demandes.csv", "2000000001;1;12000", "2000000009;1;12000");

        TakeoverSet set = read();

        assertThat(set.findings())
                .filteredOn(found -> found.file().equals("demandes.csv"))
                .extracting(TakeoverFinding::place)
                .containsExactly("ej", "poste");
        assertThat(set.findings())
                .filteredOn(found -> found.file().equals("engagements.csv"))
                .extracting(TakeoverFinding::place)
                .containsExactly("certifie_non_paye");
    }

    @Test
    void a_state_without_its_date_and_a_total_that_is_none_are_refused() {
        change("demandes.csv", ";2025-12-29", ";");
        change("demandes.csv", "10000;2000;12000", "10000;2000;12500");

        assertThat(read().findings())
                .filteredOn(found -> found.code() == FileFault.DOSSIER_INCOHERENT)
                .extracting(TakeoverFinding::place)
                .containsExactly("montant_ttc", "date_prise_en_charge", "montant");
    }

    @Test
    void a_title_of_more_than_was_issued_or_impaired_without_doubt_is_refused() {
        change("titres.csv", "10000;6000;", "5999.99;6000;");
        change("titres.csv", "CBCM-FIN;", "CBCM-FIN;10");

        assertThat(read().findings())
                .filteredOn(found -> found.code() == FileFault.DOSSIER_INCOHERENT)
                .extracting(TakeoverFinding::place)
                .containsExactly("reste_a_recouvrer", "depreciation");
    }

    @Test
    void an_ej_of_the_year_that_opens_or_served_in_it_is_refused() {
        change("engagements.csv", "2000000001;1;2025", "2000000001;1;2026");
        change("engagements.csv", "2025-12-10", "2026-01-01");

        assertThat(read().findings())
                .filteredOn(found -> found.code() == FileFault.DOSSIER_INCOHERENT)
                .extracting(TakeoverFinding::place)
                .containsExactly("exercice", "date_service_fait");
    }

    @Test
    void a_wrong_field_names_its_column_and_the_other_lines_are_still_read() {
        change("credits.csv", "T3;50000", "T9;50000");
        change("titres.csv", "PRIS_EN_CHARGE", "PERDU");
        change("balances.csv", "1100000000", "11000000");

        assertThat(read().findings())
                .filteredOn(found -> found.code() == FileFault.VALEUR_INVALIDE)
                .extracting(TakeoverFinding::place)
                .containsExactly("compte", "titre", "etat");
        assertThat(read().credits()).hasSize(2);
    }

    private void change(String file, String from, String to) {
        files.computeIfPresent(file, (_, text) -> text.replace(from, to));
    }

    private static Manifest head() {
        return new Manifest(
                TakeoverId.of("CHORUS-2026"), "CHORUS", FiscalYear.of(2026), LocalDate.of(2026, 1, 1), List.of());
    }

    private Map<String, IncomingFile> incoming() {
        Map<String, IncomingFile> incoming = new LinkedHashMap<>();
        files.forEach((name, text) -> incoming.put(name, IncomingFile.of(text.getBytes(StandardCharsets.UTF_8))));
        return incoming;
    }

    /** The set, under a manifest made for it. */
    private TakeoverSet read() {
        return TakeoverSet.read(TakeoverSet.manifestOf(head(), incoming()), incoming());
    }

    private static List<FileFault> codes(TakeoverSet set) {
        return set.findings().stream().map(TakeoverFinding::code).toList();
    }

    private static TakeoverFinding only(TakeoverSet set, FileFault code) {
        List<TakeoverFinding> found =
                set.findings().stream().filter(each -> each.code() == code).toList();
        assertThat(found).as(set.findings().toString()).hasSize(1);
        return found.getFirst();
    }
}
