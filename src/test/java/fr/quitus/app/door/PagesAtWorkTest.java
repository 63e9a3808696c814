package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.domain.actor.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forms, lots, drafts and searches, as a browser without scripts has them. */
@ExtendWith(SharedLedger.class)
class PagesAtWorkTest {
    private static final String DRAFT_COMMITMENT = "/actes/DraftCommitment";
    private static final String UNIT_OF_GINA = "0156-DR35-U001";

    private final RunningLedger ledger;
    private final PlainBrowser browser;

    PagesAtWorkTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.browser = new PlainBrowser(ledger);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    private static Map<String, String> commitment(String amount) {
        Map<String, String> fields = new HashMap<>();
        fields.put("champ.year", "2025");
        fields.put("champ.fundsCentre", UNIT_OF_GINA);
        fields.put("champ.type", "BON_COMMANDE");
        fields.put("champ.subject", "Papier");
        fields.put("champ.supplier.siret", "851 296 632 00017");
        fields.put("champ.supplier.name", "Fournitures SA");
        fields.put("champ.lines.1.imputation.functionalArea", "0156-01");
        fields.put("champ.lines.1.imputation.title", "T3");
        fields.put("champ.lines.1.imputation.account", "6113110000");
        fields.put("champ.lines.1.amount", amount);
        return fields;
    }

    @Test
    void a_gestionnaire_drafts_an_ej_from_a_form_and_sending_it_twice_writes_it_once() {
        browser.signIn("gina", "/");
        Page form = browser.get(browser.get("/actes").link(DRAFT_COMMITMENT));

        Page tried = browser.submit(form, DRAFT_COMMITMENT + "/essai", commitment("1 234,50"));
        assertThat(tried.status()).as(tried.html()).isEqualTo(200);
        assertThat(tried.html()).contains("Rien n’est encore écrit").contains("Fournitures SA");
        Page done = browser.submit(tried, DRAFT_COMMITMENT, Map.of());
        Page again = browser.submit(tried, DRAFT_COMMITMENT, Map.of());

        assertThat(done.path()).as(done.html()).startsWith("/dossiers/ej/");
        assertThat(done.html())
                .contains("Saisir un EJ : enregistré à la position")
                .contains("1\u202f234,50");
        assertThat(again.path()).isEqualTo(done.path());
        assertThat(ledger.stream("commitment:" + done.path().substring("/dossiers/ej/".length())))
                .hasSize(1);
    }

    @Test
    void what_the_ledger_finds_wrong_stands_at_its_field_and_nothing_written_is_lost() {
        browser.signIn("gina", "/");
        Page form = browser.get(DRAFT_COMMITMENT);

        Page refused = browser.submit(form, DRAFT_COMMITMENT + "/essai", commitment("beaucoup"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.html()).contains("id=\"lines-0-amount-faute\"");
        assertThat(refused.form(DRAFT_COMMITMENT + "/essai"))
                .containsEntry("champ.subject", "Papier")
                .containsEntry("champ.lines.0.amount", "beaucoup");
    }

    @Test
    void lines_are_added_without_any_script_and_without_losing_what_is_written() {
        browser.signIn("gina", "/");
        Page form = browser.get(DRAFT_COMMITMENT);
        Map<String, String> fields = commitment("12,00");
        fields.put("plus", "lines");

        Page more = browser.submit(form, DRAFT_COMMITMENT + "/essai", fields);

        assertThat(more.form(DRAFT_COMMITMENT + "/essai"))
                .containsEntry("champ.lines.0.amount", "12,00")
                .containsKey("champ.lines.3.amount");
    }

    @Test
    void a_form_is_shown_to_whom_its_act_is_and_says_to_others_whose_it_is() {
        browser.signIn("katia", "/");

        Page form = browser.get(DRAFT_COMMITMENT);

        assertThat(form.html()).contains("Votre rôle ne permet pas cet acte").contains("Gestionnaire");
        assertThat(form.html()).doesNotContain("action=\"" + DRAFT_COMMITMENT + "/essai\"");
    }

    @Test
    void a_draft_is_found_again_elsewhere_and_is_gone_once_its_act_is_written() {
        browser.signIn("gina", "/");
        browser.post("/brouillons", sent(browser.get(DRAFT_COMMITMENT), commitment("77,00")));
        Page again;
        try (PlainBrowser elsewhere = new PlainBrowser(ledger)) {
            Page kept = elsewhere.signIn("gina", "/brouillons");
            Page form = elsewhere.get(kept.link("?garde="));
            assertThat(form.form(DRAFT_COMMITMENT + "/essai")).containsEntry("champ.lines.0.amount", "77,00");

            Page tried = elsewhere.submit(form, DRAFT_COMMITMENT + "/essai", commitmentAsKept());
            Page done = elsewhere.submit(tried, DRAFT_COMMITMENT, Map.of());
            assertThat(done.html()).contains("77,00");
            again = elsewhere.get("/brouillons");
        }

        assertThat(again.html()).doesNotContain("?garde=");
    }

    /** Choices are no inputs: this browser does not read them from the form. */
    private static Map<String, String> commitmentAsKept() {
        return Map.of("champ.type", "BON_COMMANDE", "champ.lines.0.imputation.title", "T3");
    }

    private static Map<String, String> sent(Page form, Map<String, String> fields) {
        Map<String, String> sent = new HashMap<>(form.form(DRAFT_COMMITMENT + "/essai"));
        sent.putAll(fields);
        return sent;
    }

    @Test
    void nobody_sees_what_another_keeps_and_all_of_it_is_erased_on_demand() {
        browser.signIn("gina", "/");
        browser.post("/brouillons", sent(browser.get(DRAFT_COMMITMENT), commitment("78,00")));
        try (PlainBrowser other = new PlainBrowser(ledger)) {
            assertThat(other.signIn("paula", "/brouillons").html()).doesNotContain("?garde=");
        }
        Page kept = browser.get("/brouillons");
        assertThat(kept.html()).contains("?garde=");

        Page erased = browser.submit(kept, "/brouillons/effacer", Map.of());

        assertThat(erased.html()).doesNotContain("?garde=");
        assertThat(ledger.get(ledger.token("gina", Role.MANAGER), "/api/v1/me/drafts")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_search_is_saved_and_made_again_from_the_corbeille() {
        Page home = browser.signIn("bruno", "/?tache=TO_VISA&texte=Papier");

        Page saved = browser.submit(home, "/recherches", Map.of("nom", "Visas papier"));

        assertThat(saved.response().uri().getQuery()).isEqualTo("tache=TO_VISA&texte=Papier");
        for (String shown : List.of("/brouillons", "/recherches")) {
            assertThat(browser.get(shown).html())
                    .as(shown)
                    .contains("<a href=\"/?tache=TO_VISA&amp;texte=Papier\">Visas papier</a>");
        }
        browser.submit(browser.get("/brouillons"), "/brouillons/effacer", Map.of());
        assertThat(browser.get("/recherches").html()).doesNotContain("Visas papier");
    }

    @Test
    void in_a_lot_a_refusal_stops_nobody_else_and_sending_again_writes_nothing_twice() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        String small = dossiers.drafted("500.00").id("commitmentNumber");
        String huge = dossiers.drafted("900000.00").id("commitmentNumber");
        String other = dossiers.drafted("600.00").id("commitmentNumber");
        browser.signIn("paula", "/");
        Page list = browser.get("/?tache=TO_VALIDATE&centre=" + dossiers.unit);
        assertThat(list.html()).contains("value=\"commitment:" + small + "\"").contains("ValidateCommitment");

        Page preview = browser.post(
                "/lots",
                List.of(
                        Map.entry("_csrf", list.form("/lots").get("_csrf")),
                        Map.entry("acte", "ValidateCommitment"),
                        Map.entry("dossier", "commitment:" + small),
                        Map.entry("dossier", "commitment:" + huge),
                        Map.entry("dossier", "commitment:" + other)));
        assertThat(preview.status()).as(preview.html()).isEqualTo(200);
        assertThat(preview.html()).contains("Serait accepté").containsPattern("<code>[A-Z_]+</code>");
        assertThat(ledger.stream("commitment:" + small)).hasSize(1);
        Map<String, String> all = Map.of("ligne.0.oui", "oui", "ligne.1.oui", "oui", "ligne.2.oui", "oui");
        Page done = browser.submit(preview, "/lots/ValidateCommitment", all);
        Page again = browser.submit(preview, "/lots/ValidateCommitment", all);

        assertThat(done.html()).contains("2 acte(s) enregistré(s) sur 3.");
        assertThat(positions(again)).isEqualTo(positions(done)).hasSize(2);
        assertThat(ledger.stream("commitment:" + small)).hasSize(2);
        assertThat(ledger.stream("commitment:" + huge)).hasSize(1);
        assertThat(ledger.stream("commitment:" + other)).hasSize(2);
    }

    private static List<String> positions(Page page) {
        return Pattern.compile("Enregistré à la position ([0-9\u202f]+)")
                .matcher(page.html())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void what_changed_meanwhile_is_told_and_the_history_is_shown_to_who_may_read_the_file() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        String number = dossiers.drafted("500.00").id("commitmentNumber");
        String act = "/dossiers/ej/" + number + "/actes/CancelCommitment";
        browser.signIn("paula", "/");
        Page form = browser.get(act);
        Dossiers.written(
                ledger.post(dossiers.paula, "ValidateCommitment", Dossiers.onCommitment(number), "If-Match", "\"0\""));

        Page stale = browser.submit(form, act + "/essai", Map.of("champ.reason", "doublon"));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.html())
                .contains("Ce qui a changé depuis votre lecture")
                .contains("EJ signé");
        assertThat(browser.get("/dossiers/ej/" + number).html())
                .contains("Historique")
                .contains("EJ saisi");
    }

    @Test
    void who_one_is_and_what_one_keeps_is_told_to_oneself() {
        String omar = ledger.token("omar", Role.AUTHORISING_OFFICER);

        Reply me = ledger.get(omar, "/api/v1/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("actor")).isEqualTo("omar");
        assertThat(me.text("role")).isEqualTo("AUTHORISING_OFFICER");
        assertThat(ledger.get(omar, "/api/v1/history?file=commitment:2199999999")
                        .status())
                .isEqualTo(404);
        assertThat(ledger.get(omar, "/api/v1/history?file=rien").status()).isEqualTo(400);
    }
}
