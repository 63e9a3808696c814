package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.BaysSeen;
import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.EmbeddedBays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders on three real bays, given from their page by the exploitation. */
class BayOrdersTest {
    private static final String REASON = "remplacement du disque";

    @Test
    void bays_are_drained_taken_back_promoted_and_filled_anew_from_the_pages() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(Map.of("quitus.storage.mode", "bays"));
                PlainBrowser browser = new PlainBrowser(ledger)) {
            EmbeddedBays bays = ledger.bean(LedgerStorage.class).bays().orElseThrow();
            BaysSeen.awaitAllCounting(bays);
            browser.signIn("tess", "/");
            assertThat(browser.get("/exploitation").link("/baies/c/drain")).isEqualTo(address("c", "drain"));

            Page notDrained = order(browser, "b", "remove");
            assertThat(notDrained.status()).isEqualTo(409);
            assertThat(notDrained.html()).contains("BAIE_NON_ECARTEE", "Que faire", REASON);

            given(order(browser, "c", "drain"));
            BaysSeen.await(bays, BayName.C, BayState.DRAINED);
            assertThat(order(browser, "b", "promote").html()).contains("AUTRE_BAIE_A_L_ECART");
            given(order(browser, "c", "add"));
            BaysSeen.awaitAllCounting(bays);

            order(browser, "b", "promote");
            Await.until("b as primary", () -> bays.primary() == BayName.B, bays::statuses);
            BaysSeen.awaitAllCounting(bays);
            Await.until(
                    "a page that shows all three as they are",
                    () -> browser.get("/exploitation").status() == 200,
                    bays::statuses);

            given(order(browser, "c", "drain"));
            BaysSeen.await(bays, BayName.C, BayState.DRAINED);
            given(order(browser, "c", "reseed"));
            BaysSeen.awaitAllCounting(bays);
            assertThat(bays.primary()).isEqualTo(BayName.B);
        }
    }

    private static String address(String bay, String act) {
        return "/exploitation/ordres/baies/" + bay + "/" + act;
    }

    private static Page order(PlainBrowser browser, String bay, String act) {
        Page form = browser.get(address(bay, act));
        assertThat(form.status()).as(form.html()).isEqualTo(200);
        return browser.submit(form, address(bay, act), Map.of("motif", REASON));
    }

    private static void given(Page page) {
        assertThat(page.path()).as(page.html()).isEqualTo("/exploitation");
        assertThat(page.html()).contains("ordre donné");
    }
}
