package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
    private static final int NARROW = 360;
    private static final int WIDE = 1280;

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

    @Test
    void every_page_is_free_of_what_axe_core_finds_wide_and_narrow_light_and_dark() {
        Map<String, String> pages = everyPage();
        browser.signIn("paula", "/");
        List<String> findings = new ArrayList<>();
        pages.forEach((name, path) -> examine(name, path, findings));
        browser.go("/");
        browser.click(".person button");
        browser.await("main .button");
        examine("identites", "/demonstration/identites", findings);
        browser.signIn("ada", "/");
        String position = entryPosition();
        examine("exploitation", "/exploitation", findings);
        examine("ecriture", "/ecritures/" + position + "/0", findings);
        examine("evenement", "/evenements/" + position, findings);
        examine("piste", "/piste", findings);
        examine("consultations", "/piste/consultations", findings);
        examine("refus", "/piste/refus", findings);
        ledger.send(ledger.request("/api/v1/proofs/checkpoints")
                .header("Authorization", "Bearer " + ledger.token("ada", Role.AUDITOR))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        examine("preuve", "/preuves/" + position, findings);
        examine("vues", "/exploitation/vues", findings);
        examine("admission", "/exploitation/admission", findings);
        examine("guichet", "/exploitation/guichet", findings);
        examine("depots", "/depots", findings);

        assertThat(findings).isEmpty();
    }

    @Test
    void the_exploitations_orders_are_free_of_what_axe_core_finds() {
        browser.signIn("tess", "/");
        List<String> findings = new ArrayList<>();
        examine("ordres", "/exploitation", findings);
        examine("vues-tess", "/exploitation/vues", findings);
        examine("guichet-tess", "/exploitation/guichet", findings);
        examine("ordre", "/exploitation/ordres/baies/b/drain", findings);

        assertThat(findings).isEmpty();
    }

    private String entryPosition() {
        return ledger.get(ledger.token("ada", Role.AUDITOR), "/api/v1/entries?limit=1")
                .json()
                .at("/items/0/position")
                .asString();
    }

    private void examine(String name, String path, List<String> findings) {
        browser.dark(false);
        browser.width(WIDE);
        browser.go(path);
        if (PICTURES.contains(name)) {
            browser.picture(name);
        }
        browser.violations().forEach(found -> findings.add(path + ": " + found));
        browser.dark(true);
        browser.violationsOfColours().forEach(found -> findings.add(path + " in the dark: " + found));
        browser.width(NARROW);
        if (browser.overflow() > 0) {
            findings.add(path + ": wider than " + NARROW + " pixels by " + browser.overflow());
        }
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
