package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.domain.actor.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages as a browser without scripts sees them, and what protects them. */
@ExtendWith(SharedLedger.class)
class PagesTest {
    private static final int FIRST_LOAD_BYTES_MAX = 350_000;
    private static final int NEXT_LOAD_BYTES_MAX = 40_000;
    private static final List<String> CHECKS = List.of(
            "CAPACITY",
            "IMPUTATION",
            "CREDITS",
            "DISCHARGE",
            "SERVICE_RENDERED",
            "LIQUIDATION",
            "PRIOR_CONTROLS",
            "VISA",
            "DOCUMENTS",
            "PRESCRIPTION");
    private static final String SCRIPT = "<script>alert(1)</script>";

    private final RunningLedger ledger;
    private final PlainBrowser browser;

    PagesTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.browser = new PlainBrowser(ledger);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    private Dossiers funded() {
        return new Dossiers(ledger).funded();
    }

    /** Files are always current, books a moment behind: until they show what was just written. */
    private void awaitBooks() {
        Reply reply = ledger.get(
                ledger.token("ada", Role.AUDITOR),
                "/api/v1/trial-balance?year=2025",
                "Quitus-Min-Position",
                String.valueOf(ledger.log().head()));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    @Test
    void four_clicks_lead_from_the_balance_to_the_hash_of_an_event() {
        funded().acceptedPayment();
        awaitBooks();

        Page home = browser.signIn("ada", "/");
        Page balance = browser.get(home.link("/balance"));
        Page account = browser.get(balance.link("/comptes/6113110000"));
        Page entry = browser.get(account.link("/ecritures/"));
        Page event = browser.get(entry.link("/evenements/"));

        long position = Long.parseLong(event.path().substring("/evenements/".length()));
        String leaf = ledger.get(ledger.token("ada", Role.AUDITOR), "/api/v1/proofs/entries/" + position)
                .text("leaf");
        assertThat(event.html())
                .contains(HexFormat.of().formatHex(Base64.getDecoder().decode(leaf)));
        assertThat(balance.html()).containsPattern("\\d\u202f000,00").contains("Position ");
    }

    @Test
    void whoever_is_unknown_signs_in_and_comes_back_to_what_he_asked_for() {
        Page balance = browser.signIn("ada", "/balance?annee=2025&au=2025-12-31");

        assertThat(balance.status()).isEqualTo(200);
        assertThat(balance.response().uri().toString()).endsWith("/balance?annee=2025&au=2025-12-31");
        assertThat(balance.html())
                .contains("Balance générale")
                .contains("<strong>ada</strong>")
                .contains("Auditeur");
    }

    @Test
    void signing_in_changes_the_name_of_the_session_and_signing_out_ends_it() {
        browser.get("/");
        HttpCookie before = browser.session().orElseThrow();
        Page home = browser.signIn("ada", "/");
        HttpCookie after = browser.session().orElseThrow();
        assertThat(after.getValue()).isNotEqualTo(before.getValue());
        assertThat(after.isHttpOnly()).isTrue();

        Page left = browser.submit(home, "/session/fermer", Map.of());

        assertThat(left.path()).isEqualTo("/session/fermee");
        browser.forgetCookies();
        Page old = browser.get("/balance", "Cookie", after.getName() + "=" + after.getValue());
        assertThat(old.path()).isEqualTo("/demonstration/identites");
        assertThat(browser.get("/").path()).as("the issuer remembers nobody").isEqualTo("/demonstration/identites");
    }

    @Test
    void one_more_session_than_a_person_may_have_ends_the_oldest() {
        browser.signIn("marianne", "/");
        for (int i = 0; i < 5; i++) {
            try (PlainBrowser other = new PlainBrowser(ledger)) {
                assertThat(other.signIn("marianne", "/").status()).isEqualTo(200);
            }
        }

        assertThat(browser.get("/").path()).isEqualTo("/session/expiree");
    }

    @Test
    void a_form_without_its_token_does_nothing() {
        Page home = browser.signIn("ada", "/");

        Page forged = browser.post("/session/fermer", Map.of());
        Page forgedToo = browser.post("/session/fermer", Map.of("_csrf", "0123456789"));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.html()).contains("Rien n’a été fait");
        assertThat(forgedToo.status()).isEqualTo(403);
        assertThat(browser.get(home.path()).path()).as("still signed in").isEqualTo("/");
    }

    @Test
    void no_page_may_be_framed_nor_load_from_elsewhere() {
        browser.signIn("ada", "/");
        for (String path : List.of("/", "/balance", "/nulle-part", "/session/fermee", "/demonstration/identites")) {
            Page page = browser.get(path);
            assertThat(page.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Frame-Options")).as(path).isEqualTo("DENY");
            assertThat(page.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(page.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
            assertThat(page.header("Cache-Control")).as(path).contains("no-store");
        }
    }

    @Test
    void the_door_of_programs_knows_no_session_and_the_pages_no_bearer() {
        browser.signIn("ada", "/");
        for (String path :
                List.of("/api/v1/bays", "/%61pi/v1/bays", "/actuator/prometheus", "/%61ctuator/prometheus")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(401);
        }

        Reply bearer = ledger.get(ledger.token("ada", Role.AUDITOR), "/balance");
        assertThat(bearer.status()).isEqualTo(302);
    }

    @Test
    void what_people_wrote_stays_text() {
        Dossiers dossiers = funded();
        String draft = dossiers.draft("500.00")
                .replace("\"Papier\"", "\"" + SCRIPT + "\"")
                .replace("\"Fournitures SA\"", "\"'><img src=x onerror=alert(1)>\"");
        String number = Dossiers.written(ledger.post(dossiers.gina, "DraftCommitment", draft))
                .id("commitmentNumber");
        awaitBooks();
        browser.signIn("paula", "/");

        for (String path : List.of("/dossiers/ej/" + number, "/dossiers", "/?tache=TO_VALIDATE")) {
            assertThat(browser.get(path).html()).as(path).doesNotContain(SCRIPT).doesNotContain("<img");
        }
        assertThat(browser.get("/dossiers/ej/" + number).html()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(browser.get("/dossiers/ej/" + number + "?fait="
                                + SCRIPT.replace("<", "%3C").replace(">", "%3E") + "&position=1")
                        .html())
                .doesNotContain(SCRIPT);
    }

    @Test
    void a_file_outside_the_perimeter_is_unknown() {
        String number = funded().drafted("500.00").id("commitmentNumber");
        browser.signIn("gina", "/");

        Page outside = browser.get("/dossiers/ej/" + number);
        Page nowhere = browser.get("/dossiers/ej/2199999999");

        assertThat(outside.status()).isEqualTo(404);
        assertThat(outside.html()).contains("DOSSIER_INCONNU");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(browser.get("/dossiers/ej/" + number + "/actes/CancelCommitment")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_act_is_tried_then_confirmed_and_written_once_though_it_is_sent_twice() {
        String number = funded().drafted("500.00").id("commitmentNumber");
        String act = "/dossiers/ej/" + number + "/actes/ValidateCommitment";
        browser.signIn("paula", "/");
        Page form = browser.get(browser.get("/dossiers/ej/" + number).link("actes/ValidateCommitment"));

        Page tried = browser.submit(form, act + "/essai", Map.of());
        assertThat(tried.html()).contains("Rien n’est encore écrit");
        assertThat(ledger.stream("commitment:" + number)).containsExactly("commitment-drafted.v4");

        Page done = browser.submit(tried, act, Map.of());
        Page again = browser.submit(tried, act, Map.of());

        assertThat(done.path()).isEqualTo("/dossiers/ej/" + number);
        assertThat(done.html()).contains("enregistré à la position").contains("Validé");
        assertThat(again.response().uri()).isEqualTo(done.response().uri());
        assertThat(ledger.stream("commitment:" + number))
                .containsExactly("commitment-drafted.v4", "commitment-validated.v2");
    }

    /** The form of an act, filled in, tried and confirmed by somebody in a browser of her own. */
    private Page acts(String identity, String file, String command, Map<String, String> fields) {
        String act = file + "/actes/" + command;
        try (PlainBrowser own = new PlainBrowser(ledger)) {
            own.signIn(identity, "/");
            Page form = own.get(own.get(file).link("actes/" + command));
            Page tried = own.submit(form, act + "/essai", fields);
            assertThat(tried.status()).as(tried.html()).isEqualTo(200);
            Page done = own.submit(tried, act, Map.of());
            assertThat(done.html()).as(command).contains("enregistré à la position");
            return done;
        }
    }

    @Test
    void an_ordonnateur_and_a_comptable_bring_a_payment_from_the_service_to_the_books() {
        Dossiers dossiers = funded();
        String number = dossiers.drafted("12000.00").id("commitmentNumber");
        String file = "/dossiers/ej/" + number;
        acts("paula", file, "ValidateCommitment", Map.of());
        Reply recorded = Dossiers.written(ledger.post(
                dossiers.gina,
                "RecordService",
                "{\"commitmentNumber\":\"%s\",\"line\":1,\"amount\":\"12000.00\",\"dateRendered\":\"2025-03-02\"}"
                        .formatted(number),
                "If-Match",
                "\"1\""));
        acts(
                "paula",
                file,
                "CertifyService",
                Map.of("champ.serviceReceiptNumber", recorded.id("serviceReceiptNumber")));
        Reply received = Dossiers.written(ledger.post(
                ledger.token("chorus-pro", Role.SYSTEM_INTERFACE), "ReceiveInvoice", dossiers.invoice(number)));
        String id = received.id("paymentRequestId");
        Dossiers.written(
                ledger.post(dossiers.gina, "MatchInvoice", Dossiers.onPayment(id), "If-Match", received.etag()));
        acts("paula", "/dossiers/dp/" + id, "OrderPayment", Map.of());
        Map<String, String> checks = new LinkedHashMap<>();
        CHECKS.forEach(check -> checks.put("champ.checks." + check, "oui"));

        Page accepted = acts("katia", "/dossiers/dp/" + id, "AcceptPaymentRequest", checks);

        assertThat(accepted.html()).contains("Prise en charge");
        assertThat(ledger.stream("payment-request:" + id)).contains("payment-accepted.v2");
    }

    @Test
    void a_visa_is_asked_for_and_refused_with_its_reason() {
        String file = "/dossiers/ej/" + funded().drafted("600000.00").id("commitmentNumber");

        acts("paula", file, "SubmitForVisa", Map.of());
        Page refused = acts("bruno", file, "RefuseVisa", Map.of("champ.reason", "Sans objet"));

        assertThat(refused.html()).contains("Visa refusé").contains("Historique");
    }

    @Test
    void a_titre_is_issued_and_taken_in_charge() {
        Dossiers dossiers = funded();
        String number = Dossiers.written(
                        ledger.post(dossiers.gina, "EstablishClaim", """
                {"year":2025,"fundsCentre":"%s","debtor":{"siret":"%s","name":"Redevable"},"subject":"Redevance",
                 "lines":[{"revenueLine":"2306","account":"7060000000","amount":"10000.00"}]}
                """.formatted(dossiers.unit, Dossiers.SUPPLIER)))
                .id("revenueOrderNumber");
        String file = "/dossiers/titre/" + number;

        acts("paula", file, "IssueRevenueOrder", Map.of("champ.dueDate", "2025-12-31"));
        Page taken = acts("katia", file, "TakeInCharge", Map.of());

        assertThat(taken.html()).contains("Pris en charge");
    }

    @Test
    void a_refusal_says_why_and_what_to_do_where_the_form_stands() {
        String number = funded().drafted("900000.00").id("commitmentNumber");
        String act = "/dossiers/ej/" + number + "/actes/ValidateCommitment";
        browser.signIn("paula", "/");

        Page refused = browser.submit(browser.get(act), act + "/essai", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("Que faire").contains("_csrf").contains("role=\"alert\"");
        assertThat(refused.form(act + "/essai")).containsKeys("cle", "version");
    }

    @Test
    void an_act_on_a_file_that_changed_meanwhile_is_refused_and_offered_again() {
        String number = funded().drafted("500.00").id("commitmentNumber");
        String act = "/dossiers/ej/" + number + "/actes/CancelCommitment";
        browser.signIn("paula", "/");
        Page form = browser.get(act);

        Page stale = browser.submit(form, act + "/essai", Map.of("version", "7", "champ.reason", "doublon"));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.html()).contains("VERSION_PERIMEE").contains("doublon");
        assertThat(stale.form(act + "/essai")).containsEntry("version", "0");
    }

    @Test
    void the_language_changes_by_a_link_and_stays() {
        Page french = browser.signIn("ada", "/balance");

        Page english = browser.get(french.link("langue=en"));

        assertThat(french.html()).contains("lang=\"fr\"").contains("Balance générale");
        assertThat(english.html()).contains("lang=\"en\"").contains("Trial balance");
        assertThat(browser.get("/").html()).contains("Work list");
        assertThat(browser.get("/?langue=xx").html()).contains("Work list");
    }

    @Test
    void a_file_of_the_books_says_its_position() {
        funded().acceptedPayment();
        awaitBooks();
        Page balance = browser.signIn("ada", "/balance");

        Page file = browser.get(balance.link(".csv"));

        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"balance-2025-position-" + file.header("Quitus-Position") + ".csv\"");
        assertThat(file.html()).contains("6113110000");
    }

    @Test
    void the_first_page_is_light_and_the_next_are_lighter() throws IOException {
        funded().acceptedPayment();
        awaitBooks();
        Page home = browser.signIn("ada", "/");
        long loaded = gzipped(home.html());
        for (String asset : Pattern.compile("(?:href|src)=\"(/ressources/[^\"]+)\"")
                .matcher(home.html())
                .results()
                .map(found -> found.group(1))
                .toList()) {
            Page file = browser.get(asset, "Accept-Encoding", "gzip");
            assertThat(file.header("Cache-Control")).as(asset).contains("max-age=31536000", "immutable");
            loaded += file.response()
                    .headers()
                    .firstValueAsLong("Content-Length")
                    .orElseThrow(() -> new AssertionError(
                            "no length of " + asset + ": " + file.response().headers()));
        }

        assertThat(loaded).isBetween(1L, (long) FIRST_LOAD_BYTES_MAX);
        assertThat(browser.get("/balance", "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
        for (String path : List.of(
                "/balance",
                "/comptes/6113110000",
                "/journaux/SF",
                "/ecarts?depuis=0",
                "/etats/bilan",
                "/budget",
                "/budget/mois",
                "/budget/mouvements",
                "/dossiers",
                "/aide")) {
            assertThat(gzipped(browser.get(path).html())).as(path).isLessThan(NEXT_LOAD_BYTES_MAX);
        }
    }

    private static long gzipped(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.size();
    }
}
