package fr.quitus.app.door;

import static fr.quitus.app.door.Dossiers.written;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Crédits inconnus d'un relevé, where the organisation says which accounts are its own: each is in the books at once
 * and waits on account 4711, so that 5121 is what the bank says.
 */
class UnknownCreditsTest {
    private static final String EVENING = "2025-03-21T20:00:00+01:00";
    private static final Iban TREASURY = Iban.of(BankPapers.TREASURY);

    @SuppressWarnings("NullAway.Init")
    private static RunningLedger ledger;

    @BeforeAll
    static void start() {
        ledger = RunningLedger.start(Map.of("quitus.treasury-accounts", BankPapers.TREASURY));
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
    }

    @Test
    void every_credit_of_a_statement_is_wholly_in_the_books_and_the_unknown_ones_wait_to_be_identified() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        String title = dossiers.titleInCharge().id("revenueOrderNumber");
        String other = dossiers.titleInCharge().id("revenueOrderNumber");
        String statement = BankPapers.camt053(
                "PARK-1",
                List.of(
                        BankPapers.Line.credit("K-1", "10000.00", "Titre " + title),
                        BankPapers.Line.credit("K-2", "777.00", "merci"),
                        BankPapers.Line.credit("K-3", "20.00", "Titres " + title + " et " + other),
                        BankPapers.Line.credit("K-4", "5.00", "Titre 3999999999")));

        Reply told = post(dossiers.bank, statement);
        Reply again = post(dossiers.bank, statement);

        assertThat(counts(told)).as(told.toString()).isEqualTo("1 accepted, 0 ignored, 3 unidentified, 0 rejected");
        assertThat(told.json().at("/unidentified/0/reason").asString()).contains("aucun titre", "4711");
        assertThat(told.json().at("/unidentified/1/reason").asString()).contains(title, other);
        assertThat(counts(again)).as(again.toString()).isEqualTo("0 accepted, 4 ignored, 0 unidentified, 0 rejected");
        for (String parked : List.of("K-2", "K-3", "K-4")) {
            assertThat(ledger.stream(entry(parked)))
                    .containsExactly("bank-entry-received.v1", "receipt-unidentified.v1");
        }
        assertThat(ledger.stream(entry("K-1"))).containsExactly("bank-entry-received.v1", "bank-entry-allocated.v1");
        assertThat(balance(dossiers, "5121000000")).isEqualTo("10802.00");
        assertThat(balance(dossiers, "4711000000")).isEqualTo("-802.00");

        written(ledger.post(
                dossiers.katia,
                "IdentifyReceipt",
                "{\"revenueOrderNumber\":\"%s\",\"bankEntryId\":\"%s\",\"amount\":\"777.00\"}"
                        .formatted(other, BankEntryId.ofStatement(TREASURY, "K-2")),
                "If-Match",
                ledger.get(dossiers.katia, "/api/v1/revenue-orders/" + other).etag()));

        assertThat(ledger.stream(entry("K-2"))).endsWith("receipt-identified.v1");
        assertThat(balance(dossiers, "4711000000")).isEqualTo("-25.00");
        assertThat(balance(dossiers, "5121000000")).isEqualTo("10802.00");
        assertThat(counts(post(dossiers.bank, statement)))
                .isEqualTo("0 accepted, 4 ignored, 0 unidentified, 0 rejected");
    }

    @Test
    void a_statement_of_an_account_that_is_not_ours_parks_nothing() {
        Dossiers dossiers = new Dossiers(ledger);
        String foreign = BankPapers.camt053("PARK-2", List.of(BankPapers.Line.credit("F-1", "9.00", "merci")))
                .replace(BankPapers.TREASURY, "FR7630001007941234567890185");

        Reply told = post(dossiers.bank, foreign);

        assertThat(told.json().at("/rejected/0/code").asString()).isEqualTo("COMPTE_INCONNU");
        assertThat(ledger.stream(entry("F-1"))).isEmpty();
    }

    private static String entry(String reference) {
        return "bank-entry:" + BankEntryId.ofStatement(TREASURY, reference);
    }

    /** At the end of the year, as known now; debit positive. */
    private static String balance(Dossiers dossiers, String account) {
        Reply reply = ledger.get(
                dossiers.katia,
                "/api/v1/trial-balance?year=2025",
                "Quitus-Min-Position",
                String.valueOf(ledger.log().head()));
        return reply.json()
                .path("items")
                .valueStream()
                .filter(line -> line.path("account").asString().equals(account))
                .map(line -> line.path("balance").asString())
                .findFirst()
                .orElse("0.00");
    }

    private static String counts(Reply reply) {
        var counts = reply.json().path("counts");
        return "%d accepted, %d ignored, %d unidentified, %d rejected"
                .formatted(
                        counts.path("accepted").asInt(),
                        counts.path("ignored").asInt(),
                        counts.path("unidentified").asInt(),
                        counts.path("rejected").asInt());
    }

    private static Reply post(String token, String xml) {
        return ledger.postFile(
                token, "/api/v1/bank-files", "application/xml", xml.getBytes(StandardCharsets.UTF_8), EVENING);
    }
}
