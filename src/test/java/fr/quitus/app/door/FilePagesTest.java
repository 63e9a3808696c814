package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** A file with its entries and its documents: what leads to it, and where it leads. */
@ExtendWith(SharedLedger.class)
class FilePagesTest {
    private static final String UNIT_OF_GINA = "0156-DR35-U001";
    private static final String REASON = "Contrôle sur pièces";

    @TempDir
    Path folder;

    private final RunningLedger ledger;
    private final PlainBrowser browser;
    private Dossiers dossiers;
    private String payment = "";

    FilePagesTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.browser = new PlainBrowser(ledger);
        this.dossiers = new Dossiers(ledger);
    }

    @BeforeEach
    void a_payment_was_taken_in_charge() {
        dossiers = new Dossiers(ledger).funded();
        payment = dossiers.acceptedPayment();
        String ada = ledger.token("ada", Role.AUDITOR);
        String head = String.valueOf(ledger.log().head());
        for (String view : new String[] {"/api/v1/entries?limit=1", "/api/v1/budget-movements?year=2025&limit=1"}) {
            assertThat(ledger.get(ada, view, "Quitus-Min-Position", head).status())
                    .isEqualTo(200);
        }
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    /** Number of the EJ that the payment is of. */
    private String commitment() {
        return ledger.get(dossiers.gina, "/api/v1/payment-requests/" + payment)
                .json()
                .at("/file/commitmentNumber")
                .asString();
    }

    private Page follow(Page page, String link) {
        Page next = browser.get(page.link(link));
        assertThat(next.status()).as(link + " on " + page.path()).isEqualTo(200);
        return next;
    }

    @Test
    void a_file_shows_its_entries_to_whom_the_books_are_open_and_an_ej_those_of_its_payments() {
        browser.signIn("ada", "/");

        Page request = browser.get("/dossiers/dp/" + payment);
        Page order = browser.get("/dossiers/ej/" + commitment());
        Page entry = follow(request, "/ecritures/");

        assertThat(request.html()).contains("Écritures du dossier", "12\u202f000,00", "4011000000");
        assertThat(order.html()).contains("Écritures du dossier", "6113110000", "4011000000");
        assertThat(follow(entry, "/dossiers/dp/" + payment).html()).contains("Écritures du dossier");
        assertThat(follow(browser.get("/comptes/4011000000?annee=2025&tiers=" + Dossiers.SUPPLIER), "/dossiers/dp/")
                        .html())
                .contains("Écritures du dossier");
        String own = Dossiers.written(ledger.post(
                        dossiers.gina,
                        "DraftCommitment",
                        dossiers.draft("10.00").replace(dossiers.unit, UNIT_OF_GINA)))
                .id("commitmentNumber");
        try (PlainBrowser other = new PlainBrowser(ledger)) {
            Page seen = other.signIn("gina", "/dossiers/ej/" + own);
            assertThat(seen.html()).contains("10,00").doesNotContain("Écritures du dossier");
            assertThat(other.get("/ecritures?dossier=payment-request:" + payment)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_title_shows_its_entries() {
        String title = dossiers.titleInCharge().id("revenueOrderNumber");
        ledger.get(
                ledger.token("ada", Role.AUDITOR),
                "/api/v1/entries?limit=1",
                "Quitus-Min-Position",
                String.valueOf(ledger.log().head()));
        browser.signIn("ada", "/");

        Page page = browser.get("/dossiers/titre/" + title);

        assertThat(page.html()).contains("Écritures du dossier", "7060000000", "10\u202f000,00");
        assertThat(follow(page, "/evenements/").html()).contains("revenue-order:" + title);
    }

    @Test
    void what_has_no_page_of_its_own_has_one_of_its_entries() {
        browser.signIn("ada", "/");

        assertThat(browser.get("/ecritures?dossier=bank-entry:inconnu").html()).contains("Rien à montrer");
        assertThat(browser.get("/ecritures?dossier=payment-request:" + payment).html())
                .contains("4011000000", "/dossiers/dp/" + payment);
        assertThat(browser.get("/ecritures?dossier=%3Cscript%3Ealert(1)%3C/script%3E")
                        .html())
                .doesNotContain("<script>alert");
    }

    @Test
    void a_movement_of_credits_leads_to_the_ej_or_the_dp_that_made_it() {
        browser.signIn("ada", "/");
        Page movements = browser.get("/budget/mouvements?annee=2025&code=" + dossiers.unit);
        long ordered = movement("cp-reserved");
        long validated = movement("ae-committed");

        assertThat(follow(movements, "/budget/mouvements/" + ordered).path()).isEqualTo("/dossiers/dp/" + payment);
        assertThat(follow(movements, "/budget/mouvements/" + validated).path())
                .isEqualTo("/dossiers/ej/" + commitment());
        try (PlainBrowser other = new PlainBrowser(ledger)) {
            other.signIn("gina", "/");
            assertThat(other.get("/budget/mouvements/" + ordered).status())
                    .as("a movement outside the perimeter")
                    .isEqualTo(404);
        }
    }

    /** Position of the first movement of the unit that such an event made. */
    private long movement(String event) {
        Reply movements = ledger.get(
                ledger.token("ada", Role.AUDITOR), "/api/v1/budget-movements?year=2025&code=" + dossiers.unit);
        return movements
                .json()
                .path("items")
                .valueStream()
                .filter(line -> line.path("eventName").asString().startsWith(event))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + event + " among " + movements))
                .path("position")
                .asLong();
    }

    private long positionOf(String aggregateId, String name) {
        return ledger.log().readStream(aggregateId, 0).stream()
                .filter(event -> event.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " among " + ledger.stream(aggregateId)))
                .position();
    }

    @Test
    void a_document_is_attached_once_and_downloaded_with_a_reason_without_any_script() {
        byte[] bytes = ("%PDF-1.4 facture de " + dossiers.unit).getBytes(StandardCharsets.UTF_8);
        String path = "/dossiers/dp/" + payment;
        browser.signIn("paula", "/");
        Page page = browser.get(path);

        Page attached = browser.upload(
                page, path + "/pieces", Map.of("nature", "FACTURE", "titre", "Facture"), "piece", "f.pdf", bytes);
        Page again = browser.upload(
                page, path + "/pieces", Map.of("nature", "FACTURE", "titre", "Facture"), "piece", "f.pdf", bytes);

        assertThat(attached.path()).as(attached.html()).isEqualTo(path);
        assertThat(attached.html()).contains("enregistré à la position", ">Facture<");
        assertThat(again.path()).as("sent twice").isEqualTo(path);
        String show = documentForm(attached);
        assertThat(browser.get(show).status()).as("without a reason").isEqualTo(400);
        HttpResponse<byte[]> shown = browser.download(show + "?motif=Controle");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(bytes);
        assertThat(shown.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    }

    /** Where the form of the first document of a page is sent to. */
    private static String documentForm(Page page) {
        int at = page.html().indexOf("/pieces/");
        assertThat(at).as("a document on " + page.path()).isPositive();
        int end = page.html().indexOf('"', at);
        return page.html().substring(page.html().lastIndexOf('"', at) + 1, end);
    }

    @Test
    void an_event_offers_the_documents_of_its_file() {
        byte[] bytes = ("%PDF-1.4 marche de " + dossiers.unit).getBytes(StandardCharsets.UTF_8);
        String path = "/dossiers/dp/" + payment;
        try (PlainBrowser paula = new PlainBrowser(ledger)) {
            Page page = paula.signIn("paula", path);
            paula.upload(
                    page, path + "/pieces", Map.of("nature", "MARCHE", "titre", "Marché"), "piece", "m.pdf", bytes);
        }
        browser.signIn("ada", "/");

        Page event = browser.get("/evenements/" + positionOf("payment-request:" + payment, "payment-ordered"));

        assertThat(browser.download(documentForm(event) + "?motif=Controle").body())
                .isEqualTo(bytes);
    }

    @Test
    void a_document_is_attached_and_downloaded_in_chromium() throws IOException {
        attachedAndDownloaded(true);
    }

    @Test
    void a_document_is_attached_and_downloaded_in_chromium_without_any_script() throws IOException {
        attachedAndDownloaded(false);
    }

    private void attachedAndDownloaded(boolean scripts) throws IOException {
        String name = "facture-" + dossiers.unit + ".pdf";
        byte[] bytes = ("%PDF-1.4 " + name).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve(name), bytes);
        Path downloads = Files.createDirectory(folder.resolve("downloads"));
        try (Chromium window = Chromium.open(ledger)) {
            window.downloadsTo(downloads);
            if (!scripts) {
                window.withoutScripts();
            }
            window.signIn("paula", "/dossiers/dp/" + payment);

            window.click("details:has(#piece) summary");
            window.driver().findElement(By.id("piece")).sendKeys(file.toString());
            new Select(window.driver().findElement(By.id("nature"))).selectByValue("FACTURE");
            window.driver().findElement(By.id("titre")).sendKeys("Facture");
            window.click("form[enctype] button");
            window.await(".done");
            window.driver().findElement(By.id("motif-0")).sendKeys(REASON);
            window.click("form[action*='/pieces/'] button");

            Await.until(
                    "the document in the folder of downloads",
                    () -> contents(downloads).equals(new String(bytes, StandardCharsets.UTF_8)),
                    () -> contents(downloads));
        }
    }

    /** Of the one file that is there and whole. */
    private static String contents(Path folder) {
        try (var files = Files.list(folder)) {
            Path file = files.filter(one -> !one.toString().endsWith(".crdownload"))
                    .findFirst()
                    .orElse(null);
            return file == null ? "nothing" : Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
