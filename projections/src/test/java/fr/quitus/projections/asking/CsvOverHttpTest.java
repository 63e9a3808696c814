package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/** The books as files for a spreadsheet: whole, of one position, and without anything that it would run. */
class CsvOverHttpTest {
    private static final Siret SUPPLIER = Siret.of("12345678900011");
    private static final String ANY = "*/*";

    private Asked asked;

    @BeforeEach
    void open() {
        asked = new Asked();
        asked.log().append(Histories.year(6));
        asked.as(Role.AUDITOR, "*");
    }

    @AfterEach
    void close() {
        asked.close();
    }

    /** Entries on the bank account, more than one page of them. */
    private static List<LedgerEvent> settlements(int count) {
        List<LedgerEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate date = LocalDate.of(2026, 6, 1).plusDays(i % 60);
            Amount amount = Amount.ofCents(100 + i);
            events.add(new PaymentSettled(
                    PaymentRequestId.ofInvoice(SUPPLIER, "S-" + i, 2026),
                    BankEntryId.ofStatement(Histories.STATE_ACCOUNT, "S" + i),
                    amount,
                    date,
                    List.of(PostingRules.p04(date, amount))));
        }
        return events;
    }

    private static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> rows(MockHttpServletResponse response) {
        String text = text(response);
        assertThat(text).endsWith("\r\n");
        return Arrays.asList(text.split("\r\n"));
    }

    @Test
    void a_balance_has_the_figures_of_the_answer_its_position_and_its_hash() {
        Reply json = asked.get("/api/v1/trial-balance?year=2026");

        MockHttpServletResponse csv = asked.file("/api/v1/trial-balance.csv?year=2026", ANY);

        assertThat(csv.getStatus()).isEqualTo(200);
        assertThat(csv.getContentType()).isEqualTo("text/csv;charset=UTF-8;header=present");
        long position = json.json().path("position").asLong();
        assertThat(csv.getHeader("Quitus-Position")).isEqualTo(String.valueOf(position));
        assertThat(csv.getHeader("Quitus-Sha256")).isEqualTo(CanonicalJson.sha256(csv.getContentAsByteArray()));
        assertThat(csv.getHeader("Content-Disposition"))
                .contains("balance-generale-2026-12-31-position-" + position + ".csv");
        List<String> rows = rows(csv);
        assertThat(rows.getFirst())
                .isEqualTo("Compte,Libellé,Ouverture débitrice,Ouverture créditrice,Débit,Crédit,Solde débiteur,"
                        + "Solde créditeur,Solde");
        assertThat(rows).hasSize(1 + json.items().size());
        for (int i = 0; i < json.items().size(); i++) {
            JsonNode line = json.item(i);
            assertThat(rows.get(i + 1))
                    .startsWith(line.path("account").asString() + ",")
                    .endsWith("," + line.path("closingDebit").asString() + ","
                            + line.path("closingCredit").asString() + ","
                            + line.path("balance").asString());
        }
    }

    @Test
    void statements_and_budget_pages_have_the_figures_of_their_answers() {
        Reply statement = asked.get("/api/v1/income-statement?year=2026");
        List<String> rows = rows(asked.file("/api/v1/income-statement.csv?year=2026", ANY));
        assertThat(rows.getFirst()).isEqualTo("Partie,Rubrique,Compte,Libellé,Montant");
        for (JsonNode rubric : statement.items()) {
            long accounts = rows.stream()
                    .filter(row -> row.contains("," + rubric.path("label").asString() + ","))
                    .count();
            assertThat(accounts)
                    .as("lines of " + rubric)
                    .isEqualTo(Math.max(1, rubric.path("accounts").size()));
            for (JsonNode account : rubric.path("accounts")) {
                assertThat(rows).anySatisfy(row -> assertThat(row)
                        .contains("," + account.path("account").asString() + ",")
                        .endsWith("," + account.path("amount").asString()));
            }
        }
        assertThat(rows(asked.file("/api/v1/balance-sheet.csv?year=2026", ANY)))
                .anyMatch(row -> row.startsWith("Actif,"))
                .anyMatch(row -> row.startsWith("Passif,"));

        Reply months = asked.get("/api/v1/budget-months?year=2026");
        List<String> monthRows = rows(asked.file("/api/v1/budget-months.csv?year=2026", ANY));
        assertThat(monthRows.getFirst()).isEqualTo("Mois,AE,CP");
        assertThat(monthRows.subList(1, monthRows.size()))
                .isNotEmpty()
                .isEqualTo(months.items()
                        .valueStream()
                        .map(month -> String.join(
                                ",",
                                month.path("month").asString(),
                                month.path("ae").asString(),
                                month.path("cp").asString()))
                        .toList());
        Reply movements = asked.get("/api/v1/budget-movements?year=2026&limit=1000");
        assertThat(rows(asked.file("/api/v1/budget-movements.csv?year=2026", ANY)))
                .hasSize(1 + movements.items().size())
                .first()
                .asString()
                .startsWith("Position,Rang dans l'événement,Programme / BOP / UO,Groupe de titres,Titre,Mesure,AE,CP,");
    }

    @Test
    void whoever_accepts_csv_gets_it_at_the_address_of_the_answer_and_all_others_json() {
        String uri = "/api/v1/trial-balance";
        byte[] named = asked.file(uri + ".csv?year=2026", "text/csv").getContentAsByteArray();

        assertThat(asked.file(uri + "?year=2026", "text/csv").getContentAsByteArray())
                .isEqualTo(named);
        assertThat(asked.file(uri + "?year=2026", ANY).getContentType()).startsWith("application/json");
        assertThat(asked.file(uri + "?year=2026", "application/json").getContentType())
                .startsWith("application/json");
        assertThat(asked.file(uri + "?year=2026", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .getContentType())
                .startsWith("application/json");
    }

    @Test
    void a_grand_livre_of_many_pages_is_whole_and_keeps_its_bytes_at_its_position() {
        asked.log().append(settlements(2_300));
        String uri = "/api/v1/general-ledger/5121000000.csv?year=2026";

        MockHttpServletResponse csv = asked.file(uri, ANY);
        String position = csv.getHeader("Quitus-Position");
        asked.log().append(settlements(40));
        MockHttpServletResponse again = asked.file(uri + "&knownAt=" + position, ANY);

        List<String> rows = rows(csv);
        assertThat(rows.getFirst()).startsWith("Position,Rang dans l'événement,Ligne,Journal,Numéro,Schéma,");
        // The titles; what the settlements moved, and what was paid and collected in the year.
        assertThat(rows).hasSizeGreaterThan(1 + 2_300).doesNotHaveDuplicates();
        Reply last = asked.get("/api/v1/trial-balance?year=2026&knownAt=" + position);
        String balance = "";
        for (JsonNode line : last.items()) {
            balance = line.path("account").asString().equals("5121000000")
                    ? line.path("balance").asString()
                    : balance;
        }
        assertThat(rows.getLast().split(",", -1)[10]).isEqualTo(balance);
        assertThat(again.getContentAsByteArray()).isEqualTo(csv.getContentAsByteArray());
        assertThat(again.getHeader("Quitus-Sha256")).isEqualTo(csv.getHeader("Quitus-Sha256"));
        assertThat(rows(asked.file(uri, ANY))).hasSize(rows.size() + 40);
    }

    @Test
    void a_journal_has_a_row_for_each_posting_and_third_parties_one_each() {
        Reply json = asked.get("/api/v1/journals/DEP?year=2026");
        int postings = 0;
        for (JsonNode entry : json.items()) {
            postings += entry.path("postings").size();
        }

        List<String> journal = rows(asked.file("/api/v1/journals/DEP.csv?year=2026", ANY));
        List<String> suppliers = rows(asked.file("/api/v1/auxiliary-balances/4011000000.csv?year=2026", ANY));

        assertThat(journal).hasSize(1 + postings);
        assertThat(journal.getFirst()).contains(",Motif,Mention,Compte,Sens,Montant,Tiers");
        assertThat(suppliers.getFirst()).isEqualTo("Tiers,Solde d'ouverture,Débit,Crédit,Solde");
        assertThat(suppliers.get(1)).startsWith(SUPPLIER.text() + ",0.00,");
    }

    @Test
    void credits_have_columns_for_ae_and_for_cp() {
        List<String> rows = rows(asked.file("/api/v1/budget-consumption?year=2026", "text/csv"));

        assertThat(rows.getFirst())
                .startsWith("Code,Libellé,Mission,Groupe de titres,AE : Voté,")
                .contains(",AE : Consommé,", ",CP : Voté,", ",CP : Disponible,");
        int columns = rows.getFirst().split(",", -1).length;
        assertThat(rows).hasSizeGreaterThan(1).allSatisfy(row -> assertThat(row.split(",", -1))
                .hasSize(columns));
    }

    @Test
    void what_a_spreadsheet_would_run_is_a_text_and_what_it_would_split_is_quoted() {
        asked.log()
                .append(List.of(new ClaimEstablished(
                        RevenueOrderNumber.of("9900000001"),
                        Histories.YEAR,
                        Histories.UNIT_1,
                        new Debtor(SUPPLIER, "=HYPERLINK(\"http://x\",\"y\")"),
                        "+cmd|' /C calc'!A0",
                        List.of(new ClaimLine(RevenueLine.of("2306"), AccountCode.of("7060000000"), Amount.euros(10))),
                        null,
                        ActorId.of("gina"))));

        MockHttpServletResponse csv = asked.file("/api/v1/revenue-orders.csv", ANY);

        assertThat(csv.getHeader("Content-Disposition")).contains("registre-des-titres-position-");
        assertThat(rows(csv).getFirst()).startsWith("Numéro,Nature,Exercice,Centre financier,");
        assertThat(rows(csv).getLast())
                .startsWith("9900000001,")
                .contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'+cmd|' /C calc'!A0,");
        assertThat(CsvBook.cell("-12.50")).isEqualTo("-12.50");
        assertThat(CsvBook.cell("-1+1")).isEqualTo("'-1+1");
        assertThat(CsvBook.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(CsvBook.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(CsvBook.cell("deux\nlignes")).isEqualTo("\"deux\nlignes\"");
        assertThat(CsvBook.cell("dit \"tel\"")).isEqualTo("\"dit \"\"tel\"\"\"");
    }

    @Test
    void refusals_are_problems_whatever_is_accepted() {
        asked.as(Role.MANAGER, "0156");

        MockHttpServletResponse refused = asked.file("/api/v1/trial-balance?year=2026", "text/csv");

        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(text(refused)).contains("ROLE_INSUFFISANT");
        assertThat(asked.as(Role.AUDITOR, "*")
                        .file("/api/v1/journals/XX.csv?year=2026", ANY)
                        .getStatus())
                .isEqualTo(404);
        assertThat(asked.file("/api/v1/trial-balance.csv", ANY).getStatus()).isEqualTo(400);
    }

    @Test
    void a_manager_gets_the_titles_and_credits_of_his_perimeter_only() {
        asked.as(Role.MANAGER, "0204");

        assertThat(rows(asked.file("/api/v1/revenue-orders.csv", ANY))).hasSize(1);
        assertThat(rows(asked.file("/api/v1/budget-consumption.csv?year=2026&level=UO", ANY)))
                .hasSize(1);
    }
}
