package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.interchange.fec.FecCheck;
import fr.quitus.interchange.fec.FecReport;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A statement is published of real acts and read again; the entries are exported. */
@ExtendWith(SharedLedger.class)
class BooksTest {
    private final RunningLedger ledger;
    private String katia = "";
    private String position = "";

    BooksTest(RunningLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void a_request_was_taken_in_charge() {
        Dossiers dossiers = new Dossiers(ledger).funded();
        dossiers.acceptedPayment();
        katia = dossiers.katia;
        position = dossiers.drafted("1.00").header("Quitus-Position");
    }

    private Reply published(String id) {
        return ledger.post(
                katia,
                "PublishStatement",
                "{\"statementId\":\"%s\",\"kind\":\"BILAN\",\"asOf\":\"2025-03-02\",\"position\":%s}"
                        .formatted(id, position));
    }

    @Test
    void a_published_statement_is_the_same_after_more_was_posted() {
        String id = "BILAN-" + position;
        Reply publication = published(id);
        assertThat(publication.status()).as(publication.body()).isEqualTo(201);
        String at = publication.header("Quitus-Position");
        Reply first = ledger.get(katia, "/api/v1/statements/" + id, "Quitus-Min-Position", at);

        new Dossiers(ledger).funded().acceptedPayment();

        Reply again = ledger.get(katia, "/api/v1/statements/" + id);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body()).contains("\"format\":\"quitus-statement.v1\"");
        assertThat(again.header("Quitus-Sha256"))
                .isEqualTo(publication.id("sha256"))
                .isEqualTo(first.header("Quitus-Sha256"));
        assertThat(published(id).status()).isEqualTo(200);
        assertThat(ledger.get(ledger.token("tim", Role.TECH_ADMIN), "/api/v1/statements/" + id)
                        .code())
                .isEqualTo("ROLE_INSUFFISANT");
    }

    @Test
    void the_exported_entries_conform() throws IOException {
        Reply file = ledger.get(katia, "/api/v1/fec?year=2025", "Quitus-Min-Position", position);

        FecReport report = FecCheck.of(new StringReader(file.body()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.lines()).isGreaterThanOrEqualTo(4);
        assertThat(file.header("Content-Disposition")).contains("FEC20251231.txt");
        assertThat(ledger.get(ledger.token("tim", Role.TECH_ADMIN), "/api/v1/fec?year=2025")
                        .code())
                .isEqualTo("ROLE_INSUFFISANT");
    }
}
