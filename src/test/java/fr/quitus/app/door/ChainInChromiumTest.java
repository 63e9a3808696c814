package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * La chaîne de la dépense played by three people in three browsers: a gestionnaire without any script, an ordonnateur
 * on a narrow screen, a comptable at a zoom of 200 %.
 */
@ExtendWith(SharedLedger.class)
class ChainInChromiumTest {
    /** Ready-made gestionnaires work here. */
    private static final String UNIT = "0156-DR35-U002";

    private static final int NARROW = 360;
    /** What a screen of 1280 pixels has left at 200 %. */
    private static final int ZOOMED = 640;

    private final RunningLedger ledger;
    private final List<Chromium> open = new ArrayList<>();

    ChainInChromiumTest(RunningLedger ledger) {
        this.ledger = ledger;
    }

    @AfterEach
    void close() {
        open.forEach(Chromium::close);
    }

    private Chromium browser() {
        Chromium browser = Chromium.open(ledger);
        open.add(browser);
        return browser;
    }

    private void fund() {
        Dossiers dossiers = new Dossiers(ledger);
        String budget = "\"year\":2025,\"titleGroup\":\"HT2\",\"ae\":\"100000.00\",\"cp\":\"80000.00\"";
        Dossiers.written(ledger.post(dossiers.denis, "OpenCredits", Dossiers.open()));
        Dossiers.written(ledger.post(
                dossiers.rachel, "AllotToOperatingBudget", "{\"operatingBudget\":\"0156-DR35\",%s}".formatted(budget)));
        Dossiers.written(
                ledger.post(dossiers.boris, "AllotToUnit", "{\"fundsCentre\":\"%s\",%s}".formatted(UNIT, budget)));
        Dossiers.written(ledger.post(
                dossiers.denis,
                "AssignAccountingPost",
                "{\"fundsCentre\":\"%s\",\"post\":\"CBCM-FIN\",\"effectiveFrom\":\"2025-01-01\"}".formatted(UNIT)));
    }

    /** As a person fills a form in; days are set, since what one types of them depends on the browser's language. */
    private static void fill(Chromium browser, Map<String, String> fields) {
        fields.forEach((name, value) -> {
            WebElement field = browser.driver().findElement(By.name("champ." + name));
            switch (String.valueOf(field.getDomAttribute("type"))) {
                case "date" -> browser.driver().executeScript("arguments[0].value = arguments[1]", field, value);
                case "checkbox" -> field.click();
                default -> {
                    if (field.getTagName().equals("select")) {
                        field.findElement(By.cssSelector("option[value='" + value + "']"))
                                .click();
                    } else {
                        field.clear();
                        field.sendKeys(value);
                    }
                }
            }
        });
    }

    /** Opens the form, fills it in, tries it, confirms it. */
    private static void act(Chromium browser, String form, Map<String, String> fields) {
        browser.go(form);
        fill(browser, fields);
        assertThat(browser.overflow()).as(form + " is wider than its screen by").isZero();
        browser.click("#essayer");
        browser.await("#confirmer");
        assertThat(browser.overflow())
                .as("the confirmation of " + form + " is wider than its screen by")
                .isZero();
        browser.click("#confirmer");
        browser.await(".done");
        assertThat(browser.overflow())
                .as("what follows " + form + " is wider than its screen by")
                .isZero();
    }

    private static String path(Chromium browser) {
        return String.valueOf(browser.driver().getCurrentUrl())
                .replaceFirst("^https?://[^/]+", "")
                .replaceFirst("\\?.*$", "");
    }

    @Test
    void three_people_bring_an_order_to_its_payment() {
        fund();
        Chromium gina = browser();
        gina.withoutScripts();
        gina.signIn("gina", "/");
        Chromium paula = browser();
        paula.width(NARROW);
        paula.signIn("paula", "/");
        Chromium katia = browser();
        katia.width(ZOOMED);
        katia.signIn("katia", "/");

        act(
                gina,
                "/actes/DraftCommitment",
                Map.ofEntries(
                        Map.entry("year", "2025"),
                        Map.entry("fundsCentre", UNIT),
                        Map.entry("type", "BON_COMMANDE"),
                        Map.entry("supplier.siret", Dossiers.SUPPLIER),
                        Map.entry("supplier.name", "Fournitures SA"),
                        Map.entry("subject", "Papier"),
                        Map.entry("lines.0.imputation.functionalArea", "0156-01"),
                        Map.entry("lines.0.imputation.title", "T3"),
                        Map.entry("lines.0.imputation.account", "6113110000"),
                        Map.entry("lines.0.amount", "12 000,00")));
        String commitment = path(gina);
        act(paula, commitment + "/actes/ValidateCommitment", Map.of());
        act(
                gina,
                commitment + "/actes/RecordService",
                Map.of("line", "1", "amount", "12 000", "dateRendered", "2025-03-02"));
        paula.go(commitment + "/actes/CertifyService");
        String receipt = String.valueOf(paula.driver()
                .findElement(By.cssSelector("#serviceReceiptNumber option:last-child"))
                .getDomAttribute("value"));
        act(paula, commitment + "/actes/CertifyService", Map.of("serviceReceiptNumber", receipt));
        act(
                gina,
                "/actes/ReceiveInvoice",
                Map.of(
                        "supplier", Dossiers.SUPPLIER,
                        "invoiceNumber", "F-CHAINE-1",
                        "invoiceDate", "2025-03-01",
                        "receivedOn", "2025-03-02",
                        "amountExclTax", "12 000,00",
                        "amountInclTax", "12 000,00",
                        "payeeIban", "FR76 3000 1007 9412 3456 7890 185",
                        "commitmentNumber", commitment.substring("/dossiers/ej/".length())));
        String payment = path(gina);
        assertThat(payment).startsWith("/dossiers/dp/");
        act(gina, payment + "/actes/MatchInvoice", Map.of());
        act(paula, payment + "/actes/OrderPayment", Map.of());
        Map<String, String> checks = new LinkedHashMap<>();
        for (String check : List.of(
                "CAPACITY",
                "IMPUTATION",
                "CREDITS",
                "DISCHARGE",
                "SERVICE_RENDERED",
                "LIQUIDATION",
                "PRIOR_CONTROLS",
                "VISA",
                "DOCUMENTS",
                "PRESCRIPTION")) {
            checks.put("checks." + check, "oui");
        }
        act(katia, payment + "/actes/AcceptPaymentRequest", checks);

        assertThat(katia.text("#etat")).isEqualTo("Prise en charge");
        assertThat(ledger.stream("payment-request:" + payment.substring("/dossiers/dp/".length())))
                .contains("payment-accepted.v2");
    }
}
