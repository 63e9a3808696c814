package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.domain.actor.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of an instance whose front desk is open: what every page says, and what becomes of an act. */
class DegradedPagesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BANNER = "class=\"banner\"";

    @TempDir
    Path folders;

    private RunningLedger ledger;
    private PlainBrowser browser;
    private PlainBrowser tess;

    @BeforeEach
    void start() {
        ledger = RunningLedger.start(Map.of(
                "quitus.front-desk.enabled",
                "true",
                "quitus.front-desk.folders",
                folders.resolve("one/desk") + "," + folders.resolve("two/desk")));
        browser = new PlainBrowser(ledger);
        tess = new PlainBrowser(ledger);
    }

    @AfterEach
    void stop() throws Exception {
        browser.close();
        tess.close();
        ledger.close();
    }

    private Page order(String word) {
        String address = "/exploitation/ordres/guichet/guichet/" + word;
        return tess.submit(tess.get(address), address, Map.of("motif", "arrêt prévu"));
    }

    /** The page of a receipt, as every other page is looked at. */
    private void looked(String path) {
        LookedAt looked = new LookedAt();
        try (Chromium window = Chromium.open(ledger)) {
            window.signIn("paula", path);
            looked.here(window, path);
        }
        assertThat(looked.findings()).isEmpty();
    }

    /** The banner is asked for once a second. */
    private Page awaitBanner(PlainBrowser who, String path, boolean shown) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Page page = who.get(path);
        while (page.html().contains(BANNER) != shown) {
            assertThat(System.nanoTime()).as(page.html()).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
            page = who.get(path);
        }
        return page;
    }

    @Test
    void every_page_says_what_is_so_and_an_act_is_answered_by_a_receipt_that_is_followed_to_its_decision() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        String number = dossiers.drafted("500.00").id("commitmentNumber");
        String act = "/dossiers/ej/" + number + "/actes/ValidateCommitment";
        tess.signIn("tess", "/");
        browser.signIn("paula", "/");
        awaitBanner(browser, "/dossiers/ej/" + number, false);

        Page opened = order("open");

        assertThat(opened.path()).isEqualTo("/exploitation/guichet");
        assertThat(opened.html()).contains("ordre donné", "OUVERT");
        awaitBanner(browser, "/", true);
        for (String path : List.of("/", "/dossiers/ej/" + number, "/budget", "/aide", "/depots", "/nulle-part")) {
            assertThat(browser.get(path).html())
                    .as(path)
                    .contains(BANNER, "Les actes ne sont pas écrits en ce moment", "n’est perdu", "href=\"/depots\"");
        }
        Page tried = browser.submit(browser.get(act), act + "/essai", Map.of());
        assertThat(tried.html()).contains("Rien ne s’essaie pendant que le guichet est ouvert");
        Page deposited = browser.submit(tried, act, Map.of());
        Page again = browser.submit(tried, act, Map.of());

        assertThat(deposited.path()).startsWith("/depots/");
        assertThat(again.path()).as("the same receipt").isEqualTo(deposited.path());
        assertThat(deposited.html()).contains("DÉPOSÉ", "il n’est pas décidé", "Signer l’EJ");
        Page pdf = browser.get(deposited.link("recepisse.pdf"));
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.html()).startsWith("%PDF-");
        assertThat(browser.get("/depots").html()).contains(deposited.path());
        looked(deposited.path());
        try (PlainBrowser gina = new PlainBrowser(ledger)) {
            gina.signIn("gina", "/");
            assertThat(gina.get(deposited.path()).status())
                    .as("another's deposit")
                    .isEqualTo(404);
            assertThat(gina.get(deposited.path() + "/recepisse.pdf").status()).isEqualTo(404);
            assertThat(gina.get("/depots").html()).doesNotContain(deposited.path());
        }

        order("close");

        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Page decided = browser.get(deposited.path());
        while (!decided.html().contains("ACCEPTÉ")) {
            assertThat(System.nanoTime()).as(decided.html()).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
            decided = browser.get(deposited.path());
        }
        assertThat(ledger.stream("commitment:" + number)).contains("commitment-validated.v2");
        awaitBanner(browser, "/", false);
        assertThat(ledger.get(ledger.token("tess", Role.TECH_ADMIN), "/api/v1/front-desk")
                        .text("state"))
                .isIn("FERMÉ", "EN_TRAITEMENT");
    }
}
