package fr.quitus.app.door;

import static fr.quitus.app.door.Dossiers.written;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A closing whose node stops in the middle of it: the next goes on with what is left, and nothing is done twice. */
class ClosingInterruptedTest {
    private static final String ORDER = "/api/v1/fiscal-years/2025/budget-closing";
    private static final String JANUARY = "2026-01-05T10:00:00+01:00";
    private static final String CLOSING = "2026-01-21T10:00:00+01:00";
    private static final int FILES = 10;

    @TempDir
    Path data;

    private final List<String> requests = new ArrayList<>();
    private final List<String> units = new ArrayList<>();

    private RunningLedger node() {
        return RunningLedger.start(Map.of("quitus.data", data.toString()));
    }

    private static Reply order(RunningLedger ledger, String key) {
        return ledger.postFile(
                ledger.token("denis", Role.BUDGET_DIRECTORATE),
                ORDER,
                "application/json",
                new byte[0],
                CLOSING,
                "Idempotency-Key",
                key);
    }

    private static Reply act(RunningLedger ledger, Role role, String name, String at) {
        String json =
                name.equals("EnterComplementaryPeriod") ? "{\"year\":2025,\"legalRef\":\"Décret\"}" : "{\"year\":2025}";
        return ledger.post(ledger.token(role.name(), role), name, json, "Quitus-Simulated-Time", at);
    }

    private void aYear(RunningLedger ledger) {
        for (int i = 0; i < FILES; i++) {
            Dossiers dossiers = new Dossiers(ledger).funded();
            requests.add(dossiers.acceptedPayment());
            units.add(dossiers.unit);
        }
        written(act(ledger, Role.BUDGET_DIRECTORATE, "EnterComplementaryPeriod", JANUARY));
    }

    /** Until the budget is closed and the first file carried on, or everything is done already. */
    private static void awaitActs(RunningLedger ledger, long head, Future<?> order) {
        long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
        while (ledger.log().head() < head + 2 && !order.isDone()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void the_next_node_finishes_it_and_no_act_is_done_twice() throws IOException {
        try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            RunningLedger first = node();
            aYear(first);
            long head = first.log().head();
            // Its node goes away under it: whatever it was answered is nobody's concern.
            Future<Reply> order = caller.submit(() -> order(first, "first"));
            awaitActs(first, head, order);
            first.close();
        }

        try (RunningLedger second = node()) {
            JsonNode end = order(second, "second").json();

            assertThat(end.path("finished").asBoolean()).as("%s", end).isTrue();
            assertThat(end.path("refusals").asInt()).as("%s", end).isZero();
            for (String request : requests) {
                assertThat(second.stream("payment-request:" + request))
                        .filteredOn("payment-request-carried-forward.v1"::equals)
                        .as("once")
                        .hasSize(1);
            }
            for (String unit : units) {
                assertThat(second.stream("envelope:2025/" + unit + "/HT2"))
                        .filteredOn("credits-lapsed.v1"::equals)
                        .hasSize(1);
            }
            assertThat(second.stream("fiscal-years"))
                    .filteredOn("budget-closed.v1"::equals)
                    .hasSize(1);
        }
    }
}
