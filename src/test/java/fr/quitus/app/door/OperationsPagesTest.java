package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.domain.actor.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exploitation's pages, and the orders given on them. */
@ExtendWith(SharedLedger.class)
class OperationsPagesTest {
    private final RunningLedger ledger;
    private final PlainBrowser browser;

    OperationsPagesTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.browser = new PlainBrowser(ledger);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void bays_views_admission_and_the_desk_are_shown_with_their_figures() {
        browser.signIn("tess", "/");

        assertThat(browser.get("/exploitation").html())
                .contains("Baies", "Archive", "Dernier point de contrôle", "/actuator/prometheus");
        assertThat(browser.get("/exploitation/vues").html()).contains("trialbalance", "Lettres mortes", "Aucune");
        assertThat(browser.get("/exploitation/admission").html()).contains("Places", "Actes", "Files des 10");
        assertThat(browser.get("/exploitation/guichet").html()).contains("ABSENT");
        assertThat(browser.get("/depots").html()).contains("Mes dépôts", "Rien à montrer");
    }

    @Test
    void an_order_that_is_refused_is_told_in_words_where_its_form_stands() {
        browser.signIn("tess", "/");
        String address = "/exploitation/ordres/baies/b/drain";
        Page form = browser.get(address);
        assertThat(form.html()).contains("Rien n’est perdu");

        Page silent = browser.submit(form, address, Map.of("motif", " "));
        Page refused = browser.submit(form, address, Map.of("motif", "disque à changer"));

        assertThat(silent.status()).isEqualTo(400);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("Que faire", "BAIES_AILLEURS", "disque à changer");
    }

    @Test
    void a_rebuild_is_ordered_confirmed_and_followed_to_its_verdict() {
        browser.signIn("tess", "/");
        String address = "/exploitation/ordres/vues/costs/rebuild";

        Page ordered = browser.submit(browser.get(address), address, Map.of());

        assertThat(ordered.path()).isEqualTo("/exploitation/vues");
        assertThat(ordered.html()).contains("ordre donné");
        String tess = ledger.token("tess", Role.TECH_ADMIN);
        long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
        Reply last = ledger.get(tess, "/api/v1/rebuilds");
        while (last.json().path("items").valueStream().anyMatch(one -> one.path("endedAt")
                .isNull())) {
            assertThat(System.nanoTime()).as(last.toString()).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
            last = ledger.get(tess, "/api/v1/rebuilds");
        }
        // Compared with what served where there was anything to compare.
        assertThat(browser.get("/exploitation/vues").html())
                .contains("Terminée", "<span>costs</span>")
                .containsPattern("<strong>(identique, )?remplacée</strong>");
    }

    @Test
    void a_rebuild_that_cannot_be_and_letters_that_are_not_there_are_refused_in_words() {
        browser.signIn("tess", "/");
        for (String address : List.of(
                "/exploitation/ordres/vues/nulle/rebuild",
                "/exploitation/ordres/reconstructions/nulle/cancel",
                "/exploitation/ordres/lettres/nulle/replay")) {
            Page refused = browser.submit(browser.get(address), address, Map.of());
            assertThat(refused.status()).as(address).isEqualTo(404);
            assertThat(refused.html()).as(address).contains("Que faire");
        }
        assertThat(browser.get("/exploitation/ordres/vues/costs/drop").status()).isEqualTo(404);
    }

    @Test
    void orders_are_open_to_the_exploitation_alone() {
        String address = "/exploitation/ordres/vues/costs/rebuild";
        browser.signIn("tess", "/");
        Page form = browser.get(address);
        for (String identity : List.of("ada", "paula")) {
            try (PlainBrowser other = new PlainBrowser(ledger)) {
                Page home = other.signIn(identity, "/");
                assertThat(other.get(address).status()).as(identity).isEqualTo(403);
                String token = home.form("/session/fermer").getOrDefault("_csrf", "");
                assertThat(other.post(address, Map.of("_csrf", token)).status())
                        .as(identity)
                        .isEqualTo(403);
            }
        }
        Page forged = browser.post(address, Map.of("_csrf", "0123456789"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.html()).contains("Rien n’a été fait");
        assertThat(form.form(address)).containsKey("_csrf");
        assertThat(browser.get("/exploitation/vues").html()).contains(address);
    }
}
