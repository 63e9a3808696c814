package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.projections.Histories;
import fr.quitus.projections.MemoryLog;
import fr.quitus.projections.asking.Asked.Reply;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The books on two time axes: six thousand entries over three years, dated in disorder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksOverHttpTest {
    private static final int ENTRIES = 6_000;
    private static final int PARTIES = 25;
    private static final Siret SUPPLIER = Siret.of("12345678900011");

    private final Random random = new Random(20_260_115);
    private final List<Dated> history = new ArrayList<>();
    private Asked asked;

    /** An entry as this test remembers it; its position is its place in the list. */
    private record Dated(LocalDate date, String debited, String credited, long cents, String party) {
        private boolean in(LocalDate from, LocalDate asOf) {
            return !date.isBefore(from) && !date.isAfter(asOf);
        }
    }

    @BeforeAll
    void open() {
        asked = new Asked();
        List<LedgerEvent> events = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            events.add(event(i, LocalDate.of(2025, 1, 1).plusDays(random.nextInt(3 * 365))));
        }
        asked.log().append(events);
        assertThat(asked.bean(ProjectionRegistry.class)
                        .awaitPosition(GeneralLedgerProjection.NAME, ENTRIES - 1, Duration.ofMinutes(2)))
                .isTrue();
    }

    @AfterAll
    void close() {
        asked.close();
    }

    @BeforeEach
    void asAuditor() {
        asked.as(Role.AUDITOR, "*");
    }

    private LedgerEvent event(int number, LocalDate date) {
        Amount amount = Amount.ofCents(1 + random.nextInt(1_000_000));
        BankEntryId bank = BankEntryId.ofStatement(Histories.STATE_ACCOUNT, "B" + number);
        String party = "1234567890%04d".formatted(random.nextInt(PARTIES));
        if (random.nextBoolean()) {
            history.add(new Dated(date, "5121000000", "4664000000", amount.cents(), party));
            return new OverpaymentRecorded(
                    RevenueOrderNumber.of("%010d".formatted(number)),
                    bank,
                    amount,
                    List.of(RevenuePostings.p33(date, amount, party)));
        }
        PaymentRequestId id = PaymentRequestId.ofInvoice(SUPPLIER, "F-" + number, 2026);
        if (random.nextBoolean()) {
            history.add(new Dated(date, "6285400000", "4011000000", amount.cents(), party));
            return new PaymentSettled(
                    id,
                    bank,
                    amount,
                    date,
                    List.of(PostingRules.p18(
                            date,
                            List.of(new PostingRules.Imputed(
                                    fr.quitus.domain.accounting.Accounts.LATE_INTEREST, amount)),
                            party)));
        }
        history.add(new Dated(date, "5123000000", "5121000000", amount.cents(), ""));
        return new PaymentSettled(id, bank, amount, date, List.of(PostingRules.p04(date, amount)));
    }

    /** Debit minus credit of each account at a point, summed the slow way. */
    private Map<String, Long> closing(LocalDate asOf, long known) {
        Map<String, Long> balances = new TreeMap<>();
        LocalDate yearStart = LocalDate.of(asOf.getYear(), 1, 1);
        for (int i = 0; i <= known; i++) {
            Dated entry = history.get(i);
            if (!entry.date().isAfter(asOf)) {
                boolean result =
                        entry.date().isBefore(yearStart) && entry.debited().startsWith("6");
                balances.merge(result ? "1200000000" : entry.debited(), entry.cents(), Long::sum);
                balances.merge(entry.credited(), -entry.cents(), Long::sum);
            }
        }
        return balances;
    }

    @Test
    void a_balance_at_any_past_point_is_what_a_replay_up_to_it_would_give() {
        for (int i = 0; i < 40; i++) {
            LocalDate asOf = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(3 * 365));
            long known = random.nextInt(ENTRIES);

            Reply reply = asked.get("/api/v1/trial-balance?asOf=" + asOf + "&knownAt=" + known);

            Map<String, Long> expected = closing(asOf, known);
            for (JsonNode line : reply.items()) {
                assertThat(line.path("balance").asString())
                        .as("%s on %s known at %s", line, asOf, known)
                        .isEqualTo(Balance.ofCents(expected.getOrDefault(
                                        line.path("account").asString(), 0L))
                                .text());
                expected.remove(line.path("account").asString());
            }
            assertThat(expected)
                    .allSatisfy((account, cents) -> assertThat(cents).isZero());
            JsonNode totals = reply.json().path("totals");
            assertThat(totals.path("openingDebit")).isEqualTo(totals.path("openingCredit"));
            assertThat(totals.path("debit")).isEqualTo(totals.path("credit"));
            assertThat(totals.path("balance").asString()).isEqualTo("0.00");
        }
    }

    @Test
    void the_same_point_has_the_same_bytes_after_later_back_dated_entries() {
        String uri = "/api/v1/trial-balance?asOf=2026-12-31&knownAt=";
        byte[] before = bytes(uri + 3_000);
        Reply now = asked.get("/api/v1/trial-balance?asOf=2026-12-31");

        assertThat(bytes(uri + 3_000)).isEqualTo(before);
        assertThat(bytes(uri + (ENTRIES - 1))).isEqualTo(now.response().getContentAsByteArray());
        assertThat(now.json().path("sha256").asString()).hasSize(64);
        assertThat(asked.get(uri + 3_000).json().path("sha256").asString())
                .isNotEqualTo(now.json().path("sha256").asString());
    }

    @Test
    void the_control_total_folded_the_plain_way_agrees_with_the_sums_of_steps() throws SQLException {
        assertThat(asked.bean(ProjectionRegistry.class)
                        .awaitPosition("trialbalance", ENTRIES - 1, Duration.ofMinutes(2)))
                .isTrue();
        for (int year = 2025; year <= 2027; year++) {
            Map<String, String> totals = new TreeMap<>();
            try (Connection connection = asked.bean(DataSource.class).getConnection();
                    PreparedStatement select = connection.prepareStatement(
                            "select account, debit_cents, credit_cents from views.trial_balance"
                                    + " where fiscal_year = ?")) {
                select.setInt(1, year);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        totals.put(row.getString(1), euros(row.getLong(2)) + " " + euros(row.getLong(3)));
                    }
                }
            }
            for (JsonNode line : asked.get("/api/v1/trial-balance?year=" + year).items()) {
                String moved = line.path("debit").asString() + " "
                        + line.path("credit").asString();
                String expected = totals.remove(line.path("account").asString());
                assertThat(moved).isEqualTo(expected == null ? "0.00 0.00" : expected);
            }
            assertThat(totals).isEmpty();
        }
    }

    private static String euros(long cents) {
        return Balance.ofCents(cents).text();
    }

    @Test
    void an_instant_is_the_position_reached_then() {
        String instant = MemoryLog.START.plusSeconds(2_500).toString();

        Reply reply = asked.get("/api/v1/trial-balance?asOf=2026-12-31&knownAt=" + instant);

        assertThat(reply.json().path("position").asLong()).isEqualTo(2_500);
        assertThat(reply.json().path("at").asString()).isEqualTo(instant);
        assertThat(reply.response().getContentAsByteArray())
                .isEqualTo(bytes("/api/v1/trial-balance?asOf=2026-12-31&knownAt=2500"));
    }

    @Test
    void the_grand_livre_runs_from_its_opening_to_the_closing_balance_of_the_account() {
        for (String account : List.of("5121000000", "6285400000", "1200000000")) {
            String point = "asOf=2026-09-30&from=2026-04-01&knownAt=4500";
            List<JsonNode> lines = new ArrayList<>();
            String cursor = "";
            String opening;
            do {
                Reply page = asked.get("/api/v1/general-ledger/" + account + "?limit=37&" + point
                        + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
                page.items().forEach(lines::add);
                opening = page.json().path("totals").path("opening").asString();
                cursor = page.json().path("next").isNull() ? "" : page.next();
            } while (!cursor.isEmpty());

            long running = Balance.parse(opening).cents();
            for (JsonNode line : lines) {
                long cents = Balance.parse(line.path("amount").asString()).cents();
                running += line.path("side").asString().equals("DEBIT") ? cents : -cents;
                assertThat(line.path("balance").asString())
                        .isEqualTo(Balance.ofCents(running).text());
            }
            assertThat(running)
                    .as(account)
                    .isEqualTo(closing(LocalDate.of(2026, 9, 30), 4_500).getOrDefault(account, 0L));
            assertThat(lines).isSortedAccordingTo((a, b) -> a.path("accountingDate")
                    .asString()
                    .compareTo(b.path("accountingDate").asString()));
        }
    }

    /** All lines of a grand livre, page by page. */
    private List<JsonNode> grandLivre(String account, String query) {
        List<JsonNode> lines = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = asked.get("/api/v1/general-ledger/" + account + "?limit=7&" + query
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.items().forEach(lines::add);
            cursor = page.json().path("next").isNull() ? "" : page.next();
        } while (!cursor.isEmpty());
        return lines;
    }

    @Test
    void the_grand_livre_of_a_third_party_is_what_the_account_holds_with_it_and_of_a_side_its_lines_alone() {
        String account = "4664000000";
        String point = "asOf=2026-09-30&from=2026-04-01&knownAt=4500";
        String party = asked.get("/api/v1/auxiliary-balances/" + account + "?" + point)
                .item(0)
                .path("auxiliary")
                .asString();
        JsonNode balance = asked.get("/api/v1/auxiliary-balances/" + account + "?" + point)
                .items()
                .valueStream()
                .filter(line -> line.path("auxiliary").asString().equals(party))
                .findFirst()
                .orElseThrow();
        List<JsonNode> all = grandLivre(account, point);

        List<JsonNode> lines = grandLivre(account, point + "&auxiliary=" + party);
        List<JsonNode> credits = grandLivre(account, point + "&auxiliary=" + party + "&side=CREDIT");

        assertThat(lines)
                .hasSizeGreaterThan(7)
                .hasSameSizeAs(all.stream()
                        .filter(line -> line.path("auxiliary").asString("").equals(party))
                        .toList());
        assertThat(lines.getLast().path("balance").asString())
                .isEqualTo(balance.path("balance").asString());
        long running = Balance.parse(balance.path("opening").asString()).cents();
        for (JsonNode line : lines) {
            long cents = Balance.parse(line.path("amount").asString()).cents();
            running += line.path("side").asString().equals("DEBIT") ? cents : -cents;
            assertThat(line.path("balance").asString())
                    .isEqualTo(Balance.ofCents(running).text());
        }
        assertThat(credits)
                .isNotEmpty()
                .hasSameSizeAs(lines.stream()
                        .filter(line -> line.path("side").asString().equals("CREDIT"))
                        .toList())
                .allSatisfy(line -> {
                    assertThat(line.path("side").asString()).isEqualTo("CREDIT");
                    assertThat(line.path("balance").isNull()).isTrue();
                });
        assertThat(grandLivre(account, point + "&auxiliary=00000000000000")).isEmpty();
        assertThat(asked.get("/api/v1/general-ledger/" + account + "?year=2026&side=GAUCHE")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void entries_of_a_file_are_those_of_its_events_and_no_others() {
        List<JsonNode> all =
                asked.get("/api/v1/entries?limit=1000").items().valueStream().toList();
        String file = all.getFirst().path("aggregateId").asString();
        String other = all.stream()
                .map(entry -> entry.path("aggregateId").asString())
                .filter(id -> !id.equals(file))
                .findFirst()
                .orElseThrow();
        List<JsonNode> two = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = asked.get("/api/v1/entries?limit=1&toPosition="
                    + all.getLast().path("position").asLong() + "&file=" + file + "," + other
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.items().forEach(two::add);
            cursor = page.json().path("next").isNull() ? "" : page.next();
        } while (!cursor.isEmpty());

        assertThat(two)
                .isEqualTo(all.stream()
                        .filter(entry -> List.of(file, other)
                                .contains(entry.path("aggregateId").asString()))
                        .toList());
        assertThat(asked.get("/api/v1/entries?file=commitment:2199999999").items())
                .isEmpty();
        assertThat(asked.get("/api/v1/entries?file=" + "x,".repeat(50) + "x").status())
                .isEqualTo(400);
        assertThat(asked.as(Role.MANAGER, "0156")
                        .get("/api/v1/entries?file=" + file)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_journal_is_numbered_without_gap_and_its_total_is_that_of_its_entries() {
        Reply journals = asked.get("/api/v1/journals?year=2026");
        for (JsonNode journal : journals.items()) {
            assertThat(journal.path("entries").asLong())
                    .isEqualTo(journal.path("lastNumber").asLong());
            Reply page = asked.get("/api/v1/journals/" + journal.path("journal").asString() + "?year=2026&limit=1000");
            long number = 0;
            for (JsonNode entry : page.items()) {
                number++;
                assertThat(entry.path("number").asLong()).isEqualTo(number);
                assertThat(entry.path("postings").size()).isEqualTo(2);
                assertThat(entry.path("leafHash").asString()).hasSize(64);
            }
        }
        assertThat(journals.items()).hasSize(3);
        assertThat(asked.get("/api/v1/journals/XX?year=2026").status()).isEqualTo(404);
    }

    @Test
    void journals_at_any_past_point_are_what_a_replay_up_to_it_would_give() {
        for (int i = 0; i < 20; i++) {
            LocalDate asOf = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
            LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(asOf.getDayOfYear()));
            int known = random.nextInt(ENTRIES);
            List<Dated> expected = history.subList(0, known + 1).stream()
                    .filter(entry -> entry.in(from, asOf))
                    .toList();

            Reply reply = asked.get("/api/v1/journals?from=" + from + "&asOf=" + asOf + "&knownAt=" + known);

            long entries = 0;
            long cents = 0;
            for (JsonNode journal : reply.items()) {
                entries += journal.path("entries").asLong();
                cents += Balance.parse(journal.path("amount").asString()).cents();
            }
            assertThat(entries).as("%s to %s known at %s", from, asOf, known).isEqualTo(expected.size());
            assertThat(cents)
                    .isEqualTo(expected.stream().mapToLong(Dated::cents).sum());
        }
    }

    @Test
    void differences_between_any_two_points_are_what_was_recorded_between_them() {
        for (int i = 0; i < 20; i++) {
            int known = random.nextInt(ENTRIES);
            int since = random.nextInt(ENTRIES);
            LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
            LocalDate asOf = from.plusDays(random.nextInt(150));
            Map<String, List<Long>> expected = new TreeMap<>();
            long entries = 0;
            for (Dated entry : history.subList(Math.min(since, known) + 1, known + 1)) {
                if (entry.in(from, asOf)) {
                    entries++;
                    expected.computeIfAbsent(entry.debited(), _ -> new ArrayList<>())
                            .add(entry.cents());
                    expected.computeIfAbsent(entry.credited(), _ -> new ArrayList<>())
                            .add(-entry.cents());
                }
            }

            JsonNode totals = asked.get("/api/v1/differences?from=" + from + "&asOf=" + asOf + "&since=" + since
                            + "&knownAt=" + known)
                    .json()
                    .path("totals");

            assertThat(totals.path("entries").asLong())
                    .as("%s to %s, %s to %s", from, asOf, since, known)
                    .isEqualTo(entries);
            assertThat(totals.path("accounts").size()).isEqualTo(expected.size());
            for (JsonNode account : totals.path("accounts")) {
                List<Long> moved = expected.getOrDefault(account.path("account").asString(), List.of());
                long debit = moved.stream()
                        .filter(cents -> cents > 0)
                        .mapToLong(cents -> cents)
                        .sum();
                long all = moved.stream().mapToLong(cents -> cents).sum();
                assertThat(account.path("entries").asInt()).isEqualTo(moved.size());
                assertThat(account.path("debit").asString())
                        .isEqualTo(Balance.ofCents(debit).text());
                assertThat(account.path("difference").asString())
                        .isEqualTo(Balance.ofCents(all).text());
            }
        }
    }

    @Test
    void auxiliary_balances_page_by_page_are_those_of_a_replay_and_sum_to_their_account() {
        LocalDate asOf = LocalDate.of(2026, 6, 30);
        Map<String, Long> expected = new TreeMap<>();
        for (Dated entry : history.subList(0, 5_001)) {
            if (!entry.date().isAfter(asOf) && entry.credited().equals("4664000000")) {
                expected.merge(entry.party(), -entry.cents(), Long::sum);
            }
        }
        String uri = "/api/v1/auxiliary-balances/4664000000?asOf=2026-06-30&knownAt=5000&limit=7";

        Map<String, Long> found = new TreeMap<>();
        int pages = 0;
        for (Reply page = asked.get(uri); ; page = asked.get(uri + "&cursor=" + page.next())) {
            pages++;
            for (JsonNode party : page.items()) {
                found.put(
                        party.path("auxiliary").asString(),
                        Balance.parse(party.path("balance").asString()).cents());
            }
            assertThat(page.json().path("totals").path("balance").asString())
                    .isEqualTo(Balance.ofCents(closing(asOf, 5_000).getOrDefault("4664000000", 0L))
                            .text());
            if (page.json().path("next").isNull()) {
                break;
            }
        }

        assertThat(found).hasSize(PARTIES).isEqualTo(expected);
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void what_settles_a_file_letters_it_from_that_date_and_position_on() {
        try (Asked other = new Asked()) {
            other.log().append(Histories.expenditure(1, Histories.UNIT_1, 100));
            other.log().append(Histories.revenue(1));
            String uri = "/api/v1/general-ledger/4011000000?year=2026";

            Reply now = other.get(uri);
            Reply before = other.get("/api/v1/general-ledger/4011000000?asOf=2026-03-19");
            Reply debtor = other.get("/api/v1/general-ledger/4111100000?year=2026");

            assertThat(now.items()).hasSize(2);
            assertThat(now.items()).allSatisfy(line -> {
                assertThat(line.path("letter").asString()).isEqualTo("N");
                assertThat(line.path("letteredOn").asString()).isEqualTo("2026-03-20");
            });
            assertThat(before.items())
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("letter").isNull()).isTrue());
            assertThat(debtor.items())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.path("letter").isNull()).isFalse());
        }
    }

    @Test
    void refuses_dates_and_points_that_mean_nothing() {
        for (String query : List.of(
                "",
                "asOf=2026-13-01",
                "year=2026&asOf=2025-12-31",
                "from=2026-05-01&asOf=2026-04-01",
                "year=2026&knownAt=hier",
                "year=1999")) {
            assertThat(asked.get("/api/v1/trial-balance?" + query).code())
                    .as(query)
                    .isEqualTo("REQUETE_INVALIDE");
        }
        assertThat(asked.get("/api/v1/trial-balance?year=2026&knownAt=" + (ENTRIES + 10), "0")
                        .code())
                .isEqualTo("PROJECTION_EN_RETARD");
    }

    private byte[] bytes(String uri) {
        return asked.get(uri).response().getContentAsByteArray();
    }
}
