package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The books as an auditor reads them in a browser without scripts. */
@ExtendWith(SharedLedger.class)
class BooksPagesTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    @TempDir
    Path folder;

    private final RunningLedger ledger;
    private final PlainBrowser browser;
    private final String ada;
    private Dossiers dossiers;

    BooksPagesTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.browser = new PlainBrowser(ledger);
        this.ada = ledger.token("ada", Role.AUDITOR);
        this.dossiers = new Dossiers(ledger);
    }

    @BeforeEach
    void a_payment_was_taken_in_charge() {
        dossiers = new Dossiers(ledger).funded();
        dossiers.acceptedPayment();
        shown(head());
        browser.signIn("ada", "/");
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    private long head() {
        return ledger.log().head();
    }

    /** Books are a moment behind: until they show this place of the log. */
    private void shown(long position) {
        Reply reply =
                ledger.get(ada, "/api/v1/trial-balance?year=2025", "Quitus-Min-Position", String.valueOf(position));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    /** A link that a page has. */
    private Page follow(Page page, String link) {
        Page next = browser.get(page.link(link));
        assertThat(next.status()).as(link + " on " + page.path()).isEqualTo(200);
        return next;
    }

    @Test
    void a_journal_leads_to_one_of_its_days_to_an_entry_and_to_its_event() {
        Page journals = follow(browser.get("/balance"), "/journaux");
        Page journal = follow(journals, "/journaux/SF");
        Page day = follow(journal, "du=2025-03-02");

        assertThat(day.html()).contains("value=\"2025-03-02\"").contains("6113110000");
        assertThat(browser.get("/journaux/SF?du=2025-03-03&au=2025-03-03").html())
                .contains("Rien à montrer")
                .doesNotContain("6113110000");
        assertThat(follow(day, "/ecritures/").html()).contains("6113110000");
        assertThat(follow(day, "/evenements/").html()).contains("id=\"hash\"");
    }

    @Test
    void a_long_journal_is_shown_by_pages_that_miss_nothing_and_repeat_nothing() {
        for (int i = 0; i <= 50; i++) {
            entered("Essai");
        }
        shown(head());

        Page first = browser.get("/journaux/OD?connu=" + head());
        Page second = follow(first, "suite=");

        assertThat(first.html()).contains(">OD 1<").contains(">OD 50<").doesNotContain(">OD 51<");
        assertThat(second.html()).contains(">OD 51<").doesNotContain(">OD 50<");
    }

    @Test
    void every_book_is_shown_as_it_was_known() {
        for (String path : new String[] {
            "/balance",
            "/comptes/6113110000",
            "/auxiliaires/4011000000",
            "/journaux",
            "/journaux/SF",
            "/etats/bilan",
            "/etats/resultat",
            "/ecarts"
        }) {
            String beginning = path.equals("/ecarts") ? "?depuis=0&connu=0" : "?connu=0";
            Page now = browser.get(path + "?depuis=0");
            Page then = browser.get(path + beginning);

            assertThat(now.status()).as(path).isEqualTo(200);
            assertThat(then.html()).as(path).contains("Position 0<").doesNotContain("12\u202f000,00");
            assertThat(browser.get(path + "?au=2025-03-01&depuis=0").html())
                    .as(path + " before the day of the acts")
                    .contains("comptes au 01/03/2025")
                    .doesNotContain("12\u202f000,00");
            assertThat(now.html()).as(path).contains("000,00");
        }
    }

    @Test
    void an_account_is_opened_by_its_number_and_leads_to_its_third_parties() {
        Page account = browser.get("/comptes?compte=+6113110000+&annee=2025");
        assertThat(account.path()).isEqualTo("/comptes/6113110000");

        Page parties = follow(account, "/auxiliaires/6113110000");

        assertThat(parties.html())
                .contains("Balance auxiliaire du compte 6113110000")
                .contains("Totaux");
        assertThat(browser.get("/comptes?compte=" + SCRIPT.replace("<", "%3C").replace(">", "%3E"))
                        .html())
                .doesNotContain(SCRIPT);
    }

    @Test
    void what_was_recorded_between_two_dates_of_knowledge_is_told_line_by_line() {
        long before = head();
        new Dossiers(ledger).funded().acceptedPayment();
        long after = head();
        shown(after);

        Page form = browser.get("/ecarts");
        assertThat(form.html()).contains("name=\"depuis\"").doesNotContain("<table");
        Page differences = browser.get("/ecarts?depuis=" + before + "&connu=" + after);

        assertThat(differences.html())
                .contains("6113110000", "12\u202f000,00", "depuis " + before)
                .contains("/comptes/6113110000?annee=2025&amp;connu=" + before);
        assertThat(follow(differences, "/evenements/").path()).matches("/evenements/[0-9]+");
        assertThat(follow(differences, "/ecritures/").html()).contains("Imputations comptables");
        Page beginning = browser.get("/ecarts?depuis=0");
        while (!beginning.html().contains("suite=")) {
            dossiers.acceptedPayment();
            shown(head());
            beginning = browser.get("/ecarts?depuis=0");
        }
        Page next = follow(beginning, "suite=");
        assertThat(next.html())
                .contains("id=\"lignes\"")
                .as("accounts are on the first page")
                .doesNotContain("id=\"comptes\"");
        assertThat(follow(next, "#comptes").html()).contains("id=\"comptes\"");
        assertThat(browser.get("/ecarts?depuis=" + after + "&connu=" + after).html())
                .contains("0 écriture(s)")
                .doesNotContain("<table");
    }

    @Test
    void a_published_statement_is_read_again_and_leads_to_what_changed_since() {
        long position = head();
        for (String kind : new String[] {"BILAN", "COMPTE_DE_RESULTAT", "BALANCE_GENERALE"}) {
            String id = kind.substring(0, 4) + "-P" + position;
            Reply publication = Dossiers.written(ledger.post(
                    dossiers.katia,
                    "PublishStatement",
                    "{\"statementId\":\"%s\",\"kind\":\"%s\",\"asOf\":\"2025-03-02\",\"position\":%s}"
                            .formatted(id, kind, position)));
            Reply listed =
                    ledger.get(ada, "/api/v1/statements", "Quitus-Min-Position", publication.header("Quitus-Position"));
            assertThat(listed.body()).contains(id);

            Page statement = follow(browser.get("/etats"), "/etats/publies/" + id);

            assertThat(statement.html()).contains(publication.id("sha256")).contains("/comptes/");
            HttpResponse<byte[]> bytes = file(statement, ".json");
            assertThat(header(bytes, "Quitus-Sha256")).isEqualTo(publication.id("sha256"));
            assertThat(sha256(bytes.body())).isEqualTo(publication.id("sha256"));
            assertThat(header(file(statement, ".pdf"), "Quitus-Position")).isEqualTo(String.valueOf(position));
            assertThat(browser.get("/etats?annee=2025&connu=" + position).html())
                    .as("published after what is known")
                    .doesNotContain(id);
            assertThat(browser.get("/etats?annee=2025&au=2025-03-01").html())
                    .as("of a later date")
                    .doesNotContain(id);
            assertThat(follow(statement, "depuis=").html()).contains("depuis " + position);
        }
        assertThat(browser.get("/etats/publies/AUCUN-1").status()).isEqualTo(404);
        assertThat(browser.get("/etats/nul").status()).isEqualTo(404);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** A file that a page offers, as bytes. */
    private HttpResponse<byte[]> file(Page page, String link) {
        HttpResponse<byte[]> file = browser.download(page.link(link));
        assertThat(file.statusCode()).as(link).isEqualTo(200);
        return file;
    }

    private static String header(HttpResponse<?> file, String name) {
        return file.headers().firstValue(name).orElse("");
    }

    @Test
    void a_book_is_downloaded_in_three_forms_that_say_the_same_position() throws IOException {
        long before = head();
        entered("=HYPERLINK(1)");
        long known = head();
        shown(known);
        for (String path : new String[] {
            "/balance?",
            "/comptes/6815000000?",
            "/comptes/6815000000?sens=DEBIT",
            "/comptes/4011000000?tiers=" + Dossiers.SUPPLIER,
            "/auxiliaires/4011000000?",
            "/journaux/OD?",
            "/etats/resultat?",
            "/etats/bilan?",
            "/budget?niveau=UO",
            "/budget/mois?",
            "/budget/mouvements?code=" + dossiers.unit,
            "/ecarts?depuis=" + before
        }) {
            Page page = browser.get(path + "&annee=2025&connu=" + known);
            HttpResponse<byte[]> csv = file(page, ".csv");
            HttpResponse<byte[]> sheet = file(page, ".xlsx");
            HttpResponse<byte[]> print = file(page, ".pdf");

            String hash = header(csv, "Quitus-Sha256");
            assertThat(hash).as(path).matches("[0-9a-f]{64}");
            for (HttpResponse<byte[]> one : List.of(csv, sheet, print)) {
                assertThat(header(one, "Quitus-Position")).as(path).isEqualTo(String.valueOf(known));
                assertThat(header(one, "Quitus-Sha256")).as(path).isEqualTo(hash);
                assertThat(header(one, "Content-Disposition")).contains("-2025-position-" + known + ".");
            }
            String text = new String(csv.body(), StandardCharsets.UTF_8);
            try (PDDocument document = Loader.loadPDF(print.body())) {
                assertThat(new PDFTextStripper().getText(document))
                        .as(path)
                        .contains("Position : " + known, hash, "Racine du registre", "1 / ");
            }
            String workbook = unzipped(sheet.body());
            assertThat(workbook).as(path).contains(">" + known + "<", hash).doesNotContain("<f>");
            assertThat(workbook.split("<row ", -1).length - 1)
                    .as("rows and titles of " + path)
                    .isGreaterThanOrEqualTo(text.split("\r\n").length);
        }
        assertThat(new String(
                        browser.download("/journaux/OD.csv?annee=2025&connu=" + known)
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("'=HYPERLINK(1)");
        assertThat(unzipped(browser.download("/journaux/OD.xlsx?annee=2025&connu=" + known)
                        .body()))
                .contains(">&apos;=HYPERLINK(1)<");
    }

    @Test
    void the_grand_livre_of_one_third_party_or_one_side_is_shown_and_downloaded() {
        long known = head();
        Page parties = browser.get("/auxiliaires/4011000000?annee=2025&connu=" + known);

        Page party = follow(parties, "tiers=" + Dossiers.SUPPLIER);
        Page none = browser.get("/comptes/4011000000?annee=2025&tiers=99999999900000&connu=" + known);
        Page debits = browser.get("/comptes/6113110000?annee=2025&sens=DEBIT&connu=" + known);
        Page credits = browser.get("/comptes/6113110000?annee=2025&sens=CREDIT&connu=" + known);

        assertThat(party.form("/comptes/4011000000")).containsEntry("tiers", Dossiers.SUPPLIER);
        assertThat(party.html()).contains("sur le tiers " + Dossiers.SUPPLIER + " seul", "12\u202f000,00");
        assertThat(none.html()).contains("Rien à montrer");
        assertThat(debits.html()).contains("12\u202f000,00", "le solde n’est pas tenu");
        assertThat(credits.html()).contains("Rien à montrer");
        HttpResponse<byte[]> csv = file(party, ".csv");
        assertThat(header(csv, "Content-Disposition"))
                .contains("grand-livre-4011000000-tiers-" + Dossiers.SUPPLIER + "-2025-position-" + known);
        assertThat(new String(csv.body(), StandardCharsets.UTF_8))
                .isEqualTo(ledger.get(
                                ada,
                                "/api/v1/general-ledger/4011000000.csv?year=2025&knownAt=" + known + "&auxiliary="
                                        + Dossiers.SUPPLIER)
                        .body())
                .contains(Dossiers.SUPPLIER);
        assertThat(new String(file(credits, ".csv").body(), StandardCharsets.UTF_8))
                .startsWith("Position,")
                .hasLineCount(1);
        assertThat(browser.get("/comptes/6113110000?annee=2025&sens=GAUCHE").status())
                .isEqualTo(400);
        assertThat(browser.get("/comptes/4011000000?annee=2025&tiers=%3Cscript%3Ealert(1)%3C/script%3E")
                        .html())
                .doesNotContain("<script>alert");
    }

    private String unzipped(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("book.xlsx"), workbook);
        StringBuilder parts = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts.toString();
    }

    @Test
    void the_fec_is_downloaded_as_the_interface_gives_it() {
        long known = head();
        HttpResponse<byte[]> fec = file(browser.get("/balance?annee=2025&connu=" + known), "/fec");

        assertThat(header(fec, "Content-Disposition")).contains("FEC20251231-position-" + known + ".txt");
        assertThat(new String(fec.body(), StandardCharsets.UTF_8))
                .isEqualTo(ledger.get(ada, "/api/v1/fec?year=2025&knownAt=" + known)
                        .body());
    }

    @Test
    void a_file_that_is_refused_is_a_page_that_says_why() {
        Page refused = browser.get("/ecarts.pdf?annee=2025&depuis=hier");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.html()).contains("REQUETE_INVALIDE");
    }

    /** An entry by hand, with this reason. @return the position of its event */
    private long entered(String reason) {
        return Long.parseLong(
                Dossiers.written(ledger.post(dossiers.katia, "EnterManualEntry", """
                {"entry":"%s","post":"CBCM-FIN","accountingDate":"2025-03-01","reason":"%s",
                 "lines":[{"account":"6815000000","side":"DEBIT","amount":"500.00"},
                          {"account":"1510000000","side":"CREDIT","amount":"500.00"}]}
                """.formatted("P-" + head(), reason)))
                        .header("Quitus-Position"));
    }

    @Test
    void what_people_wrote_in_the_books_stays_text() {
        long before = head();
        long position = entered(SCRIPT);
        shown(position);

        for (String path : new String[] {
            "/journaux/OD", "/ecarts?depuis=" + before, "/comptes/6815000000", "/ecritures/" + position + "/0"
        }) {
            assertThat(browser.get(path).html()).as(path).contains("500,00").doesNotContain(SCRIPT);
        }
        assertThat(browser.get("/ecarts?depuis=" + before).html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("saisie manuelle");
        for (String path : new String[] {
            "/ecarts?depuis=%3Cscript%3Ealert(1)%3C/script%3E",
            "/balance?connu=%3Cscript%3Ealert(1)%3C/script%3E",
            "/journaux/%3Cscript%3Ealert(1)",
            "/etats/publies/%3Cscript%3Ealert(1)"
        }) {
            assertThat(browser.get(path).html()).as(path).doesNotContain("<script>alert");
        }
    }
}
