package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The table of AE and CP over a random history of five thousand events: three units, three titles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetConsumptionOverHttpTest {
    private static final int ACTS = 2_200;
    /** Positions at whose every step all levels are compared. */
    private static final int STEPS = 50;

    private static final Siret SUPPLIER = Siret.of("12345678900011");
    private static final ActorId GINA = ActorId.of("gina");
    private static final FiscalYear YEAR = FiscalYear.of(2026);
    private static final String TABLE = "/api/v1/budget-consumption?year=2026";
    private static final List<FundsCentre> UNITS = List.of(
            FundsCentre.of("0156-DR35-U001"), FundsCentre.of("0156-DR35-U002"), FundsCentre.of("0218-CENT-U003"));
    private static final List<Title> TITLES = List.of(Title.T2, Title.T3, Title.T5);

    /** Figures of units, which every level sums. */
    private static final List<String> OF_UNITS = List.of(
            "ae.broughtForward",
            "ae.reserved",
            "ae.committed",
            "ae.consumed",
            "ae.lapsed",
            "ae.available",
            "cp.reserved",
            "cp.consumed",
            "cp.lapsed",
            "cp.available");

    private final Random random = new Random(20_260_401);
    private final List<Paid> paid = new ArrayList<>();
    private final List<Drafted> drafted = new ArrayList<>();
    private final Set<String> reimputed = new TreeSet<>();
    private final Set<Long> ends = new TreeSet<>();
    private Asked asked;
    private long position;

    /** CP consumed, as this test remembers it. */
    private record Paid(long position, LocalDate date, EnvelopeId envelope, Title title, long cents) {
        FundsCentre unit() {
            return envelope.fundsCentre();
        }
    }

    private record Drafted(CommitmentNumber number, EnvelopeId envelope, Title title, long cents) {}

    @BeforeAll
    void open() {
        asked = new Asked();
        for (int i = 0; i < ACTS; i++) {
            LocalDate date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
            List<LedgerEvent> act = act(i, date);
            asked.log().append(act, date + "T10:00:00+01:00");
            position += act.size();
            ends.add(position - 1);
        }
    }

    @AfterAll
    void close() {
        asked.close();
    }

    @BeforeEach
    void asAuditor() {
        asked.as(Role.AUDITOR, "*");
    }

    private List<LedgerEvent> act(int number, LocalDate date) {
        FundsCentre unit = UNITS.get(random.nextInt(UNITS.size()));
        Title title = TITLES.get(random.nextInt(TITLES.size()));
        EnvelopeId envelope = new EnvelopeId(YEAR, unit, title.group());
        Amount amount = Amount.ofCents(1 + random.nextInt(1_000_000));
        return switch (random.nextInt(8)) {
            case 0 -> opened(unit, title, amount);
            case 1 -> allotted(envelope, amount);
            case 2 -> payment(date);
            case 3 ->
                List.of(new CreditsConsumedWithoutCommitment(
                        envelope, request(number), consumed(date, envelope, amount)));
            case 4 -> List.of(new CreditsLapsed(envelope, Credits.of(amount, amount), date, GINA));
            case 5 -> reimputed();
            default -> committed(number, envelope, title, amount);
        };
    }

    private Amount consumed(LocalDate date, EnvelopeId envelope, Amount amount) {
        paid.add(new Paid(position, date, envelope, Title.T1, amount.cents()));
        return amount;
    }

    private static PaymentRequestId request(int number) {
        return PaymentRequestId.ofInvoice(SUPPLIER, "F-" + number, 2026);
    }

    private static List<LedgerEvent> opened(FundsCentre unit, Title title, Amount amount) {
        Credits credits = Credits.of(amount, amount);
        return List.of(
                new ProgrammeBudgetEvent.CreditsOpened(YEAR, unit.programme(), title, credits, "LFI"),
                new ProgrammeBudgetEvent.CreditsFrozen(YEAR, unit.programme(), title.group(), credits, "Réserve"));
    }

    private static List<LedgerEvent> allotted(EnvelopeId envelope, Amount amount) {
        Credits credits = Credits.of(amount, amount);
        FundsCentre unit = envelope.fundsCentre();
        TitleGroup group = envelope.titleGroup();
        return List.of(
                new ProgrammeBudgetEvent.CreditsAllotted(
                        YEAR, unit.programme(), group, unit.operatingBudget(), credits),
                new OperatingBudgetEvent.AllotmentReceived(YEAR, unit.operatingBudget(), group, credits),
                new OperatingBudgetEvent.CreditsAllotted(YEAR, unit.operatingBudget(), group, unit, credits),
                new AllotmentReceived(envelope, credits));
    }

    private List<LedgerEvent> committed(int number, EnvelopeId envelope, Title title, Amount amount) {
        CommitmentNumber ej = CommitmentNumber.of("21%08d".formatted(number));
        drafted.add(new Drafted(ej, envelope, title, amount.cents()));
        return List.of(
                new CommitmentDrafted(
                        ej,
                        YEAR,
                        envelope.fundsCentre(),
                        CommitmentType.MARCHE,
                        new Supplier(SUPPLIER, "Fournisseur"),
                        "Objet",
                        List.of(new CommitmentEvent.Line(
                                1, envelope, imputation(title), LineKind.TRANCHE_FERME, amount)),
                        GINA),
                new AeCommitted(envelope, ej, 1, amount, AmountType.ORIGINAL));
    }

    private static Imputation imputation(Title title) {
        return new Imputation(
                FunctionalArea.of("0156-01"), title, AccountCode.of("6113110000"), null, null, null, null);
    }

    private List<LedgerEvent> payment(LocalDate date) {
        if (drafted.isEmpty()) {
            return List.of();
        }
        Drafted ej = drafted.get(random.nextInt(drafted.size()));
        if (reimputed.contains(ej.number().text())) {
            return List.of();
        }
        Amount amount = Amount.ofCents(1 + random.nextInt(10_000));
        paid.add(new Paid(position + 1, date, ej.envelope(), ej.title(), amount.cents()));
        PaymentRequestId request = request(random.nextInt(1_000_000));
        return List.of(
                new CpReserved(ej.envelope(), request, ej.number(), 1, amount),
                new CpConsumed(ej.envelope(), request, ej.number(), 1, amount, AmountType.REDUCTION));
    }

    /** To another unit, or to another title of the same one. */
    private List<LedgerEvent> reimputed() {
        if (drafted.isEmpty()) {
            return List.of();
        }
        Drafted ej = drafted.get(random.nextInt(drafted.size()));
        if (ej.title() == Title.T2 || !reimputed.add(ej.number().text())) {
            return List.of();
        }
        Title other = ej.title() == Title.T3 ? Title.T5 : Title.T3;
        boolean leaves = random.nextBoolean();
        EnvelopeId to =
                leaves ? new EnvelopeId(YEAR, UNITS.get(random.nextInt(UNITS.size())), TitleGroup.HT2) : ej.envelope();
        boolean moves = !to.equals(ej.envelope());
        Amount amount = Amount.ofCents(ej.cents());
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new CommitmentReimputed(
                ej.number(),
                1,
                ej.envelope(),
                to,
                imputation(other),
                null,
                moves ? amount.balance() : Balance.ZERO,
                Balance.ZERO,
                List.of(),
                GINA,
                null,
                LocalDate.of(2026, 6, 1)));
        if (moves) {
            events.add(new AeReleased(ej.envelope(), ej.number(), 1, amount, AmountType.REIMPUTED_FROM));
            events.add(new AeCommitted(to, ej.number(), 1, amount, AmountType.REIMPUTED_TO));
        }
        return events;
    }

    private static long cents(JsonNode node, String path) {
        JsonNode field = node;
        for (String name : path.split("\\.", -1)) {
            field = field.path(name);
        }
        return Balance.parse(field.asString()).cents();
    }

    @Test
    void levels_sum_to_each_other_at_every_step() {
        for (long known = position - STEPS; known < position; known++) {
            Map<String, Reply> byLevel = new TreeMap<>();
            for (String level : List.of("MISSION", "PROGRAMME", "BOP", "UO", "TITLE")) {
                byLevel.put(level, asked.get(TABLE + "&level=" + level + "&knownAt=" + known));
            }
            JsonNode programmes = totals(byLevel, "PROGRAMME");
            for (Map.Entry<String, Reply> level : byLevel.entrySet()) {
                for (String figure : OF_UNITS) {
                    assertThat(cents(level.getValue().json().path("totals"), figure))
                            .as("%s by %s known at %s", figure, level.getKey(), known)
                            .isEqualTo(cents(programmes, figure));
                    long sum = 0;
                    for (JsonNode line : level.getValue().items()) {
                        sum += cents(line, figure);
                    }
                    assertThat(sum).isEqualTo(cents(programmes, figure));
                }
            }
            for (String level : List.of("MISSION", "TITLE")) {
                assertThat(totals(byLevel, level)).isEqualTo(programmes);
            }
            if (ends.contains(known)) {
                assertReceivedWhatWasAllotted(byLevel);
            }
        }
    }

    private static JsonNode totals(Map<String, Reply> byLevel, String level) {
        return Objects.requireNonNull(byLevel.get(level), level).json().path("totals");
    }

    /** An allotment is several events: between the first and the last, what is given has not arrived. */
    private static void assertReceivedWhatWasAllotted(Map<String, Reply> byLevel) {
        JsonNode programmes = totals(byLevel, "PROGRAMME");
        JsonNode operatingBudgets = totals(byLevel, "BOP");
        JsonNode units = totals(byLevel, "UO");
        assertThat(cents(operatingBudgets, "ae.received")).isEqualTo(cents(programmes, "ae.allotted"));
        assertThat(cents(units, "cp.received")).isEqualTo(cents(operatingBudgets, "cp.allotted"));
    }

    @Test
    void what_was_consumed_at_any_past_point_is_what_a_replay_up_to_it_would_give() {
        for (int i = 0; i < 40; i++) {
            LocalDate asOf = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
            long known = random.nextLong(position);
            FundsCentre unit = UNITS.get(random.nextInt(UNITS.size()));
            long expected = paid.stream()
                    .filter(one -> one.position() <= known && !one.date().isAfter(asOf))
                    .filter(one -> one.unit().equals(unit))
                    .mapToLong(Paid::cents)
                    .sum();

            Reply reply = asked.get(TABLE + "&level=UO&code=" + unit + "&asOf=" + asOf + "&knownAt=" + known);

            assertThat(cents(reply.json().path("totals"), "cp.consumed"))
                    .as("%s on %s known at %s", unit, asOf, known)
                    .isEqualTo(expected);
            assertThat(reply.json().path("position").asLong()).isEqualTo(known);
        }
    }

    @Test
    void each_figure_is_the_sum_of_the_movements_behind_it() {
        String point = "&code=0156-DR35-U001&asOf=2026-09-30&knownAt=" + (position - 500);
        Reply table = asked.get(TABLE + "&level=UO" + point);

        for (JsonNode line : table.items()) {
            String group = line.path("titleGroup").asString();
            assertThat(movements(point + "&measure=COMMITTED&titleGroup=" + group, "ae"))
                    .isEqualTo(cents(line, "ae.committed"));
            assertThat(movements(point + "&measure=CONSUMED&titleGroup=" + group, "cp"))
                    .isEqualTo(cents(line, "cp.consumed"));
        }
        assertThat(table.items()).hasSize(2);
    }

    @Test
    void months_sum_to_what_the_table_says_was_consumed() {
        for (String point : List.of(
                "&code=0156-DR35-U001&asOf=2026-09-15&knownAt=" + (position - 500),
                "&code=0156",
                "&code=GA",
                "&asOf=2026-03-31&knownAt=" + (position - 1))) {
            Reply table = asked.get(TABLE + (point.contains("U001") ? "&level=UO" : "") + point);
            Reply months = asked.get("/api/v1/budget-months?year=2026" + point);

            assertThat(months.items()).as(point).isNotEmpty();
            assertThat(sum(months, "ae")).as(point).isEqualTo(cents(table.json().path("totals"), "ae.consumed"));
            assertThat(sum(months, "cp")).as(point).isEqualTo(cents(table.json().path("totals"), "cp.consumed"));
            assertThat(months.json().path("position").asLong())
                    .isEqualTo(table.json().path("position").asLong());
        }
        assertThat(asked.get("/api/v1/budget-months?year=2026&asOf=2026-03-31").items())
                .extracting(month -> month.path("month").asString())
                .containsExactly("2026-01", "2026-02", "2026-03");
        assertThat(asked.get("/api/v1/budget-months?year=2026&code=x").code()).isEqualTo("REQUETE_INVALIDE");
    }

    @Test
    void each_month_has_what_was_paid_in_it() {
        Reply months = asked.get("/api/v1/budget-months?year=2026&titleGroup=HT2&code=" + UNITS.getFirst());

        for (JsonNode month : months.items()) {
            long expected = paid.stream()
                    .filter(one -> one.unit().equals(UNITS.getFirst())
                            && one.envelope().titleGroup() == TitleGroup.HT2
                            && one.date()
                                    .toString()
                                    .startsWith(month.path("month").asString()))
                    .mapToLong(Paid::cents)
                    .sum();
            assertThat(cents(month, "cp")).as("%s", month).isEqualTo(expected);
        }
        assertThat(sum(months, "cp")).isPositive();
    }

    private static long sum(Reply months, String side) {
        long sum = 0;
        for (JsonNode month : months.items()) {
            sum += cents(month, side);
        }
        return sum;
    }

    private long movements(String query, String side) {
        long sum = 0;
        String cursor = "";
        do {
            Reply page = asked.get("/api/v1/budget-movements?year=2026&limit=200" + query + cursor);
            for (JsonNode movement : page.items()) {
                sum += cents(movement, side);
                assertThat(movement.path("leafHash").asString()).hasSize(64);
            }
            cursor = page.json().path("next").isNull() ? "" : "&cursor=" + page.next();
        } while (!cursor.isEmpty());
        return sum;
    }

    @Test
    void what_is_consumed_is_of_the_title_of_its_line_and_follows_it_when_it_is_imputed_elsewhere() {
        long committed = 0;
        for (Drafted ej : drafted) {
            boolean moved = reimputed.contains(ej.number().text());
            committed += (ej.title() == Title.T3) != moved && ej.title() != Title.T2 ? ej.cents() : 0;
        }
        for (JsonNode line : asked.get(TABLE + "&level=TITLE").items()) {
            if (line.path("code").asString().equals("T3")) {
                assertThat(cents(line, "ae.committed")).isEqualTo(committed);
            }
        }
        assertThat(asked.get(TABLE + "&level=TITLE").items())
                .extracting(line ->
                        line.path("code").asString("") + line.path("titleGroup").asString())
                .containsExactly("HT2", "T2T2", "T3HT2", "T5HT2");
    }

    @Test
    void the_same_point_has_the_same_bytes_after_later_acts() {
        try (Asked other = new Asked()) {
            other.log().append(Histories.budget(), "2026-01-05T10:00:00+01:00");
            long known = other.log().head();
            String uri = TABLE + "&level=BOP&asOf=2026-12-31&knownAt=" + known;
            byte[] before = other.get(uri).response().getContentAsByteArray();

            other.log().append(Histories.takenBack(), "2026-01-04T10:00:00+01:00");

            assertThat(other.get(uri).response().getContentAsByteArray()).isEqualTo(before);
            assertThat(other.get(TABLE + "&level=BOP&asOf=2026-12-31").json().path("sha256"))
                    .isNotEqualTo(other.get(uri).json().path("sha256"));
        }
    }

    @Test
    void a_manager_sees_the_levels_of_the_perimeter_and_no_other() {
        asked.as(Role.MANAGER, "0156-DR35");

        assertThat(asked.get(TABLE + "&level=PROGRAMME").items()).isEmpty();
        assertThat(asked.get(TABLE + "&level=BOP").items())
                .extracting(line -> line.path("code").asString())
                .containsOnly("0156-DR35");
        assertThat(asked.get(TABLE + "&level=MISSION").code()).isEqualTo("ROLE_INSUFFISANT");
        assertThat(asked.get("/api/v1/budget-movements?year=2026&limit=1000").items())
                .extracting(line -> line.path("holder").asString())
                .allMatch(holder -> holder.startsWith("0156-DR35"));
    }

    @Test
    void pages_follow_each_other_and_a_mission_holds_its_programmes() {
        Reply all = asked.get(TABLE + "&level=UO&code=GA");
        List<JsonNode> paged = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = asked.get(TABLE + "&level=UO&code=GA&limit=1" + cursor);
            page.items().forEach(paged::add);
            cursor = page.json().path("next").isNull() ? "" : "&cursor=" + page.next();
        } while (!cursor.isEmpty());

        List<JsonNode> lines = new ArrayList<>();
        all.items().forEach(lines::add);
        assertThat(paged).isEqualTo(lines);
        assertThat(lines)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.path("mission").asString()).isEqualTo("GA"));
    }

    @Test
    void refuses_levels_and_codes_that_mean_nothing() {
        for (String query : List.of(
                "&level=PROGRAMME&code=0156-DR35",
                "&level=MISSION&code=0156",
                "&level=UO&code=nulle-part",
                "&asOf=2026-13-01",
                "&knownAt=hier")) {
            assertThat(asked.get(TABLE + query).code()).as(query).isEqualTo("REQUETE_INVALIDE");
        }
        assertThat(asked.get(TABLE + "&level=VILLE").status()).isEqualTo(400);
        assertThat(asked.get("/api/v1/budget-movements?year=2026&code=GA").code())
                .isEqualTo("REQUETE_INVALIDE");
    }
}
