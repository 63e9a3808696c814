package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** The pages in a real browser. */
@ExtendWith(SharedLedger.class)
class PagesInChromiumTest {
    /** Pages that the documentation shows. */
    private static final Set<String> PICTURES = Set.of(
            "balance",
            "budget",
            "ej-signe",
            "evenement",
            "exploitation",
            "grand-livre",
            "identites",
            "prise-en-charge",
            "tache");

    private static final String REGISTERED = "55208131711114";
    private static final int WIDE = 1280;

    @TempDir
    Path folder;

    private final LookedAt looked = new LookedAt();
    private final RunningLedger ledger;
    private Chromium browser;

    PagesInChromiumTest(RunningLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void open() {
        browser = Chromium.open(ledger);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Files in every state that a page shows, and what was written in the books. */
    private Map<String, String> everyPage() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        String payment = dossiers.acceptedPayment();
        String title = dossiers.titleInCharge().id("revenueOrderNumber");
        String draft = dossiers.drafted("10.00").id("commitmentNumber");
        String signed = dossiers.validated("20.00").id("commitmentNumber");
        Reply balance = ledger.get(
                ledger.token("ada", Role.AUDITOR),
                "/api/v1/trial-balance?year=2025",
                "Quitus-Min-Position",
                String.valueOf(ledger.log().head()));
        assertThat(balance.status()).as(balance.toString()).isEqualTo(200);
        // Not the supplier of the other files: who is registered is paid on a validated account only.
        ledger.post(
                dossiers.gina,
                "RegisterThirdParty",
                "{\"siret\":\"%s\",\"name\":\"Papeterie SA\"}".formatted(REGISTERED));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("corbeille", "/");
        pages.put("tache", "/?tache=TO_VALIDATE");
        pages.put("balance", "/balance");
        pages.put("grand-livre", "/comptes/6113110000");
        pages.put("auxiliaire", "/auxiliaires/4011000000");
        pages.put("journaux", "/journaux");
        pages.put("journal", "/journaux/SF");
        pages.put("etats", "/etats");
        pages.put("bilan", "/etats/bilan");
        pages.put("resultat", "/etats/resultat");
        pages.put("ecarts-demande", "/ecarts");
        pages.put("ecarts", "/ecarts?depuis=0");
        pages.put("budget", "/budget");
        pages.put("missions", "/budget?niveau=MISSION");
        pages.put("bop", "/budget?code=0156");
        pages.put("mois", "/budget/mois");
        pages.put("mouvements", "/budget/mouvements");
        pages.put("essai", "/budget/essai?code=" + dossiers.unit + "&montant=900000");
        pages.put("essai-illisible", "/budget/essai?code=" + dossiers.unit + "&montant=beaucoup");
        pages.put("dossiers", "/dossiers");
        pages.put("ej-brouillon", "/dossiers/ej/" + draft);
        pages.put("ej-signe", "/dossiers/ej/" + signed);
        pages.put("abandon", "/dossiers/ej/" + draft + "/actes/CancelCommitment");
        pages.put("service-fait", "/dossiers/ej/" + signed + "/actes/RecordService");
        pages.put("dp", "/dossiers/dp/" + payment);
        pages.put("prise-en-charge", "/dossiers/dp/" + payment + "/actes/AcceptPaymentRequest");
        pages.put("titre", "/dossiers/titre/" + title);
        pages.put("tiers", "/dossiers/tiers/" + REGISTERED);
        pages.put("actes", "/actes");
        pages.put("brouillons", "/brouillons");
        pages.put("acte-dossier", "/actes/ValidateCommitment");
        pages.put("saisie-ej", "/actes/DraftCommitment");
        pages.put("avenant", "/dossiers/ej/" + signed + "/actes/AmendCommitment");
        pages.put("aide", "/aide");
        pages.put("accessibilite", "/accessibilite");
        pages.put("page-inconnue", "/nulle-part");
        return pages;
    }

    @Test
    void from_signing_in_to_the_hash_of_an_event_without_any_script() {
        everyPage();
        browser.withoutScripts();
        browser.signIn("ada", "/");

        browser.click("nav a[href='/balance']");
        browser.click("a[href^='/comptes/6113110000']");
        browser.click("tbody a[href^='/ecritures/']");
        browser.click("#evenement");

        assertThat(browser.text("#hash")).matches("[0-9a-f]{64}");
        browser.click(".languages a[lang=en]");
        assertThat(browser.text("h1")).startsWith("Event at position");
    }

    /**
     * Wide and narrow, light and dark, by axe-core and by the keyboard; and every page, whoever adds one: the product's
     * own routes are held against what was looked at.
     */
    @Test
    void every_page_there_is_is_free_of_what_axe_core_finds_fits_360_pixels_and_is_reached_by_the_keyboard() {
        Map<String, String> pages = everyPage();
        browser.signIn("paula", "/");
        pages.forEach(this::examine);
        formsThatWereSent(Objects.requireNonNull(pages.get("ej-brouillon")));
        browser.go("/");
        browser.signOut();
        for (String page : List.of("fermee", "expiree", "echec", "refusee")) {
            examine("session-" + page, "/session/" + page);
        }
        examine("identites", "/demonstration/identites");
        browser.signIn("ada", "/");
        pagesOfAnAuditor();
        browser.signOut();
        browser.signIn("tess", "/");
        examine("ordres", "/exploitation");
        examine("vues-tess", "/exploitation/vues");
        examine("guichet-tess", "/exploitation/guichet");
        examine("ordre", "/exploitation/ordres/baies/b/drain");

        assertThat(looked.findings()).isEmpty();
        assertThat(looked.routesMissed(ledger))
                .as("pages that nobody looked at")
                .isEmpty();
    }

    /** What answers a form: confirmation, lot, a document refused. */
    private void formsThatWereSent(String draft) {
        browser.width(WIDE);
        browser.go(draft + "/actes/ValidateCommitment");
        browser.click("#essayer");
        browser.await("#confirmer");
        looked.here(browser, "confirmation");
        browser.width(WIDE);
        browser.go(draft);
        browser.click("details:has(#piece) summary");
        browser.driver().findElement(By.id("piece")).sendKeys(refusedFile().toString());
        browser.driver().findElement(By.id("titre")).sendKeys("Programme");
        browser.click("form[enctype] button");
        browser.await(".problem");
        looked.here(browser, "piece refusée");
        lot("SubmitForVisa");
        lot("ValidateCommitment");
        browser.width(WIDE);
        browser.click("#confirmer");
        browser.await(".done");
        looked.here(browser, "lot fait");
    }

    private void lot(String act) {
        browser.width(WIDE);
        browser.go("/?tache=TO_VALIDATE");
        browser.click("input[name=dossier]");
        browser.click("button[name=acte][value=" + act + "]");
        browser.await("main form[action^='/lots/']");
        looked.here(browser, "lot of " + act);
    }

    /** Of a kind that the ledger does not keep. */
    private Path refusedFile() {
        try {
            return Files.write(folder.resolve("programme.exe"), new byte[] {'M', 'Z'});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pagesOfAnAuditor() {
        String position = entryPosition();
        String published = published();
        examine("exploitation", "/exploitation");
        examine("ecriture", "/ecritures/" + position + "/0");
        examine("ecritures", "/ecritures?dossier=payment-request:inconnu");
        examine("evenement", "/evenements/" + position);
        examine("etat-publie", "/etats/publies/" + published);
        examine("mouvement", "/budget/mouvements/" + creditPosition());
        examine("recherche-compte", "/comptes?compte=6113110000");
        examine("trop-tot", "/balance?connu=999999999");
        examine("piste", "/piste");
        examine("consultations", "/piste/consultations");
        examine("refus", "/piste/refus");
        ledger.send(ledger.request("/api/v1/proofs/checkpoints")
                .header("Authorization", "Bearer " + ledger.token("ada", Role.AUDITOR))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        examine("preuve", "/preuves/" + position);
        examine("vues", "/exploitation/vues");
        examine("admission", "/exploitation/admission");
        examine("guichet", "/exploitation/guichet");
        examine("depots", "/depots");
        examine("depot-inconnu", "/depots/inconnu");
    }

    /** A statement of the books as they are. @return its name */
    private String published() {
        Dossiers dossiers = new Dossiers(ledger);
        String id = "BILAN-C" + ledger.log().head();
        Reply publication = Dossiers.written(ledger.post(
                dossiers.katia,
                "PublishStatement",
                "{\"statementId\":\"%s\",\"kind\":\"BILAN\",\"asOf\":\"2025-03-02\",\"position\":%s}"
                        .formatted(id, entryPosition())));
        ledger.get(
                ledger.token("ada", Role.AUDITOR),
                "/api/v1/statements",
                "Quitus-Min-Position",
                publication.header("Quitus-Position"));
        return id;
    }

    private String creditPosition() {
        return ledger.get(ledger.token("ada", Role.AUDITOR), "/api/v1/budget-movements?year=2025&limit=1")
                .json()
                .at("/items/0/position")
                .asString();
    }

    private String entryPosition() {
        return ledger.get(ledger.token("ada", Role.AUDITOR), "/api/v1/entries?limit=1")
                .json()
                .at("/items/0/position")
                .asString();
    }

    private void examine(String name, String path) {
        browser.dark(false);
        browser.width(WIDE);
        browser.go(path);
        if (PICTURES.contains(name)) {
            browser.picture(name);
        }
        looked.at(path);
        looked.here(browser, path);
    }

    @Test
    void a_page_that_nobody_looked_at_is_told() {
        looked.at("/balance");

        assertThat(looked.routesMissed(ledger)).contains("/etats/{word}").doesNotContain("/balance");
    }

    @Test
    void what_the_keyboard_does_not_reach_is_told() {
        browser.signIn("ada", "/");
        browser.driver()
                .executeScript("document.querySelector('h1').insertAdjacentHTML('afterend',"
                        + " '<button tabindex=-1 id=hidden>x</button>')");

        looked.here(browser, "/");

        assertThat(looked.findings()).anyMatch(found -> found.contains("keyboard") && found.contains("hidden"));
    }

    @Test
    void axe_core_sees_a_fault_when_there_is_one() {
        browser.signIn("ada", "/");
        browser.driver().executeScript("document.querySelector('h1').insertAdjacentHTML('afterend', '<input>')");

        assertThat(browser.violations()).singleElement().asString().startsWith("label");
    }

    @Test
    void the_keyboard_alone_reaches_the_content_the_menu_and_signing_out() {
        browser.signIn("ada", "/");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
            WebElement focused = browser.driver().switchTo().activeElement();
            reached.add(focused.getTagName() + " " + focused.getDomAttribute("href"));
        }

        assertThat(reached).startsWith("a #main");
        assertThat(reached)
                .contains(
                        "button null",
                        "a /balance",
                        "a /budget",
                        "a /dossiers",
                        "a /piste",
                        "a /exploitation",
                        "a /aide");
    }

    @Test
    void dates_change_the_answer_in_place_and_the_address_with_it() {
        everyPage();
        browser.signIn("ada", "/balance");
        browser.driver().executeScript("document.querySelector('h1').dataset.kept = 'yes'");

        browser.driver().findElement(By.id("au")).clear();
        browser.driver().findElement(By.id("connu")).sendKeys("0");
        browser.click(".dates button");
        browser.await("#answer:not(:has(tbody a))");

        assertThat(browser.driver().getCurrentUrl()).contains("connu=0");
        assertThat(browser.driver().findElements(By.cssSelector("h1[data-kept=yes]")))
                .as("the rest of the page was not loaded again")
                .hasSize(1);
    }

    @Test
    void what_people_wrote_runs_nowhere_and_the_policy_stops_what_would() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        String draft = dossiers.draft("500.00")
                .replace(
                        "\"Papier\"",
                        "\"<img src=x onerror=document.title='run'><script>document.title='run'</script>\"");
        String number = Dossiers.written(ledger.post(dossiers.gina, "DraftCommitment", draft))
                .id("commitmentNumber");
        browser.signIn("paula", "/dossiers/ej/" + number);

        assertThat(browser.driver().findElements(By.cssSelector("main img, main script")))
                .isEmpty();
        browser.driver()
                .executeScript("document.querySelector('main').insertAdjacentHTML('beforeend',"
                        + " '<a id=tried href=# onclick=\"document.title=1\">x</a>')");
        browser.click("#tried");

        assertThat(browser.driver().getTitle()).isEqualTo("EJ " + number + " · Quitus");
    }

    @Test
    void an_ordonnateur_signs_an_ej_from_her_corbeille() {
        String number = new Dossiers(ledger).funded().drafted("500.00").id("commitmentNumber");
        browser.signIn("paula", "/dossiers/ej/" + number);

        browser.click("a[href$='ValidateCommitment']");
        browser.click("main form button");
        browser.await("#confirmer");
        assertThat(browser.text("main")).contains("Rien n’est encore écrit");
        browser.click("#confirmer");
        browser.await(".done");

        assertThat(browser.text("#etat")).isEqualTo("Validé");
        assertThat(browser.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(line -> line.getLevel().intValue() >= Level.SEVERE.intValue()))
                .as("what the browser complained of")
                .isEmpty();
    }
}
