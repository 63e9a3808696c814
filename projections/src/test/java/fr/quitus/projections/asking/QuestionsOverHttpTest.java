package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.projections.Await;
import fr.quitus.projections.Histories;
import fr.quitus.projections.MemoryLog;
import fr.quitus.projections.asking.Asked.Reply;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import fr.quitus.projections.ports.RefusalReader.RefusedAttempt;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionsOverHttpTest {
    private static final int FILES = 6;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SUPPLIER = "Fournitures \"Lemoine\" & fils, \\ Rennes";

    private Asked asked;

    @BeforeAll
    void open() {
        asked = new Asked();
        asked.log().append(Histories.year(FILES));
        for (int i = 1; i <= 3; i++) {
            asked.refused(new RefusedAttempt(
                    i, "key-" + i, "ValidateCommitment", "omar", "AE_INSUFFISANTES", MemoryLog.START, 7));
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

    @Test
    void every_answer_tells_its_position_and_time() {
        Reply reply = asked.get("/api/v1/trial-balance?year=2026");

        long head = asked.log().head();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.response().getHeader("Quitus-Position")).isEqualTo(String.valueOf(head));
        assertThat(reply.json().path("position").asLong()).isEqualTo(head);
        assertThat(reply.json().path("at").asString())
                .isEqualTo(MemoryLog.START.plusSeconds(head).toString());
        assertThat(reply.json().path("next").isNull()).isTrue();
    }

    @Test
    void the_trial_balance_is_balanced_and_labelled() {
        Reply reply = asked.get("/api/v1/trial-balance?year=2026");

        assertThat(reply.json().path("totals").path("debit").asString())
                .isEqualTo(reply.json().path("totals").path("credit").asString());
        assertThat(reply.json().path("totals").path("balance").asString()).isEqualTo("0.00");
        assertThat(reply.items()).anySatisfy(line -> {
            assertThat(line.path("account").asString()).isEqualTo("6113110000");
            assertThat(line.path("label").asString()).isEqualTo("Prestations et sous-traitance (catégorie 31)");
            assertThat(line.path("debit").asString()).isEqualTo("6000.00");
            assertThat(line.path("balance").asString()).isEqualTo("6000.00");
        });
    }

    @Test
    void missions_group_their_programmes() {
        Reply reply = asked.get("/api/v1/budgets/2026/missions");

        assertThat(reply.items()).hasSize(1);
        assertThat(reply.item(0).path("mission").asString()).isEqualTo("GA");
        assertThat(reply.item(0).path("programmes").asInt()).isEqualTo(1);
        assertThat(reply.item(0).path("aeOpened").asString()).isEqualTo("1300000.00");
        assertThat(reply.item(0).path("cpOpened").asString()).isEqualTo("1200000.00");
        assertThat(reply.json().path("totals").path("aeOpened").asString()).isEqualTo("1300000.00");
    }

    @Test
    void a_programme_shows_its_pockets_and_the_titles_they_were_opened_on() {
        Reply list = asked.get("/api/v1/budgets/2026/programmes");
        Reply one = asked.get("/api/v1/budgets/2026/programmes/0156");

        assertThat(one.items()).isEqualTo(list.items());
        assertThat(one.item(0).path("titleGroup").asString()).isEqualTo("HT2");
        assertThat(one.item(0).path("aeLeft").asString()).isEqualTo("520000.00");
        assertThat(one.item(0).path("titles")).hasSize(2);
        assertThat(one.item(1).path("aeOpened").asString()).isEqualTo("240000.00");
        assertThat(one.item(1).path("titles").path(0).path("aeOpened").asString())
                .isEqualTo("300000.00");
    }

    @Test
    void operating_budgets_and_envelopes_show_what_is_left() {
        Reply budget = asked.get("/api/v1/budgets/2026/operating-budgets/0156-DR35");
        Reply budgets = asked.get("/api/v1/budgets/2026/operating-budgets");
        Reply envelope = asked.get("/api/v1/budgets/2026/envelopes/0156-DR35-U001/HT2");

        assertThat(budget.items()).isEqualTo(budgets.items());
        assertThat(budget.item(0).path("aeLeft").asString()).isEqualTo("380000.00");
        assertThat(budget.item(0).path("cpLeft").asString()).isEqualTo("350000.00");
        assertThat(envelope.item(0).path("aeAvailable").asString()).isEqualTo("97000.00");
        assertThat(envelope.item(0).path("cpConsumed").asString()).isEqualTo("3000.00");
        assertThat(envelope.item(0).path("cpAvailable").asString()).isEqualTo("77000.00");
    }

    @Test
    void the_general_ledger_carries_its_balance_from_page_to_page() {
        String uri = "/api/v1/general-ledger/6113110000?year=2026&limit=4";
        Reply first = asked.get(uri);
        Reply second = asked.get(uri + "&cursor=" + first.next());

        assertThat(first.items()).hasSize(4);
        assertThat(first.item(3).path("balance").asString()).isEqualTo("4000.00");
        assertThat(second.items()).hasSize(2);
        assertThat(second.item(1).path("balance").asString()).isEqualTo("6000.00");
        assertThat(second.item(1).path("number").asLong()).isEqualTo(6);
        assertThat(second.json().path("next").isNull()).isTrue();
    }

    @Test
    void entries_are_found_by_position_with_their_postings() {
        Reply all = asked.get("/api/v1/entries?limit=1000");
        long position = all.item(0).path("position").asLong();
        Reply one = asked.get("/api/v1/entries?fromPosition=" + position + "&toPosition=" + position);

        assertThat(all.items()).hasSize(4 * FILES + 3);
        assertThat(one.items()).hasSize(1);
        assertThat(one.item(0).path("template").asString()).isEqualTo("P01");
        assertThat(one.item(0).path("journal").asString()).isEqualTo("SF");
        assertThat(one.item(0).path("number").asLong()).isEqualTo(1);
        assertThat(one.item(0).path("eventId").asString()).isEqualTo("event-" + position);
        assertThat(one.item(0).path("postings").path(0).path("side").asString()).isEqualTo("DEBIT");
        assertThat(one.item(0).path("postings").path(0).path("amount").asString())
                .isEqualTo("1000.00");
        assertThat(one.item(0).path("postings")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/entries?, 27",
        "/api/v1/commitments?year=2026, 7",
        "/api/v1/trial-balance?year=2026, 8",
        "/api/v1/budgets/2026/envelopes?, 2",
        "/api/v1/budgets/2026/programmes?, 2",
        "/api/v1/audit-trail/refusals?, 3",
        "/api/v1/audit-trail?actor=gina, 0"
    })
    void pages_joined_are_the_whole(String uri, int expected) {
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = asked.get(uri + "&limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.items().size()).isBetween(1, 2);
            page.items().forEach(item -> paged.add(item.toString()));
            cursor = page.json().path("next").isNull() ? "" : page.next();
        } while (!cursor.isEmpty());

        List<String> whole = new ArrayList<>();
        asked.get(uri + "&limit=1000").items().forEach(item -> whole.add(item.toString()));
        assertThat(paged).isEqualTo(whole).isNotEmpty();
        assertThat(expected == 0 || whole.size() == expected)
                .as("%s items", whole.size())
                .isTrue();
    }

    @Test
    void the_register_is_filtered_by_unit_status_and_year() {
        assertThat(asked.get("/api/v1/commitments?year=2026&status=DRAFT").items())
                .hasSize(1);
        assertThat(asked.get("/api/v1/commitments?fundsCentre=0156-DR36").items())
                .hasSize(FILES / 2);
        assertThat(asked.get("/api/v1/commitments?fundsCentre=0156-DR3").items())
                .isEmpty();
        assertThat(asked.get("/api/v1/commitments?year=2025").items()).isEmpty();
        Reply draft = asked.get("/api/v1/commitments?status=DRAFT");
        assertThat(draft.item(0).path("amount").asString()).isEqualTo("12000.00");
        assertThat(draft.item(0).path("remaining").asString()).isEqualTo("0.00");
        assertThat(draft.item(0).path("supplierName").asString()).isEqualTo(SUPPLIER);
    }

    @Test
    void budget_revenue_is_listed_by_line() {
        Reply reply = asked.get("/api/v1/budget-revenue?year=2026");

        assertThat(reply.item(0).path("revenueLine").asString()).isEqualTo("2306");
        assertThat(reply.item(0).path("amount").asString()).isEqualTo("5000.00");
        assertThat(reply.json().path("totals").path("amount").asString()).isEqualTo("5000.00");
    }

    @Test
    void the_audit_trail_is_for_auditors_and_controllers() {
        assertThat(asked.as(Role.BUDGET_CONTROLLER)
                        .get("/api/v1/audit-trail?limit=1")
                        .item(0)
                        .path("event")
                        .asString())
                .isEqualTo("credits-opened.v1");
        assertThat(asked.get("/api/v1/audit-trail?limit=1")
                        .item(0)
                        .path("position")
                        .asLong())
                .isZero();
        assertThat(asked.get("/api/v1/audit-trail?aggregateId=commitment:2100000001")
                        .items())
                .allSatisfy(
                        line -> assertThat(line.path("aggregateId").asString()).isEqualTo("commitment:2100000001"))
                .hasSize(6);
        assertThat(asked.as(Role.PUBLIC_ACCOUNTANT, "*")
                        .get("/api/v1/audit-trail")
                        .code())
                .isEqualTo("ROLE_INSUFFISANT");
        assertThat(asked.get("/api/v1/audit-trail/refusals").status()).isEqualTo(403);
    }

    private List<Long> trail(String parameters) {
        Reply reply = asked.get("/api/v1/audit-trail?" + parameters);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.items()
                .valueStream()
                .map(line -> line.path("position").asLong())
                .toList();
    }

    @Test
    void the_audit_trail_is_asked_by_place_by_period_of_recording_and_the_newest_first() {
        assertThat(trail("position=3,1,2")).containsExactly(1L, 2L, 3L);
        assertThat(trail("position=-1")).isEmpty();
        assertThat(trail("fromPosition=2&toPosition=4&newest=true")).containsExactly(4L, 3L, 2L);
        assertThat(trail("from=2026-01-05T08:00:03.123456Z&to=2026-01-05T08:00:05.123456Z"))
                .containsExactly(3L, 4L, 5L);
        assertThat(trail("from=2026-01-05&to=2026-01-05&limit=1000"))
                .hasSize((int) asked.log().head() + 1);
        assertThat(trail("to=2026-01-04")).isEmpty();
        assertThat(trail("from=2026-01-06")).isEmpty();
    }

    @Test
    void what_the_view_does_not_keep_of_an_event_is_read_in_the_log() {
        List<String> whole = new ArrayList<>();
        asked.get("/api/v1/audit-trail?limit=1000")
                .items()
                .valueStream()
                .filter(line -> line.path("event").asString().startsWith("commitment-"))
                .forEach(line -> whole.addFirst(line.toString()));
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = asked.get("/api/v1/audit-trail?event=commitment-&newest=true&limit=4"
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.items().forEach(line -> paged.add(line.toString()));
            cursor = page.json().path("next").isNull() ? "" : page.next();
        } while (!cursor.isEmpty());

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(4);
        assertThat(trail("entry=INTERFACE")).isEmpty();
        assertThat(trail("role=PUBLIC_ACCOUNTANT")).isEmpty();
        assertThat(trail("origin=ailleurs")).isEmpty();
        assertThat(trail("entry=MANUAL&role=AUTHORISING_OFFICER&limit=3")).containsExactly(0L, 1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry=HAND", "role=KING", "from=yesterday", "to=2026-13-01", "position=x"})
    void a_trail_asked_for_what_cannot_be_is_answered_400(String parameter) {
        assertThat(asked.get("/api/v1/audit-trail?" + parameter).status()).isEqualTo(400);
    }

    @Test
    void a_line_of_the_audit_trail_tells_all_that_the_log_keeps_of_its_event() {
        JsonNode line = asked.get("/api/v1/audit-trail?limit=2").item(1);

        assertThat(line).isEqualTo(JSON.readTree("""
                        {"position": 1, "eventId": "event-1", "event": "credits-opened.v1",
                         "aggregateType": "programme-budget", "aggregateId": "programme-budget:2026:0156",
                         "about": null, "sequence": 1,
                         "actor": "gina", "role": "AUTHORISING_OFFICER", "perimeter": "0156-DR35", "delegation": null,
                         "commandId": "command-1", "command": "ValidateCommitment",
                         "occurredAt": "2026-01-05T09:00:00+01:00", "recordedAt": "2026-01-05T08:00:01.123456Z",
                         "origin": "test\\tétrange\\\\\\n", "entry": "MANUAL", "leafHash": "%064x"}
                        """.formatted(1)));
    }

    @Test
    void an_ordonnateur_sees_his_perimeter_and_a_file_outside_is_unknown() {
        asked.as(Role.AUTHORISING_OFFICER, "0156-DR36");

        assertThat(asked.get("/api/v1/commitments").items()).hasSize(FILES / 2).allSatisfy(line -> assertThat(
                        line.path("fundsCentre").asString())
                .isEqualTo("0156-DR36-U002"));
        assertThat(asked.get("/api/v1/budgets/2026/envelopes").items()).hasSize(1);
        assertThat(asked.get("/api/v1/budgets/2026/envelopes/0156-DR36-U002/HT2")
                        .status())
                .isEqualTo(200);
        Reply outside = asked.get("/api/v1/budgets/2026/envelopes/0156-DR35-U001/HT2");
        assertThat(outside.status()).isEqualTo(404);
        assertThat(outside.code()).isEqualTo("DOSSIER_INCONNU");
        assertThat(asked.get("/api/v1/budgets/2026/programmes").items()).isEmpty();
        assertThat(asked.get("/api/v1/budgets/2026/programmes/0156").status()).isEqualTo(404);
        assertThat(asked.get("/api/v1/budgets/2026/operating-budgets/0156-DR35").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/trial-balance?year=2026",
                "/api/v1/general-ledger/6113110000?year=2026",
                "/api/v1/entries",
                "/api/v1/budget-revenue?year=2026",
                "/api/v1/budgets/2026/missions"
            })
    void books_that_no_perimeter_divides_are_not_for_an_ordonnateur(String uri) {
        Reply reply = asked.as(Role.AUTHORISING_OFFICER, "0156-DR35").get(uri);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("ROLE_INSUFFISANT");
        assertThat(reply.response().getContentType()).startsWith("application/problem+json");
        assertThat(asked.as(Role.PUBLIC_ACCOUNTANT).get(uri).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/trial-balance?year=2026",
                "/api/v1/commitments",
                "/api/v1/budgets/2026/envelopes",
                "/api/v1/entries",
                "/api/v1/audit-trail"
            })
    void exploitation_and_interfaces_read_no_business_payload(String uri) {
        assertThat(asked.as(Role.TECH_ADMIN, "*").get(uri).status()).isEqualTo(403);
        assertThat(asked.as(Role.SYSTEM_INTERFACE, "*").get(uri).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/trial-balance",
                "/api/v1/trial-balance?year=deux-mille",
                "/api/v1/trial-balance?year=1999",
                "/api/v1/trial-balance?year=2026&limit=0",
                "/api/v1/trial-balance?year=2026&limit=1001",
                "/api/v1/general-ledger/6?year=2026",
                "/api/v1/budgets/2026/envelopes/0156-DR35-U001/T9",
                "/api/v1/commitments?status=PAID",
                "/api/v1/commitments?fundsCentre=%27%20or%201=1",
                "/api/v1/entries?fromPosition=x"
            })
    void a_malformed_question_is_answered_400_in_french(String uri) {
        Reply reply = asked.get(uri);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(reply.json().path("detail").asString()).isNotBlank();
        assertThat(reply.json().path("remede").asString()).contains("Corrigez");
    }

    @Test
    void a_cursor_of_another_question_or_made_up_is_refused() {
        String cursor = asked.get("/api/v1/entries?limit=1").next();

        assertThat(asked.get("/api/v1/entries?limit=1&cursor=" + cursor).status())
                .isEqualTo(200);
        for (String uri : List.of(
                "/api/v1/entries?fromPosition=3&cursor=" + cursor,
                "/api/v1/commitments?cursor=" + cursor,
                "/api/v1/entries?cursor=" + cursor.substring(1),
                "/api/v1/entries?cursor=***",
                "/api/v1/entries?cursor=" + "A".repeat(2_000),
                "/api/v1/entries?cursor=")) {
            Reply reply = asked.get(uri);
            assertThat(reply.status()).as(uri).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("CURSEUR_INVALIDE");
        }
    }

    @Test
    void a_position_that_does_not_come_in_time_is_a_503_to_retry() {
        Reply reply = asked.get(
                "/api/v1/trial-balance?year=2026", String.valueOf(asked.log().head() + 1));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("PROJECTION_EN_RETARD");
        assertThat(reply.response().getHeader("Retry-After")).isNotNull();
        assertThat(asked.get("/api/v1/trial-balance?year=2026", "-1").status()).isEqualTo(400);
    }

    @Test
    void a_dropped_view_says_so_until_it_is_rebuilt_and_the_others_answer() {
        asked.bean(ProjectionRegistry.class).drop("budgetrevenue");

        Reply dropped = asked.get("/api/v1/budget-revenue?year=2026", "0");
        int other = asked.get("/api/v1/trial-balance?year=2026").status();
        asked.bean(RebuildDriver.class).rebuild(List.of("budgetrevenue"), ProgressListener.SILENT);

        assertThat(dropped.status()).isEqualTo(503);
        assertThat(dropped.code()).isEqualTo("PROJECTION_INDISPONIBLE");
        assertThat(other).isEqualTo(200);
        assertThat(asked.get("/api/v1/budget-revenue?year=2026")
                        .item(0)
                        .path("amount")
                        .asString())
                .isEqualTo("5000.00");
    }

    /**
     * Without the lock that a question takes first, it would read the new table by a snapshot older than its
     * rows: empty.
     */
    @Test
    void a_question_being_answered_holds_a_switch_up_and_never_reads_an_empty_new_table() {
        RebuildDriver rebuild = asked.bean(RebuildDriver.class);
        String sql = new TrialBalanceProjection().tables().getFirst().statement("rows");
        AtomicReference<@Nullable RebuildReport> report = new AtomicReference<>();
        Thread rebuilding = Thread.ofPlatform()
                .unstarted(() -> report.set(rebuild.rebuild(List.of("trialbalance"), ProgressListener.SILENT)));

        Answer<String> answer = Objects.requireNonNull(asked.bean(Questions.class)
                .answer("trialbalance", String.valueOf(asked.log().head()), connection -> {
                    rebuilding.start();
                    Await.until("the switch waits, or is done", () -> !rebuilding.isAlive() || aSwitchWaits());
                    return Page.whole(Query.list(connection, sql, row -> row.getString(2)));
                })
                .getBody());
        Await.until("the rebuild ends", () -> !rebuilding.isAlive());

        assertThat(answer.items()).hasSize(8);
        assertThat(Objects.requireNonNull(report.get()).complete()).isTrue();
    }

    private boolean aSwitchWaits() {
        return asked.bean(Database.class)
                        .snapshot(connection -> Query.list(
                                connection,
                                "select 1 from pg_locks where not granted and database = (select oid from pg_database"
                                        + " where datname = current_database())",
                                row -> row.getInt(1)))
                        .size()
                > 0;
    }
}
