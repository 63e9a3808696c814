package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.takeover.Manifest;
import fr.quitus.interchange.takeover.TakeoverSet;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** REPRISE-01 : another system's books over HTTP, corrected, opened, then paid and collected. */
class TakeoversTest {
    private static final SigningKey CHORUS = SigningKey.generate("chorus.example", KeyType.NOTE);
    private static final SigningKey STRANGER = SigningKey.generate("chorus.example", KeyType.NOTE);
    private static final String AT = "2025-01-06T10:00:00+01:00";
    private static final String LATER = "2025-01-20T10:00:00+01:00";
    private static final String EJ = "2000000001";
    private static final String TITLE = "3900000001";

    private RunningLedger ledger;
    private String denis;
    private String dora;
    private String katia;
    private String paula;

    @BeforeEach
    void start() {
        ledger = RunningLedger.start(
                Map.of("quitus.takeover-keys", CHORUS.verifierKey().text(), "quitus.treasury-accounts", ""));
        denis = ledger.token("denis", Role.BUDGET_DIRECTORATE);
        dora = ledger.token("dora", Role.BUDGET_DIRECTORATE);
        katia = ledger.token("katia", Role.PUBLIC_ACCOUNTANT);
        paula = ledger.token("paula", Role.AUTHORISING_OFFICER);
    }

    @AfterEach
    void stop() throws IOException {
        ledger.close();
    }

    @Test
    void a_difference_stops_everything_then_the_corrected_set_is_opened_paid_and_collected() throws IOException {
        long before = ledger.log().head();
        byte[] wrong = zip(CHORUS, "12100,00");
        Reply refused = bring(denis, "/api/v1/takeovers", wrong);
        Reply unsigned = bring(denis, "/api/v1/takeovers", zip(STRANGER, "12000,00"));
        Reply byKatia = bring(katia, "/api/v1/takeovers", zip(CHORUS, "12000,00"));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/state").asString()).isEqualTo("A_CORRIGER");
        assertThat(refused.json().at("/findings").toString())
                .contains("BALANCE_DESEQUILIBREE", "SOLDE_SANS_DOSSIERS", "demandes.csv ligne 2");
        assertThat(refused.json().at("/findings/1/line").asInt()).isEqualTo(5);
        assertThat(unsigned.status()).isEqualTo(422);
        assertThat(unsigned.json().at("/findings/0/code").asString()).isEqualTo("SIGNATURE_INVALIDE");
        assertThat(byKatia.status()).isEqualTo(403);
        assertThat(ledger.log().head()).isEqualTo(before);

        byte[] right = zip(CHORUS, "12000,00");
        Reply checked = bring(denis, "/api/v1/takeovers/checks", right);
        Reply prepared = bring(denis, "/api/v1/takeovers", right);
        Reply alone = bring(denis, "/api/v1/takeovers/approvals", right);
        Reply opened = bring(dora, "/api/v1/takeovers/approvals", right);
        long loaded = ledger.log().head();
        Reply again = bring(dora, "/api/v1/takeovers/approvals", right);

        assertThat(checked.json().at("/state").asString())
                .as(checked.toString())
                .isEqualTo("CONTROLEE");
        assertThat(prepared.json().at("/state").asString())
                .as(prepared.toString())
                .isEqualTo("PREPAREE");
        assertThat(alone.json().at("/refused/0/code").asString()).isEqualTo("ACTEUR_INCOMPATIBLE");
        assertThat(opened.json().at("/state").asString()).as(opened.toString()).isEqualTo("OUVERTE");
        assertThat(opened.json().at("/loaded").asInt()).isEqualTo(5);
        assertThat(again.json().at("/state").asString()).isEqualTo("OUVERTE");
        assertThat(ledger.log().head()).isEqualTo(loaded);
        assertThat(ledger.stream("commitment:" + EJ).getFirst()).isEqualTo("commitment-taken-over.v2");

        pay();
        collect();

        String position = String.valueOf(ledger.log().head());
        Reply register = ledger.get(paula, "/api/v1/commitments?year=2025", "Quitus-Min-Position", position);
        assertThat(register.json().at("/items/0/takenOverFrom").asString())
                .as(register.toString())
                .isEqualTo("CHORUS-2025");
        Reply balance = ledger.get(katia, "/api/v1/trial-balance?year=2025", "Quitus-Min-Position", position);
        assertThat(balance.status()).as(balance.toString()).isEqualTo(200);
        assertThat(closing(balance, "4011000000")).isEqualTo("0.00");
        assertThat(closing(balance, "4111100000")).isEqualTo("0.00");
        assertThat(closing(balance, "4091000000")).isEqualTo("4000.00");
        assertThat(closing(balance, "8900000000")).isEqualTo("0.00");
        Reply invariants =
                ledger.get(ledger.token("ada", Role.AUDITOR), "/api/v1/invariants", "Quitus-Min-Position", position);
        assertThat(invariants.status()).as(invariants.toString()).isEqualTo(200);
        assertThat(invariants.body()).doesNotContain("\"holds\":false");
    }

    @Test
    void what_lives_here_already_is_not_taken_over() throws IOException {
        Dossiers.written(ledger.post(denis, "OpenCredits", Dossiers.open()));

        Reply refused = bring(denis, "/api/v1/takeovers/checks", zip(CHORUS, "12000,00"));

        assertThat(refused.json().at("/findings/0/code").asString())
                .as(refused.toString())
                .isEqualTo("DEJA_PRESENT");
    }

    @Test
    void an_account_that_is_not_in_the_chart_is_named() throws IOException {
        Reply refused = bring(denis, "/api/v1/takeovers/checks", zip(CHORUS, "12000,00", "1109999999"));

        assertThat(refused.json().at("/findings/0/code").asString())
                .as(refused.toString())
                .isEqualTo("COMPTE_HORS_PLAN");
        assertThat(refused.json().at("/findings/0/line").asInt()).isEqualTo(3);
    }

    /** The request taken over as taken in charge. */
    private void pay() {
        String id = PaymentRequestId.ofInvoice(Siret.of(Dossiers.SUPPLIER), "F-1", 2024)
                .text();
        long version = ledger.stream("payment-request:" + id).size() - 1L;
        Reply scheduled = ledger.post(
                katia,
                "ScheduleInRun",
                "{\"paymentRequestId\":\"%s\",\"runId\":\"REPRISE-1\",\"executionDate\":\"2025-01-20\"}".formatted(id),
                "If-Match",
                "\"" + version + "\"",
                "Quitus-Simulated-Time",
                AT);
        Dossiers.written(scheduled);
        Dossiers.written(ledger.post(
                katia,
                "ExecuteRun",
                "{\"runId\":\"REPRISE-1\",\"paymentRequestId\":\"%s\",\"valueDate\":\"2025-01-20\"}".formatted(id),
                "If-Match",
                scheduled.etag(),
                "Quitus-Simulated-Time",
                LATER));
    }

    private void collect() {
        long version = ledger.stream("revenue-order:" + TITLE).size() - 1L;
        Dossiers.written(ledger.post(
                katia,
                "AllocateReceipt",
                """
                {"revenueOrderNumber":"%s","amount":"6000.00","valueDate":"2025-01-20",
                 "treasuryIban":"%s","servicerReference":"BDF-REPRISE"}
                """.formatted(TITLE, Dossiers.IBAN),
                "If-Match",
                "\"" + version + "\"",
                "Quitus-Simulated-Time",
                LATER));
    }

    private static String closing(Reply balance, String account) {
        for (var item : balance.json().path("items")) {
            if (item.path("account").asString().equals(account)) {
                long debit = cents(item.path("closingDebit").asString("0.00"));
                long credit = cents(item.path("closingCredit").asString("0.00"));
                return Balance.ofCents(debit - credit).text();
            }
        }
        return "0.00";
    }

    private static long cents(String euros) {
        return Balance.parse(euros).cents();
    }

    private Reply bring(String token, String path, byte[] zip) {
        return ledger.postFile(token, path, "application/zip", zip, AT);
    }

    private static byte[] zip(SigningKey key, String owedToSuppliers) throws IOException {
        return zip(key, owedToSuppliers, "1100000000");
    }

    private static byte[] zip(SigningKey key, String owedToSuppliers, String earlierYears) throws IOException {
        Map<String, IncomingFile> files = new LinkedHashMap<>();
        set(owedToSuppliers, earlierYears)
                .forEach((name, text) -> files.put(name, IncomingFile.of(text.getBytes(StandardCharsets.UTF_8))));
        Manifest head = new Manifest(
                TakeoverId.of("CHORUS-2025"), "CHORUS", FiscalYear.of(2025), LocalDate.of(2025, 1, 1), List.of());
        byte[] note = key.sign(TakeoverSet.manifestOf(head, files).text()).encode();
        files.put("reprise.note", IncomingFile.of(note));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().bytes());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> set(String owedToSuppliers, String earlierYears) {
        return Map.of(
                "balances.csv",
                """
                compte;auxiliaire;programme;debit;credit
                5121000000;;;500000,00;
                %s;;;;490000,00
                4081000000;85129663200017;0156;;8000,00
                4011000000;85129663200017;0156;;%s
                4111100000;73282932000074;0156;6000,00;
                4091000000;85129663200017;0156;4000,00;
                """.formatted(earlierYears, owedToSuppliers),
                "credits.csv",
                """
                programme;bop;uo;titre;ae;cp;ae_gelees;cp_geles;engage;ordonnance
                0156;0156-DR35;0156-DR35-U001;T3;100000;80000;1000;500;60000;12000
                """,
                "engagements.csv",
                """
                ej;poste;exercice;type;centre_financier;fournisseur_siret;fournisseur_nom;objet;domaine_fonctionnel;\
                titre;compte;ae_restantes;certifie_non_facture;certifie_non_paye;date_service_fait;visa;\
                avance_versee;avance_recuperee;execute
                2000000001;1;2024;MARCHE;0156-DR35-U001;85129663200017;Fournitures SA;Maintenance;0156-01;\
                T3;6113110000;60000;8000;12000;2024-12-10;ACCORDE;6000;2000;70000
                """,
                "demandes.csv",
                """
                dp;etat;nature;fournisseur_siret;facture;date_facture;date_reception;montant_ht;tva;montant_ttc;iban;\
                ej;poste;montant;poste_comptable;date_ordonnancement;date_prise_en_charge
                100000900;PRISE_EN_CHARGE;FACTURE;85129663200017;F-1;2024-12-12;2024-12-15;10000;2000;12000;%s;\
                2000000001;1;12000;CBCM-FIN;2024-12-20;2024-12-29
                """.formatted(Dossiers.IBAN),
                "titres.csv",
                """
                titre;etat;exercice;centre_financier;redevable_siret;redevable_nom;objet;ligne_de_recette;compte;\
                montant_emis;reste_a_recouvrer;date_emission;date_limite;date_prise_en_charge;poste_comptable
                3900000001;PRIS_EN_CHARGE;2024;0156-DR35-U001;73282932000074;Redevable;Redevance;2306;7060000000;\
                10000;6000;2024-06-01;2024-08-15;2024-06-03;CBCM-FIN
                """);
    }
}
