package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.domain.actor.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The budget as who executes it reads it, in a browser without scripts. */
@ExtendWith(SharedLedger.class)
class BudgetPagesTest {
    private static final String THOUSAND = "\u202f000,00";

    private final RunningLedger ledger;
    private final PlainBrowser browser;
    private Dossiers dossiers;
    private String commitment = "";

    BudgetPagesTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.browser = new PlainBrowser(ledger);
        this.dossiers = new Dossiers(ledger);
    }

    @BeforeEach
    void an_ej_of_thirty_thousand_euros_was_signed() {
        dossiers = new Dossiers(ledger).funded();
        commitment = dossiers.validated("30000.00").id("commitmentNumber");
        Reply shown = ledger.get(
                ledger.token("ada", Role.AUDITOR),
                "/api/v1/budget-months?year=2025",
                "Quitus-Min-Position",
                String.valueOf(ledger.log().head()));
        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        browser.signIn("ada", "/");
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    private Page follow(Page page, String link) {
        Page next = browser.get(page.link(link));
        assertThat(next.status()).as(link + " on " + page.path()).isEqualTo(200);
        return next;
    }

    /** The first page of a list that shows this: tests that ran before have units here too. */
    private Page onwards(Page first, String shown) {
        Page page = first;
        while (!page.html().contains(shown)) {
            page = follow(page, "suite=");
        }
        return page;
    }

    @Test
    void missions_lead_to_programmes_to_bops_to_units_to_movements_to_the_ej() {
        Page missions = follow(browser.get("/budget"), "niveau=MISSION");
        Page programmes = follow(missions, "niveau=PROGRAMME");
        Page bops = follow(programmes, "code=0156&niveau=BOP");
        Page units = onwards(follow(bops, "code=0156-DR35&niveau=UO"), dossiers.unit);
        Page movements = follow(units, "/budget/mouvements?annee=2025&code=" + dossiers.unit);
        Page ej = follow(movements, "/dossiers/ej/" + commitment);

        assertThat(units.html()).contains(dossiers.unit, "<svg class=\"gauge\"", "30" + THOUSAND, "70" + THOUSAND);
        assertThat(movements.html()).contains("Engagées", "Reçus du BOP", "Position ");
        assertThat(ej.html()).contains("EJ " + commitment);
    }

    @Test
    void months_are_drawn_and_told_and_the_year_s_end_is_named_an_estimate() {
        Page months = browser.get("/budget/mois?annee=2025&au=2025-03-02&code=" + dossiers.unit);

        assertThat(months.html())
                .contains("<svg class=\"months\"", ">03/2025<", "30" + THOUSAND)
                .contains("Ceci est une estimation", "02/03/2025", "61 jours", "365 jours")
                // 30 000 × 365 / 61
                .contains("179\u202f508,20");
        assertThat(browser.get("/budget/mois?annee=2099&code=" + dossiers.unit).html())
                .doesNotContain("Ceci est une estimation");
        assertThat(browser.get("/budget/mois?annee=2025&connu=0&code=" + dossiers.unit)
                        .html())
                .doesNotContain("30" + THOUSAND);
    }

    @Test
    void what_an_ej_would_take_is_reckoned_and_nothing_is_written() {
        long before = ledger.log().head();
        Page form = browser.get("/budget/essai?annee=2025");
        assertThat(form.html()).contains(dossiers.unit).doesNotContain("<table");

        Page enough = browser.get("/budget/essai?annee=2025&groupe=HT2&montant=70+000,00&code=" + dossiers.unit);
        Page wanting = browser.get("/budget/essai?annee=2025&groupe=HT2&montant=70000.01&code=" + dossiers.unit);

        assertThat(enough.html())
                .contains("Pour un EJ de 70" + THOUSAND, "code=0156-DR35\"", "code=0156\"", "100,0")
                .doesNotContain("il manque");
        assertThat(wanting.html()).contains("il manque 0,01");
        assertThat(browser.get("/budget/essai?annee=2025&groupe=T2&montant=1&code=" + dossiers.unit)
                        .html())
                .contains("Aucun crédit de ce groupe");
        assertThat(browser.get("/budget/essai?annee=2025&montant=beaucoup&code=" + dossiers.unit)
                        .html())
                .contains("aria-invalid=\"true\"", "Un montant s’écrit");
        assertThat(ledger.log().head()).isEqualTo(before);
    }

    @Test
    void the_form_of_dates_keeps_what_is_looked_at() {
        Page units = browser.get("/budget?annee=2025&code=0156-DR35");

        assertThat(units.form("/budget")).containsEntry("code", "0156-DR35").containsEntry("niveau", "UO");
        assertThat(browser.get("/budget?annee=2025&code=%3Cscript%3E").html()).doesNotContain("<script>");
    }

    @Test
    void a_page_of_the_budget_is_downloaded_with_what_it_shows_and_as_of_where() {
        long known = ledger.log().head();
        for (String page : List.of("/budget", "/budget/mois", "/budget/mouvements")) {
            Page shown = browser.get(page + "?annee=2025&connu=" + known + "&code=" + dossiers.unit);
            for (String form : List.of(".csv", ".xlsx", ".pdf")) {
                HttpResponse<byte[]> file = browser.download(shown.link(page + form));

                assertThat(file.statusCode()).as(page + form).isEqualTo(200);
                assertThat(file.headers().firstValue("Quitus-Position")).contains(String.valueOf(known));
                assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                        .contains(
                                page.substring(1).replace('/', '-') + "-" + dossiers.unit + "-2025-position-" + known);
            }
            assertThat(new String(browser.download(shown.link(page + ".csv")).body(), StandardCharsets.UTF_8))
                    .as(page)
                    .contains("30000.00");
        }
    }

    @Test
    void who_sees_one_unit_sees_nothing_of_the_others() {
        browser.close();
        try (PlainBrowser own = new PlainBrowser(ledger)) {
            own.signIn("gina", "/");

            Page units = own.get("/budget?annee=2025&code=0156-DR35");
            Page trial = own.get("/budget/essai?annee=2025&montant=1&code=" + dossiers.unit);

            assertThat(units.status()).isEqualTo(200);
            assertThat(units.html()).doesNotContain(dossiers.unit).doesNotContain("niveau=MISSION");
            assertThat(trial.html()).contains("Aucun crédit").doesNotContain("Disponible après");
            assertThat(own.get("/budget/mouvements?annee=2025&code=" + dossiers.unit)
                            .html())
                    .doesNotContain(commitment);
            assertThat(new String(
                            own.download("/budget/mouvements.csv?annee=2025&code=" + dossiers.unit)
                                    .body(),
                            StandardCharsets.UTF_8))
                    .startsWith("Position,")
                    .doesNotContain(commitment);
        }
    }
}
