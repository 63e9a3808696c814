package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.door.PlainBrowser.Page;
import org.apache.catalina.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a session shows of itself, and how it ends when nobody asks anything. */
@ExtendWith(SharedLedger.class)
class SessionPagesTest {
    private final RunningLedger ledger;
    private final PlainBrowser browser;

    SessionPagesTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.browser = new PlainBrowser(ledger);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void a_session_that_asks_nothing_ends_and_the_page_asked_for_then_comes_after_signing_in_again() throws Exception {
        browser.signIn("ada", "/balance");
        String id = browser.session().orElseThrow().getValue();
        Session session = ledger.sessions().findSession(id);
        assertThat(session.getMaxInactiveInterval())
                .as("quitus.web.session-idle-min, in seconds")
                .isEqualTo(30 * 60);

        session.setMaxInactiveInterval(1);
        Await.until("the end of the session", () -> !session.isValid(), session::getIdleTime);

        Page again = browser.signIn("ada", "/journaux");
        assertThat(again.path()).isEqualTo("/journaux");
        assertThat(browser.session().orElseThrow().getValue()).isNotEqualTo(id);
    }

    @Test
    void a_delegation_in_force_stands_beside_role_and_perimeter_on_every_page() {
        Page omar = browser.signIn("omar", "/");

        assertThat(omar.html())
                .contains("Ordonnateur", "0156-DR35-U001", "Délégation DEL-2025-OMAR jusqu’au 31/12/2025")
                .contains("500\u202f000,00");
        assertThat(browser.get("/budget").html()).contains("Délégation DEL-2025-OMAR");
        try (PlainBrowser other = new PlainBrowser(ledger)) {
            assertThat(other.signIn("gina", "/").html()).doesNotContain("Délégation DEL");
        }
    }
}
