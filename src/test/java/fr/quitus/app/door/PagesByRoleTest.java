package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.app.security.ReadyMadeIdentity;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each page to each identity: what the interface answers to the same token, and no more. */
@ExtendWith(SharedLedger.class)
class PagesByRoleTest {
    private final RunningLedger ledger;

    PagesByRoleTest(RunningLedger ledger) {
        this.ledger = ledger;
    }

    /** Pages, and the question that decides who may see each. */
    private Map<String, String> pages() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        String payment = dossiers.acceptedPayment();
        String title = dossiers.titleInCharge().id("revenueOrderNumber");
        String commitment = dossiers.drafted("10.00").id("commitmentNumber");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("/", "/api/v1/work-list/counts");
        pages.put("/?tache=TO_VALIDATE", "/api/v1/work-list?task=TO_VALIDATE");
        pages.put("/balance", "/api/v1/trial-balance?year=2025");
        pages.put("/balance.csv", "/api/v1/trial-balance.csv?year=2025");
        pages.put("/comptes/6113110000", "/api/v1/general-ledger/6113110000?year=2025");
        pages.put("/comptes/6113110000.csv", "/api/v1/general-ledger/6113110000.csv?year=2025");
        for (String form : List.of("xlsx", "pdf")) {
            pages.put("/balance." + form, "/api/v1/trial-balance.csv?year=2025");
            pages.put("/comptes/6113110000." + form, "/api/v1/general-ledger/6113110000.csv?year=2025");
            pages.put("/journaux/SF." + form, "/api/v1/journals/SF.csv?year=2025");
            pages.put("/auxiliaires/4011000000." + form, "/api/v1/auxiliary-balances/4011000000.csv?year=2025");
            pages.put("/etats/bilan." + form, "/api/v1/balance-sheet.csv?year=2025");
            pages.put("/etats/resultat." + form, "/api/v1/income-statement.csv?year=2025");
            pages.put("/budget." + form, "/api/v1/budget-consumption.csv?year=2025");
            pages.put("/budget/mois." + form, "/api/v1/budget-months.csv?year=2025");
            pages.put("/budget/mouvements." + form, "/api/v1/budget-movements.csv?year=2025");
            pages.put("/ecarts." + form + "?depuis=0", "/api/v1/differences.csv?year=2025&since=0");
        }
        pages.put("/ecarts.csv?depuis=0", "/api/v1/differences.csv?year=2025&since=0");
        pages.put("/fec", "/api/v1/fec?year=2025");
        pages.put("/auxiliaires/4011000000", "/api/v1/auxiliary-balances/4011000000?year=2025");
        pages.put("/auxiliaires/4011000000.csv", "/api/v1/auxiliary-balances/4011000000.csv?year=2025");
        pages.put("/journaux", "/api/v1/journals?year=2025");
        pages.put("/journaux/SF", "/api/v1/journals/SF?year=2025");
        pages.put("/journaux/SF.csv", "/api/v1/journals/SF.csv?year=2025");
        pages.put("/journaux/XX", "/api/v1/journals/XX?year=2025");
        pages.put("/etats", "/api/v1/statements");
        pages.put("/etats/bilan", "/api/v1/balance-sheet?year=2025");
        pages.put("/etats/resultat", "/api/v1/income-statement?year=2025");
        pages.put("/etats/publies/AUCUN-1", "/api/v1/statements/AUCUN-1");
        pages.put("/ecarts", "/api/v1/journals?year=2025");
        pages.put("/ecarts?depuis=0", "/api/v1/differences?year=2025&since=0");
        pages.put("/budget", "/api/v1/budget-consumption?year=2025");
        pages.put("/budget?niveau=MISSION", "/api/v1/budget-consumption?year=2025&level=MISSION");
        pages.put("/budget?code=0156-DR35", "/api/v1/budget-consumption?year=2025&level=UO&code=0156-DR35");
        pages.put("/budget?code=rien", "/api/v1/budget-consumption?year=2025&level=BOP&code=rien");
        pages.put("/budget/mois", "/api/v1/budget-months?year=2025");
        pages.put("/budget/mouvements", "/api/v1/budget-movements?year=2025");
        pages.put("/budget/essai", "/api/v1/budget-consumption?year=2025&level=UO");
        pages.put("/dossiers", "/api/v1/commitments?year=2025");
        pages.put("/dossiers/ej/" + commitment, "/api/v1/commitments/" + commitment);
        pages.put("/dossiers/ej/" + commitment + "/actes/ValidateCommitment", "/api/v1/commitments/" + commitment);
        pages.put("/dossiers/dp/" + payment, "/api/v1/payment-requests/" + payment);
        pages.put("/dossiers/titre/" + title, "/api/v1/revenue-orders/" + title);
        pages.put("/piste", "/api/v1/audit-trail");
        pages.put(
                "/piste?dossier=commitment:" + commitment, "/api/v1/audit-trail?aggregateId=commitment:" + commitment);
        pages.put("/piste?compte=6113110000&annee=2025", "/api/v1/audit-trail");
        pages.put("/piste/consultations", "/api/v1/audit-trail/consultations");
        pages.put("/piste/refus", "/api/v1/audit-trail/refusals");
        pages.put("/preuves/0", "/api/v1/proofs/entries/0");
        pages.put("/dossiers/tiers/" + Dossiers.SUPPLIER, "/api/v1/third-parties/" + Dossiers.SUPPLIER);
        pages.put("/dossiers/ej/" + commitment + "/actes/OrderPayment", "/api/v1/nulle-part");
        pages.put("/brouillons", "/api/v1/me/drafts");
        pages.put("/actes", "/api/v1/work-list/counts");
        pages.put("/actes/DraftCommitment", "/api/v1/work-list/counts");
        pages.put("/actes/ValidateCommitment", "/api/v1/work-list/counts");
        pages.put("/actes/PrepareTakeover", "/api/v1/nulle-part");
        pages.put("/exploitation", "/api/v1/bays");
        pages.put("/exploitation/vues", "/api/v1/projections");
        pages.put("/exploitation/admission", "/api/v1/admission");
        pages.put("/exploitation/guichet", "/api/v1/bays");
        pages.put("/exploitation/ordres/baies/b/drain", "/api/v1/rebuilds");
        pages.put("/exploitation/ordres/vues/all/rebuild", "/api/v1/rebuilds");
        pages.put("/depots/autre-1", "/api/v1/deposits/autre-1");
        return pages;
    }

    @TestFactory
    List<DynamicTest> a_page_is_shown_to_whom_the_interface_answers() {
        Map<String, String> pages = pages();
        return ReadyMadeIdentity.all(2025).stream()
                .map(identity -> DynamicTest.dynamicTest(identity.name(), () -> {
                    String token = token(identity.name());
                    try (PlainBrowser browser = new PlainBrowser(ledger)) {
                        assertThat(browser.signIn(identity.name(), "/").status())
                                .isEqualTo(200);
                        pages.forEach(
                                (path, question) -> assertThat(browser.get(path).status())
                                        .as(identity.name() + " asks for " + path)
                                        .isEqualTo(ledger.get(token, question).status()));
                    }
                }))
                .toList();
    }

    @Test
    void no_page_may_be_framed_cached_or_load_from_elsewhere() {
        try (PlainBrowser browser = new PlainBrowser(ledger)) {
            browser.signIn("ada", "/");
            for (String path : pages().keySet()) {
                Page page = browser.get(path);
                assertThat(page.header("Content-Security-Policy"))
                        .as(path)
                        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                        .doesNotContain("unsafe");
                assertThat(page.header("X-Frame-Options")).as(path).isEqualTo("DENY");
                assertThat(page.header("Cache-Control")).as(path).contains("no-store");
            }
        }
    }

    /** The rule above would hold of pages that nobody may see, or everybody. */
    @Test
    void the_matrix_has_every_kind_of_answer() {
        Set<Integer> answers = new TreeSet<>();
        for (String question : pages().values()) {
            for (String identity : List.of("ada", "gina", "tess")) {
                answers.add(ledger.get(token(identity), question).status());
            }
        }

        assertThat(answers).containsExactly(200, 400, 403, 404);
    }

    @Test
    void the_menu_leads_nobody_to_a_refusal() {
        for (ReadyMadeIdentity identity : ReadyMadeIdentity.all(2025)) {
            try (PlainBrowser browser = new PlainBrowser(ledger)) {
                Page home = browser.signIn(identity.name(), "/");
                for (String place : List.of("/balance", "/budget", "/dossiers", "/piste", "/exploitation")) {
                    boolean offered = home.html().contains("<a href=\"" + place + "\">");
                    assertThat(offered)
                            .as(identity.name() + " is offered " + place)
                            .isEqualTo(browser.get(place).status() == 200);
                }
            }
        }
    }

    private String token(String identity) {
        String secret = Base64.getEncoder()
                .encodeToString((identity + ":" + ReadyMadeIdentity.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return ledger.send(ledger.request("/oauth2/token")
                        .header("Authorization", "Basic " + secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build())
                .text("access_token");
    }
}
