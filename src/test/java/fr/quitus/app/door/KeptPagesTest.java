package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.door.PlainBrowser.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person keeps lies beside the log: a restart takes nothing of it. */
class KeptPagesTest {
    private static final String ACT = "/actes/DraftCommitment";

    @Test
    void a_draft_and_a_search_are_found_again_after_a_restart(@TempDir Path folder) throws Exception {
        Map<String, String> settings = Map.of("quitus.data", folder.toString());
        try (RunningLedger ledger = RunningLedger.start(settings);
                PlainBrowser browser = new PlainBrowser(ledger)) {
            Page home = browser.signIn("gina", "/?tache=TO_MATCH&texte=Papier");
            browser.submit(home, "/recherches", Map.of("nom", "Factures papier"));
            Map<String, String> fields = new HashMap<>(browser.get(ACT).form(ACT + "/essai"));
            fields.put("champ.subject", "Papier gardé");
            fields.put("champ.lines.0.amount", "77,00");
            assertThat(browser.post("/brouillons", fields).path()).isEqualTo("/brouillons");
        }
        try (RunningLedger ledger = RunningLedger.start(settings);
                PlainBrowser browser = new PlainBrowser(ledger)) {
            Page kept = browser.signIn("gina", "/brouillons");

            assertThat(kept.html()).contains("Factures papier");
            assertThat(browser.get(kept.link("?garde=")).form(ACT + "/essai"))
                    .containsEntry("champ.subject", "Papier gardé")
                    .containsEntry("champ.lines.0.amount", "77,00");
        }
    }
}
