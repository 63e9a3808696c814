package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.revenue.AdjustmentEvent.ImpairmentRevised;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenOver;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.TakeoverOrigin;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.projections.MemoryLog;
import fr.quitus.projections.asking.Asked.Reply;
import fr.quitus.projections.engine.LiveDriver;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Le registre des titres et les restes à recouvrer, beside the files that acts are decided on and the books. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevenueRegisterOverHttpTest {
    private static final int ACTS = 1_500;
    private static final String PERSON = "1001465507";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private final RandomTitles lives = new RandomTitles(20_261_122).play(ACTS);
    private final Random random = new Random(7);
    private Asked asked;

    @BeforeAll
    void open() {
        asked = new Asked();
        asked.log().append(lives.events());
        asked.log()
                .append(List.of(new RegularisationTitleIssued(
                        RandomTitles.POST,
                        1,
                        RevenueOrderNumber.of("9000000001"),
                        FiscalYear.of(2026),
                        RandomTitles.UNITS.getFirst(),
                        null,
                        "Droits d'entrée",
                        List.of(new ClaimLine(RevenueLine.of("2306"), AccountCode.of("7060000000"), Amount.euros(120))),
                        Amount.euros(120),
                        DAY,
                        ActorId.of("omar"),
                        null)));
        asked.log().append(takenOver());
        asked.bean(LiveDriver.class).catchUp();
    }

    /** Of a natural person, brought from another system. */
    private static List<LedgerEvent> takenOver() {
        RevenueOrderNumber number = RevenueOrderNumber.of("9000000002");
        return List.of(
                new ClaimEstablished(
                        number,
                        FiscalYear.of(2026),
                        RandomTitles.UNITS.getFirst(),
                        Debtor.of(ThirdPartyRef.of(PERSON), "Anne Le Gall"),
                        "Trop-perçu",
                        List.of(new ClaimLine(RevenueLine.of("2306"), AccountCode.of("7060000000"), Amount.euros(70))),
                        null,
                        ActorId.of("dora")),
                new RevenueOrderTakenOver(
                        number,
                        new TakeoverOrigin(
                                TakeoverId.of("CHORUS-2026"), "Chorus", "titres.csv", "0".repeat(64), 2, "T-1"),
                        "ISSUED",
                        Amount.euros(70),
                        DAY,
                        ActorId.of("dora")));
    }

    @Test
    void a_title_of_a_person_is_found_by_her_number_and_says_which_takeover_brought_it() {
        JsonNode items = asked.get("/api/v1/revenue-orders?debtor=" + PERSON).items();

        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("number").asString()).isEqualTo("9000000002");
        assertThat(items.get(0).path("debtor").asString()).isEqualTo(PERSON);
        assertThat(items.get(0).path("takenOverFrom").asString()).isEqualTo("CHORUS-2026");
    }

    @Test
    void the_lives_have_surcharges_corrected_and_impairments_revised() {
        assertThat(lives.events())
                .hasAtLeastOneElementOfType(SurchargeCorrected.class)
                .hasAtLeastOneElementOfType(ImpairmentRevised.class);
    }

    @AfterAll
    void close() {
        asked.close();
    }

    @BeforeEach
    void asAuditor() {
        asked.as(Role.AUDITOR, "*");
    }

    @Test
    void each_title_is_shown_as_its_file_stands() {
        Set<String> states = new HashSet<>();
        Map<RevenueOrderNumber, RevenueOrder> titles = lives.titles();
        JsonNode items = asked.get("/api/v1/revenue-orders?limit=1000").items();

        assertThat(items).hasSize(titles.size() + 2);
        for (JsonNode item : items) {
            RevenueOrder order =
                    titles.get(RevenueOrderNumber.of(item.path("number").asString()));
            if (order == null) {
                continue;
            }
            RevenueFile file = order.opened().orElseThrow();
            states.add(order.status());
            assertThat(item.path("state").asString()).as("%s", item).isEqualTo(order.status());
            boolean booked = !Set.of("DRAFT", "ISSUED", "REJECTED").contains(order.status());
            assertThat(item.path("remaining").asString())
                    .as("%s", item)
                    .isEqualTo((booked ? file.remaining() : Balance.ZERO).text());
            assertThat(item.path("issued").asString()).isEqualTo(file.amount().text());
            assertThat(item.path("collected").asString())
                    .isEqualTo(file.claim().collected().text());
            assertThat(item.path("writtenOff").asString())
                    .isEqualTo(file.claim().writtenOff().text());
            assertThat(item.path("remitted").asString())
                    .isEqualTo(file.claim().remitted().text());
            assertThat(item.path("excess").asString()).isEqualTo(file.excess().text());
            assertThat(item.path("debtor").asString())
                    .isEqualTo(file.debtor().ref().text());
            assertThat(item.path("impaired").asString())
                    .isEqualTo(file.recovery().doubt().impairment().text());
            assertThat(item.path("takenOverFrom").isNull()).isTrue();
            assertThat(item.path("plan").isNull()).isEqualTo(file.recovery().plan() == null);
            assertThat(item.path("contested").isNull())
                    .as("%s", item)
                    .isEqualTo(file.recovery().contestation() == null);
        }
        assertThat(states).contains("TAKEN_IN_CHARGE", "PARTIALLY_COLLECTED", "COLLECTED", "CANCELLED", "WRITTEN_OFF");
    }

    /** At the end of an act: in the middle of one, an entry may be known and not yet what it pays. */
    @Test
    void what_is_left_is_what_debtors_owe_in_the_books_on_any_date_as_known_at_any_act() {
        for (int i = 0; i < 60; i++) {
            LocalDate asOf = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(3 * 365));
            int known = lives.ends().get(random.nextInt(lives.ends().size()));
            String point = "?asOf=" + asOf + "&knownAt=" + known;

            Balance debtors = Balance.ZERO;
            for (JsonNode line : asked.get("/api/v1/trial-balance" + point).items()) {
                String account = line.path("account").asString();
                if (account.startsWith("4111") || account.startsWith("4161")) {
                    debtors = debtors.plus(Balance.parse(line.path("balance").asString()));
                }
            }
            Reply left = asked.get("/api/v1/outstanding-revenue" + point);

            assertThat(left.json().path("totals").path("remaining").asString())
                    .as(point)
                    .isEqualTo(debtors.text());
            assertThat(left.json().path("position").asInt()).isEqualTo(known);
            Balance sum = Balance.ZERO;
            for (JsonNode line : left.items()) {
                sum = sum.plus(Balance.parse(line.path("remaining").asString()));
            }
            assertThat(sum).isEqualTo(debtors);
        }
        assertThat(asked.get("/api/v1/outstanding-revenue?year=2027")
                        .json()
                        .path("totals")
                        .path("remaining")
                        .asString())
                .isNotEqualTo("0.00");
    }

    @Test
    void the_same_point_has_the_same_bytes_and_an_instant_is_the_position_reached_then() {
        int known = lives.ends().get(lives.ends().size() / 2);
        String uri = "/api/v1/outstanding-revenue?asOf=2026-06-30&knownAt=";

        Reply byPosition = asked.get(uri + known);
        Reply byInstant = asked.get(uri + MemoryLog.START.plusSeconds(known));

        assertThat(byInstant.items()).isEqualTo(byPosition.items());
        assertThat(byInstant.json().path("sha256")).isEqualTo(byPosition.json().path("sha256"));
        assertThat(byInstant.json().path("position").asInt()).isGreaterThanOrEqualTo(known);
        assertThat(asked.get("/api/v1/outstanding-revenue?asOf=2026-06-30")
                        .json()
                        .path("sha256"))
                .isNotEqualTo(byPosition.json().path("sha256"));
        assertThat(asked.get(uri + "hier").status()).isEqualTo(400);
        assertThat(asked.get("/api/v1/outstanding-revenue").status()).isEqualTo(400);
    }

    @Test
    void titles_are_counted_by_year_programme_line_and_age() {
        Set<String> ages = new HashSet<>();
        Set<String> lines = new HashSet<>();
        for (JsonNode line :
                asked.get("/api/v1/outstanding-revenue?asOf=2027-06-30").items()) {
            ages.add(line.path("age").asString());
            lines.add(line.path("titleYear").asInt() + " "
                    + line.path("programme").asString() + " "
                    + line.path("revenueLine").asString());
            assertThat(line.path("titles").asInt()).isPositive();
            assertThat(line.path("label").asString()).startsWith("Ligne ");
        }

        assertThat(ages).contains("UNDER_1_YEAR").hasSizeGreaterThan(1);
        assertThat(lines).anyMatch(line -> line.contains(" 0156 ")).anyMatch(line -> line.contains(" 0204 "));
    }

    @Test
    void pages_join_to_the_whole() {
        String uri = "/api/v1/outstanding-revenue?asOf=2027-06-30";
        Reply whole = asked.get(uri);
        Reply first = asked.get(uri + "&limit=2");
        Reply second = asked.get(uri + "&limit=1000&cursor=" + first.next());

        assertThat(first.items()).hasSize(2);
        assertThat(second.item(0)).isEqualTo(whole.item(2));
        assertThat(first.items().size() + second.items().size())
                .isEqualTo(whole.items().size());
        assertThat(first.json().path("totals")).isEqualTo(whole.json().path("totals"));

        Reply page = asked.get("/api/v1/revenue-orders?limit=3");
        Reply next = asked.get("/api/v1/revenue-orders?limit=3&cursor=" + page.next());
        assertThat(page.item(2).path("number").asString())
                .isLessThan(next.item(0).path("number").asString());
    }

    @Test
    void titles_are_asked_for_by_year_state_debtor_and_post() {
        String titles = "/api/v1/revenue-orders?limit=1000";

        assertThat(asked.get(titles + "&year=2026").items())
                .isNotEmpty()
                .allMatch(item -> item.path("year").asInt() == 2026);
        assertThat(asked.get(titles + "&state=COLLECTED").items())
                .isNotEmpty()
                .allMatch(item -> item.path("state").asString().equals("COLLECTED"));
        assertThat(asked.get(titles + "&debtor=73282932000074").items())
                .isNotEmpty()
                .allMatch(item -> item.path("debtor").asString().equals("73282932000074"));
        assertThat(asked.get(titles + "&post=CBCM-FIN").items()).isNotEmpty();
        assertThat(asked.get(titles + "&post=DRFIP-35").items()).isEmpty();
        assertThat(asked.get(titles + "&state=PAID").status()).isEqualTo(400);
        assertThat(asked.get(titles + "&debtor=1").status()).isEqualTo(400);
    }

    @Test
    void a_title_pour_ordre_is_collected_already_and_leaves_nothing() {
        JsonNode title = asked.get("/api/v1/revenue-orders?year=2026&post=CBCM-FIN&limit=1000")
                .items()
                .valueStream()
                .filter(item -> item.path("kind").asString().equals("POUR_ORDRE"))
                .findFirst()
                .orElseThrow();

        assertThat(title.path("number").asString()).isEqualTo("9000000001");
        assertThat(title.path("state").asString()).isEqualTo("COLLECTED");
        assertThat(title.path("collected").asString()).isEqualTo("120.00");
        assertThat(title.path("remaining").asString()).isEqualTo("0.00");
        assertThat(title.path("debtorName").isNull()).isTrue();
    }

    @Test
    void an_ordonnateur_sees_his_perimeter_and_exploitation_sees_nothing() {
        asked.as(Role.AUTHORISING_OFFICER, "0204");

        assertThat(asked.get("/api/v1/revenue-orders?limit=1000").items())
                .isNotEmpty()
                .allMatch(item -> item.path("fundsCentre").asString().startsWith("0204-"));
        assertThat(asked.get("/api/v1/outstanding-revenue?year=2027").items())
                .isNotEmpty()
                .allMatch(item -> item.path("programme").asString().equals("0204"));
        for (Role role : List.of(Role.TECH_ADMIN, Role.SYSTEM_INTERFACE)) {
            asked.as(role, "*");
            assertThat(asked.get("/api/v1/revenue-orders").status()).isEqualTo(403);
            assertThat(asked.get("/api/v1/outstanding-revenue?year=2026").status())
                    .isEqualTo(403);
        }
    }
}
