package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.ClosingPostings;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.chartchange.ChartEvent.AccountClosed;
import fr.quitus.domain.chartchange.ChartEvent.AccountRenamed;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.statement.StatementEvent.StatementPublished;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.StatementId;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import fr.quitus.projections.statements.Statements;
import fr.quitus.projections.statements.Statements.Drawn;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Statements of 31/12 published on 15/01, and fifty entries that are dated back afterwards. */
class StatementsOverHttpTest {
    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);
    private static final Siret SUPPLIER = Siret.of("12345678900011");
    private static final int CORRECTIONS = 50;

    private final Random random = new Random(31_12);
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

    private long published(StatementKind kind) {
        awaited();
        Drawn drawn = asked.bean(Statements.class).draw(kind, YEAR_END, null);
        asked.log()
                .append(List.of(new StatementPublished(
                        StatementId.of(kind.name().replace('_', '-')),
                        kind,
                        YEAR_END,
                        drawn.position(),
                        drawn.sha256(),
                        LocalDate.of(2027, 1, 15),
                        ActorId.of("katia"))));
        return drawn.position();
    }

    /** The views show the whole log. */
    private void awaited() {
        assertThat(asked.get("/api/v1/journals?year=2026").status()).isEqualTo(200);
    }

    private Reply statement(StatementKind kind) {
        return asked.get("/api/v1/statements/" + kind.name().replace('_', '-'));
    }

    /** A charge of the closed year that nobody knew of, or one of the year after, which changes nothing of it. */
    private List<LedgerEvent> charges(int count, int year) {
        List<LedgerEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate date = LocalDate.of(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
            Amount amount = Amount.ofCents(1 + random.nextInt(100_000));
            events.add(new PaymentSettled(
                    PaymentRequestId.ofInvoice(SUPPLIER, "C-" + i, year),
                    BankEntryId.ofStatement(Histories.STATE_ACCOUNT, "C" + i),
                    amount,
                    date,
                    List.of(PostingRules.p18(
                            date, List.of(new Imputed(Accounts.LATE_INTEREST, amount)), SUPPLIER.text()))));
        }
        return events;
    }

    @Test
    void a_published_statement_keeps_its_bytes_and_the_difference_lists_exactly_what_came_after() {
        List<byte[]> bytes = new ArrayList<>();
        long position = 0;
        for (StatementKind kind : StatementKind.values()) {
            position = published(kind);
            bytes.add(statement(kind).response().getContentAsByteArray());
        }
        Reply before = asked.get("/api/v1/income-statement?year=2026");

        asked.log().append(charges(CORRECTIONS, 2026));
        asked.log().append(charges(7, 2027));

        for (StatementKind kind : StatementKind.values()) {
            Reply now = statement(kind);
            assertThat(now.response().getContentAsByteArray()).isEqualTo(bytes.get(kind.ordinal()));
            assertThat(now.response().getHeader("Quitus-Sha256"))
                    .isEqualTo(CanonicalJson.sha256(bytes.get(kind.ordinal())));
            assertThat(now.json().path("format").asString()).isEqualTo("quitus-statement.v1");
        }
        assertThat(asked.get("/api/v1/income-statement?year=2026").json().path("sha256"))
                .isNotEqualTo(before.json().path("sha256"));
        differs(position);
    }

    @Test
    void a_published_statement_keeps_the_labels_it_was_published_with() {
        List<byte[]> bytes = new ArrayList<>();
        long position = 0;
        for (StatementKind kind : StatementKind.values()) {
            position = published(kind);
            bytes.add(statement(kind).response().getContentAsByteArray());
        }
        Reply balance = asked.get("/api/v1/trial-balance?year=2026&knownAt=" + position);
        AccountCode charge = AccountCode.of("6113110000");
        ActorId denis = ActorId.of("denis");

        // In force within the year of the statements, as if it had always been so.
        asked.log()
                .append(List.of(
                        new AccountRenamed(
                                charge,
                                "Prestations",
                                LocalDate.of(2026, 1, 1),
                                "Arrêté",
                                YEAR_END.plusDays(20),
                                denis),
                        new AccountClosed(charge, YEAR_END.plusYears(1), "Arrêté", YEAR_END.plusDays(20), denis)));

        for (StatementKind kind : StatementKind.values()) {
            assertThat(statement(kind).response().getContentAsByteArray()).isEqualTo(bytes.get(kind.ordinal()));
        }
        Reply then = asked.get("/api/v1/trial-balance?year=2026&knownAt=" + position);
        assertThat(then.json().path("sha256")).isEqualTo(balance.json().path("sha256"));
        assertThat(labelOf(charge, then)).isEqualTo("Prestations et sous-traitance (catégorie 31)");
        assertThat(labelOf(charge, asked.get("/api/v1/trial-balance?year=2026")))
                .isEqualTo("Prestations");
        assertThat(new String(
                        asked.bean(Statements.class)
                                .draw(StatementKind.COMPTE_DE_RESULTAT, YEAR_END, null)
                                .bytes(),
                        StandardCharsets.UTF_8))
                .contains("\"Prestations\"");
    }

    private static String labelOf(AccountCode account, Reply balance) {
        for (JsonNode line : balance.items()) {
            if (line.path("account").asString().equals(account.text())) {
                return line.path("label").asString();
            }
        }
        throw new AssertionError("no line of " + account);
    }

    private void differs(long position) {
        List<JsonNode> entries = new ArrayList<>();
        String uri = "/api/v1/differences?year=2026&limit=20&since=" + position;
        Reply page = asked.get(uri);
        JsonNode totals = page.json().path("totals");
        page.items().forEach(entries::add);
        while (!page.json().path("next").isNull()) {
            page = asked.get(uri + "&cursor=" + page.next());
            page.items().forEach(entries::add);
        }

        long cents = 0;
        for (JsonNode entry : entries) {
            assertThat(entry.path("template").asString()).isEqualTo("P18");
            assertThat(entry.path("accountingDate").asString()).startsWith("2026-");
            assertThat(entry.path("actor").asString()).isIn("omar", "gina");
            cents += Balance.parse(entry.path("postings").path(0).path("amount").asString())
                    .cents();
        }
        assertThat(entries).hasSize(CORRECTIONS);
        assertThat(totals.path("entries").asInt()).isEqualTo(CORRECTIONS);
        assertThat(totals.path("accounts")).hasSize(2);
        JsonNode charge = totals.path("accounts").path(1);
        assertThat(charge.path("account").asString()).isEqualTo("6285400000");
        assertThat(charge.path("difference").asString())
                .isEqualTo(Balance.ofCents(cents).text());
    }

    @Test
    void the_income_statement_and_the_balance_sheet_have_one_result() {
        Reply income = asked.get("/api/v1/income-statement?year=2026");
        Reply sheet = asked.get("/api/v1/balance-sheet?year=2026");

        // Six services of 1 000 were charged, a title of 5 000 acquired.
        assertThat(income.json().path("totals").path("result").asString()).isEqualTo("-1000.00");
        assertThat(sheet.json().path("totals").path("result").asString()).isEqualTo("0.00");
        assertThat(sheet.items()).anySatisfy(rubric -> {
            assertThat(rubric.path("rubric").asString()).isEqualTo("RESULT");
            assertThat(rubric.path("amount").asString()).isEqualTo("-1000.00");
        });
        assertThat(asked.get("/api/v1/balance-sheet?year=2028")
                        .json()
                        .path("totals")
                        .path("parts"))
                .isEqualTo(sheet.json().path("totals").path("parts"));
        assertThat(asked.get("/api/v1/income-statement?year=2028")
                        .json()
                        .path("totals")
                        .path("result")
                        .asString())
                .isEqualTo("0.00");
    }

    @Test
    void the_entries_that_close_a_year_empty_its_accounts_and_change_neither_statement() {
        String income = result("/api/v1/income-statement?year=2026");
        JsonNode sheet = asked.get("/api/v1/balance-sheet?year=2026").json().path("totals");
        SortedMap<AccountCode, Balance> balances = new TreeMap<>(Map.of(
                AccountCode.of("6113110000"),
                Balance.ofCents(600_000),
                AccountCode.of("7060000000"),
                Balance.ofCents(-500_000)));
        List<JournalEntry> closing = new ArrayList<>(ClosingPostings.p50(YEAR_END, balances));
        closing.addAll(ClosingPostings.p51(YEAR_END.plusDays(1), Balance.ofCents(-100_000)));

        asked.log()
                .append(List.of(new PaymentSettled(
                        PaymentRequestId.ofInvoice(SUPPLIER, "CLOSING", 2026),
                        BankEntryId.ofStatement(Histories.STATE_ACCOUNT, "CLOSING"),
                        Amount.ofCents(1),
                        YEAR_END,
                        closing)));

        assertThat(result("/api/v1/income-statement?year=2026"))
                .isEqualTo(income)
                .isEqualTo("-1000.00");
        assertThat(asked.get("/api/v1/balance-sheet?year=2026").json().path("totals"))
                .isEqualTo(sheet);
        assertThat(asked.get("/api/v1/trial-balance?year=2026").items())
                .filteredOn(line -> line.path("account").asString().matches("[67].*"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.path("balance").asString()).isEqualTo("0.00"));
        assertThat(asked.get("/api/v1/trial-balance?year=2027").items())
                .anySatisfy(line -> {
                    assertThat(line.path("account").asString()).isEqualTo("1100000000");
                    assertThat(line.path("balance").asString()).isEqualTo("1000.00");
                })
                .noneSatisfy(line -> assertThat(line.path("account").asString()).matches("[67].*"));
    }

    private String result(String uri) {
        return asked.get(uri).json().path("totals").path("result").asString();
    }

    @Test
    void statements_are_listed_and_an_unknown_one_is_not_found() {
        published(StatementKind.BILAN);

        assertThat(asked.get("/api/v1/statements").items()).singleElement().satisfies(line -> {
            assertThat(line.path("statementId").asString()).isEqualTo("BILAN");
            assertThat(line.path("asOf").asString()).isEqualTo("2026-12-31");
            assertThat(line.path("publishedBy").asString()).isEqualTo("katia");
        });
        long position = asked.get("/api/v1/statements").json().path("position").asLong();
        assertThat(asked.get("/api/v1/statements?asOf=2026-12-31&knownAt=" + position)
                        .items())
                .hasSize(1);
        assertThat(asked.get("/api/v1/statements?asOf=2026-12-30").items()).isEmpty();
        assertThat(asked.get("/api/v1/statements?knownAt=0").items()).isEmpty();
        assertThat(asked.get("/api/v1/statements?knownAt=2020-01-01T00:00:00Z").items())
                .isEmpty();
        assertThat(asked.get("/api/v1/statements/AUTRE").code()).isEqualTo("DOSSIER_INCONNU");
        assertThat(asked.get("/api/v1/statements/rien").status()).isEqualTo(400);
        asked.as(Role.MANAGER, "0156");
        assertThat(asked.get("/api/v1/statements/BILAN").code()).isEqualTo("ROLE_INSUFFISANT");
        assertThat(asked.get("/api/v1/differences?year=2026&since=0").code()).isEqualTo("ROLE_INSUFFISANT");
    }
}
