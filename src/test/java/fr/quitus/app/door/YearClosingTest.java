package fr.quitus.app.door;

import static fr.quitus.app.door.Dossiers.written;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.projections.invariants.InvariantChecker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A year closed by one order, over HTTP, on a ledger of its own: years are never opened again. */
class YearClosingTest {
    private static final String ORDER = "/api/v1/fiscal-years/2025/budget-closing";
    private static final String JANUARY = "2026-01-05T10:00:00+01:00";
    private static final String CLOSING = "2026-01-21T10:00:00+01:00";
    private static final String SPRING = "2026-04-02T10:00:00+02:00";
    private static final int FILES = 12;

    private final RunningLedger ledger = RunningLedger.start(Map.of());
    private final Dossiers first = new Dossiers(ledger).funded();
    private final List<String> requests = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        ledger.close();
    }

    private Reply order(String token, String path, String at, String key) {
        return ledger.postFile(token, path, "application/json", new byte[0], at, "Idempotency-Key", key);
    }

    private Reply act(String token, String name, String json, String at) {
        return ledger.post(token, name, json, "Quitus-Simulated-Time", at);
    }

    /** Signed and not served, liquidated, ordered: what a year leaves behind, on units of their own. */
    private void aYear() {
        first.validated("1000.00");
        requests.add(first.matched(ledger.token("chorus-pro", Role.SYSTEM_INTERFACE), first.paula)
                .id("paymentRequestId"));
        for (int i = 0; i < FILES; i++) {
            requests.add(new Dossiers(ledger).funded().acceptedPayment());
        }
    }

    private void complementary() {
        written(act(first.denis, "EnterComplementaryPeriod", "{\"year\":2025,\"legalRef\":\"Décret\"}", JANUARY));
    }

    private String debited() {
        return written(act(first.bank, "RecordDirectPayment", """
                {"treasuryIban":"FR7630006000011234567890189","servicerReference":"D-1","amount":"800.00",
                 "valueDate":"2025-12-31","fundsCentre":"%s","kind":"PRELEVEMENT","creditor":"Électricité",
                 "subject":"Décembre"}
                """.formatted(first.unit), JANUARY))
                .id("directPaymentId");
    }

    @Test
    void one_order_closes_the_budget_and_another_finds_nothing_left() {
        aYear();
        assertThat(order(first.denis, ORDER, CLOSING, "open").code()).isEqualTo("ETAT_INCOMPATIBLE");
        complementary();
        String direct = debited();
        JsonNode before = ledger.get(first.katia, ORDER).json();
        assertThat(before.at("/left/paymentRequests/count").asInt()).isEqualTo(FILES + 1);
        assertThat(before.at("/left/toRegularise/0/amount").asString()).isEqualTo("800.00");

        Reply refused = order(first.denis, ORDER, CLOSING, "refused");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("DEPENSES_A_REGULARISER");
        assertThat(refused.text("detail")).contains(first.unit);
        written(act(
                first.denis,
                "CarryForwardDirectPayment",
                "{\"directPaymentId\":\"%s\",\"legalRef\":\"Décision\"}".formatted(direct),
                CLOSING));

        JsonNode done = order(first.denis, ORDER, CLOSING, "order").json();
        assertThat(done.path("finished").asBoolean()).as("%s", done).isTrue();
        assertThat(done.path("refusals").asInt()).as("%s", done).isZero();
        assertThat(done.at("/done/CarryForwardPaymentRequest").asInt()).isEqualTo(FILES + 1);
        assertThat(done.at("/done/CarryForwardCommitment").asInt()).isEqualTo(FILES + 2);
        assertThat(done.at("/done/LapseCredits").asInt()).isEqualTo(FILES + 1);
        assertThat(done.at("/left/units/left/cp").asString()).isEqualTo("0.00");
        assertThat(done.path("phase").asString()).isEqualTo("BUDGET_CLOSED");
        long head = ledger.log().head();

        JsonNode again = order(first.denis, ORDER, CLOSING, "again").json();

        assertThat(again.path("finished").asBoolean()).isTrue();
        assertThat(again.path("done").isEmpty()).as("%s", again).isTrue();
        assertThat(ledger.log().head()).isEqualTo(head);
        assertThat(ledger.stream("payment-request:" + requests.getLast()))
                .contains("payment-request-carried-forward.v1");
        assertThat(order(first.katia, ORDER, CLOSING, "katia").status()).isEqualTo(403);
    }

    @Test
    void two_orders_at_once_and_spending_in_the_new_year_leave_the_same_books() throws Exception {
        aYear();
        complementary();
        String dora = ledger.token("dora", Role.BUDGET_DIRECTORATE);
        List<Callable<Reply>> acts = new ArrayList<>();
        acts.add(() -> order(first.denis, ORDER, CLOSING, "denis"));
        acts.add(() -> order(dora, ORDER, CLOSING, "dora"));
        IntStream.range(0, 40)
                .forEach(i -> acts.add(() -> act(first.denis, "OpenCredits", """
                {"year":2026,"programme":"0156","title":"T3","ae":"%d.00","legalRef":"LFI 2026"}
                """.formatted(i + 1), CLOSING)));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Reply> answer : threads.invokeAll(acts)) {
                assertThat(answer.get().status()).as(answer.get().toString()).isIn(200, 201, 409, 503);
            }
        }
        JsonNode end = order(first.denis, ORDER, CLOSING, "end").json();

        assertThat(end.path("finished").asBoolean()).as("%s", end).isTrue();
        for (String request : requests) {
            assertThat(ledger.stream("payment-request:" + request))
                    .as("each is carried on once")
                    .filteredOn("payment-request-carried-forward.v1"::equals)
                    .hasSize(1);
        }
        assertThat(ledger.stream("fiscal-years"))
                .filteredOn("budget-closed.v1"::equals)
                .hasSize(1);
        InvariantChecker checker = ledger.bean(InvariantChecker.class);
        long head = ledger.log().head();
        long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
        while (checker.verdict().position() < head) {
            assertThat(System.nanoTime()).as("%s", checker.verdict()).isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(checker.verdict().broken()).isEmpty();
    }

    @Test
    void what_the_inventory_accrued_is_taken_back_by_one_order() {
        complementary();
        written(act(first.denis, "CloseBudget", "{\"year\":2025}", CLOSING));
        written(act(first.katia, "OpenInventory", "{\"year\":2025}", SPRING));
        written(accrued("INV-1", "ACCRUED_CHARGE", "6113110000", "4686000000"));
        written(accrued("INV-2", "ACCRUED_REVENUE", "4181000000", "7060000000"));
        written(accrued("INV-3", "PROVISION", "6815000000", "1510000000"));
        String path = "/api/v1/fiscal-years/2025/inventory-reversals";

        assertThat(order(first.denis, path, SPRING, "denis").status()).isEqualTo(403);
        JsonNode done = order(first.katia, path, SPRING, "katia").json();

        assertThat(done.at("/done/ReverseInventoryEntry").asInt())
                .as("%s", done)
                .isEqualTo(2);
        assertThat(done.at("/left/inventoryEntries/count").asInt()).isZero();
        assertThat(ledger.stream("manual-entry:INV-1"))
                .containsExactly("manual-entry-posted.v1", "manual-entry-reversed.v1");
        assertThat(ledger.stream("manual-entry:INV-3")).containsExactly("manual-entry-posted.v1");
    }

    private Reply accrued(String entry, String kind, String debited, String credited) {
        return act(first.katia, "EnterManualEntry", """
                {"entry":"%s","kind":"%s","post":"CBCM-FIN","accountingDate":"2025-12-31","reason":"Décembre",
                 "lines":[{"account":"%s","side":"DEBIT","amount":"500.00"},
                          {"account":"%s","side":"CREDIT","amount":"500.00"}]}
                """.formatted(entry, kind, debited, credited), SPRING);
    }
}
