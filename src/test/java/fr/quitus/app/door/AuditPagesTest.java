package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.domain.actor.Role;
import fr.quitus.proofs.verify.ExitCode;
import fr.quitus.proofs.verify.VerifyMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

/** The audit trail as an auditor walks it, to a proof she takes away. */
@ExtendWith(SharedLedger.class)
class AuditPagesTest {
    private static final Pattern COMMAND = Pattern.compile("<pre[^>]*id=\"commande\"[^>]*>([^<]*)</pre>");

    private final RunningLedger ledger;
    private final PlainBrowser browser;
    private final String ada;

    AuditPagesTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.browser = new PlainBrowser(ledger);
        this.ada = ledger.token("ada", Role.AUDITOR);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    /** The trail and the books are a moment behind: until they show what was just written. */
    private void awaitShown() {
        for (String question : List.of(
                "/api/v1/trial-balance?year=2025",
                "/api/v1/audit-trail?limit=1",
                "/api/v1/general-ledger/6113110000?year=2025")) {
            String head = String.valueOf(ledger.log().head());
            Reply reply = ledger.get(ada, question, "Quitus-Min-Position", head);
            long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
            while (reply.status() == 503 && System.nanoTime() < deadline) {
                reply = ledger.get(ada, question, "Quitus-Min-Position", head);
            }
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        }
    }

    /** The event that a file's page of the trail shows first. */
    private Page event(String file) {
        return browser.get(browser.get("/piste?dossier=" + file).link("/evenements/"));
    }

    /** The proof, once a checkpoint covers the event. */
    private Page proof(Page event) {
        Page proof = browser.get(event.link("/preuves/"));
        if (proof.html().contains("Aucun point de contrôle")) {
            proof = browser.submit(proof, proof.path(), Map.of());
        }
        assertThat(proof.status()).as(proof.html()).isEqualTo(200);
        return proof;
    }

    @Test
    void an_entry_leads_in_two_clicks_to_its_author_and_in_three_to_a_proof_that_is_verified_step_by_step() {
        new Dossiers(ledger).funded().acceptedPayment();
        awaitShown();
        browser.signIn("ada", "/");
        Page entry = browser.get(browser.get("/comptes/6113110000?annee=2025").link("/ecritures/"));

        Page event = browser.get(entry.link("/evenements/"));
        Page proof = proof(event);

        assertThat(event.html()).contains("Acteur", "Commande", "Périmètre").contains("Pièces du dossier");
        assertThat(proof.html()).contains("Preuve vérifiée").contains("Les deux racines sont la même");
        long position = Long.parseLong(proof.path().substring("/preuves/".length()));
        String leaf = ledger.get(ada, "/api/v1/proofs/entries/" + position).text("leaf");
        assertThat(event.html())
                .contains(HexFormat.of().formatHex(Base64.getDecoder().decode(leaf)));
        assertThat(HtmlUtils.htmlUnescape(proof.html())).contains(leaf);
    }

    @Test
    void the_file_and_the_command_line_of_the_page_are_what_the_stand_alone_verifier_takes(@TempDir Path folder)
            throws IOException {
        String number = new Dossiers(ledger).funded().drafted("500.00").id("commitmentNumber");
        awaitShown();
        browser.signIn("ada", "/");
        Page proof = proof(event("commitment:" + number));

        Page file = browser.get(proof.link(".tlog-proof"));
        Matcher shown = COMMAND.matcher(proof.html());
        assertThat(shown.find()).as(proof.html()).isTrue();
        Matcher command = Pattern.compile("java -jar quitus-verify\\.jar --key \"([^\"]+)\" (\\S+)")
                .matcher(HtmlUtils.htmlUnescape(shown.group(1)));
        assertThat(command.matches()).as(shown.group(1)).isTrue();

        assertThat(file.header("Content-Disposition")).contains(command.group(2));
        Path kept = Files.writeString(folder.resolve(command.group(2)), file.html());
        assertThat(verified("--key", command.group(1), kept.toString())).isEqualTo(ExitCode.INTACT);
        for (int at : List.of(
                file.html().indexOf("extra ") + 20,
                file.html().indexOf("index ") + 6,
                file.html().length() - 5)) {
            char was = file.html().charAt(at);
            Files.writeString(
                    kept,
                    file.html().substring(0, at)
                            + (was == '1' ? '2' : '1')
                            + file.html().substring(at + 1));
            assertThat(verified("--key", command.group(1), kept.toString()))
                    .as("changed at " + at)
                    .isEqualTo(ExitCode.BROKEN);
        }
    }

    private static ExitCode verified(String... words) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return VerifyMain.run(nowhere, nowhere, words);
    }

    @Test
    void the_trail_is_searched_by_file_actor_account_and_kind_and_known_as_of_a_position() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        String number = dossiers.drafted("500.00").id("commitmentNumber");
        long drafted = ledger.log().head();
        dossiers.acceptedPayment();
        awaitShown();
        browser.signIn("ada", "/");
        String line = "/evenements/" + drafted + "\"";

        assertThat(browser.get("/piste?dossier=commitment:" + number).html()).contains(line, "EJ saisi", "gina");
        assertThat(browser.get("/piste?acteur=katia").html())
                .doesNotContain(line)
                .contains("katia");
        assertThat(browser.get("/piste?saisie=INTERFACE&dossier=commitment:" + number)
                        .html())
                .doesNotContain(line)
                .contains("Rien à montrer");
        assertThat(browser.get("/piste?fait=commitment-drafted&dossier=commitment:" + number)
                        .html())
                .contains(line);
        assertThat(browser.get("/piste?compte=6113110000&annee=2025").html()).contains("Service fait certifié");
        Page before = browser.get("/piste?jusqua=" + (drafted - 1) + "&dossier=commitment:" + number);
        assertThat(before.html()).doesNotContain(line).contains("Telle que connue à la position");
        assertThat(before.html()).contains("type=\"range\"");
        assertThat(browser.get("/piste?role=ROI").status()).isEqualTo(400);
    }

    @Test
    void who_looked_at_a_file_and_why_is_told_and_stays_text() {
        String number = new Dossiers(ledger).funded().drafted("500.00").id("commitmentNumber");
        Reply seen = ledger.get(
                ledger.token("katia", Role.PUBLIC_ACCOUNTANT),
                "/api/v1/commitments/" + number + "?reason=%3Cscript%3Econtr%C3%B4le%3C/script%3E");
        assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
        awaitShown();
        browser.signIn("ada", "/");

        Page consultations = browser.get("/piste/consultations?dossier=commitment:" + number);

        assertThat(consultations.html())
                .contains("katia", "&lt;script&gt;contrôle&lt;/script&gt;", "La page du dossier")
                .doesNotContain("<script>contr");
        assertThat(browser.get("/piste/consultations?dossier=commitment:" + number + "&acteur=omar")
                        .html())
                .contains("Rien à montrer");
        Reply told = ledger.get(ada, "/api/v1/audit-trail/consultations?file=commitment:" + number);
        assertThat(told.json().at("/items/0/actor").asString())
                .as(told.toString())
                .isEqualTo("katia");
        assertThat(told.json().at("/items/0/sha256").isNull()).isTrue();
    }

    @Test
    void refused_acts_are_told_with_their_code() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        Reply refused = ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("0.00"));
        Reply beyond = ledger.send(ledger.request("/api/v1/commands/FreezeCredits")
                .header("Authorization", "Bearer " + dossiers.denis)
                .header("Idempotency-Key", RunningLedger.newKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"year\":2025,\"programme\":\"0156\",\"titleGroup\":\"HT2\","
                        + "\"ae\":\"9000000000.00\",\"legalRef\":\"x\"}"))
                .build());
        assertThat(List.of(refused.status(), beyond.status())).containsExactly(400, 409);
        browser.signIn("ada", "/");

        Page refusals = browser.get("/piste/refus");
        assertThat(refusals.html()).contains("Actes refusés");
        while (!refusals.html().contains("DISPONIBLE_INSUFFISANT")) {
            refusals = browser.get(refusals.link("suite="));
        }
    }

    @Test
    void who_may_not_audit_is_told_so_and_what_is_not_there_is_unknown() {
        try (PlainBrowser other = new PlainBrowser(ledger)) {
            other.signIn("paula", "/");
            for (String path : List.of("/piste", "/piste/consultations", "/piste/refus", "/preuves/0")) {
                assertThat(other.get(path).status()).as(path).isEqualTo(403);
            }
        }
        browser.signIn("ada", "/");
        assertThat(browser.get("/preuves/999999999").status()).isEqualTo(404);
        assertThat(browser.get("/evenements/999999999").status()).isEqualTo(404);
    }
}
