package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A node killed with signal 9 while its desk takes deposits, and again while it files them. */
class FrontDeskKillsTest {
    private static final int ROUNDS = Boolean.getBoolean("quitus.drill") ? 20 : 1;
    private static final int DEPOSITORS = 4;
    private static final long SEED = Long.getLong("quitus.seed", 20_251_123L);
    private static final String DRAFT = """
            {"year": 2025, "fundsCentre": "0156-DR35-U001", "type": "BON_COMMANDE", "subject": "Papier",
             "supplier": {"siret": "13000495500015", "name": "Fournitures de l’Ouest"},
             "lines": [{"imputation": {"functionalArea": "0156-01", "title": "T3", "account": "6113110000"},
             "amount": "1.00"}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothing_is_lost_and_nothing_is_done_twice() throws Exception {
        Path data = folder.resolve("data");
        Random random = new Random(SEED);
        Set<String> receipts = ConcurrentHashMap.newKeySet();
        long decidedBefore = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String told = "round " + round + " of seed " + SEED;
            long head;
            try (QuitusProcess taking = start(data)) {
                try (LedgerHttp http = LedgerHttp.of(data)) {
                    awaitNothingWaiting(http, told);
                    head = head(http);
                    decidedBefore = accepted(http);
                    Reply opened = http.post("tess", "/api/v1/front-desk/open", "{\"reason\":\"exercice\"}", Map.of());
                    assertThat(opened.ok()).as(told + opened.text()).isTrue();
                    depositUntilKilled(http, taking, receipts, round, 100 + random.nextInt(300));
                }
            }
            try (QuitusProcess filing = start(data)) {
                try (LedgerHttp http = LedgerHttp.of(data)) {
                    int decided = random.nextInt(100);
                    long base = decidedBefore;
                    QuitusProcess.await(told + ": some deposits decided", () -> {
                        JsonNode desk = desk(http);
                        return desk.path("accepted").asLong() >= base + decided
                                || desk.path("waiting").asLong() == 0;
                    });
                }
                filing.kill();
                filing.awaitEnd();
            }
            try (QuitusProcess last = start(data)) {
                try (LedgerHttp http = LedgerHttp.of(data)) {
                    awaitNothingWaiting(http, told);
                    assertThat(desk(http).path("refused").asLong()).as(told).isZero();
                    long accepted = accepted(http);
                    assertThat(head(http) - head)
                            .as(told + ": one event for each deposit accepted, whoever heard of it")
                            .isEqualTo(accepted - decidedBefore);
                    assertThat(accepted).as(told).isGreaterThanOrEqualTo(receipts.size());
                    assertEveryReceiptIsAnotherCommitment(http, receipts, told);
                }
                last.interrupt();
                last.awaitEnd();
            }
        }
    }

    /** Some go on depositing until the node is gone; what was answered is remembered. */
    private static void depositUntilKilled(
            LedgerHttp http, QuitusProcess node, Set<String> receipts, int round, int acknowledged) throws Exception {
        AtomicInteger keys = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        try (ExecutorService depositors = Executors.newFixedThreadPool(DEPOSITORS)) {
            for (int i = 0; i < DEPOSITORS; i++) {
                depositors.execute(() -> {
                    while (node.isAlive()) {
                        String key = "kill-" + round + "-" + keys.incrementAndGet();
                        try {
                            Reply reply = http.post(
                                    "gina",
                                    "/api/v1/commands/DraftCommitment",
                                    DRAFT,
                                    Map.of(
                                            "Idempotency-Key",
                                            key,
                                            "Quitus-Simulated-Time",
                                            "2025-06-02T10:00:00+02:00"));
                            if (reply.status() == 202) {
                                receipts.add(reply.header("Quitus-Deposit").orElseThrow());
                                answered.incrementAndGet();
                            }
                        } catch (LedgerHttp.Unreachable e) {
                            Thread.onSpinWait(); // killed, or slow: whether it lives tells which
                        }
                    }
                });
            }
            QuitusProcess.await("deposits", () -> answered.get() >= acknowledged);
            node.kill();
            node.awaitEnd();
        }
        assertThat(answered.get()).isGreaterThanOrEqualTo(acknowledged);
    }

    private static void assertEveryReceiptIsAnotherCommitment(LedgerHttp http, Set<String> receipts, String told) {
        Set<String> commitments = new HashSet<>();
        for (String receipt : receipts) {
            JsonNode deposit =
                    http.get("gina", "/api/v1/deposits/" + receipt, -1).json();
            assertThat(deposit.path("state").asString()).as(told + deposit).isEqualTo("ACCEPTÉ");
            assertThat(commitments.add(
                            deposit.path("ids").path("commitmentNumber").asString()))
                    .as(told + deposit)
                    .isTrue();
        }
        assertThat(commitments).hasSameSizeAs(receipts);
    }

    private static void awaitNothingWaiting(LedgerHttp http, String told) {
        QuitusProcess.await(told + ": nothing waiting", () -> {
            JsonNode desk = desk(http);
            return desk.path("waiting").isNumber() && desk.path("waiting").asLong() == 0;
        });
    }

    private static JsonNode desk(LedgerHttp http) {
        return http.get("tess", "/api/v1/front-desk", -1).json();
    }

    private static long accepted(LedgerHttp http) {
        return desk(http).path("accepted").asLong();
    }

    /** Of the log, as health tells it: views may be behind. */
    private static long head(LedgerHttp http) {
        return http.get("tess", "/api/v1/bays", -1)
                .json()
                .path("items")
                .valueStream()
                .mapToLong(bay -> bay.path("position").asLong(-1))
                .max()
                .orElse(-1);
    }

    private QuitusProcess start(Path data) throws Exception {
        QuitusProcess started = QuitusProcess.run(
                folder,
                Map.of("QUITUS_FRONT_DESK_ENABLED", "true"),
                "start",
                "--data",
                data.toString(),
                "--port",
                String.valueOf(LocalPort.any()));
        started.awaitText("Quitus répond sur http://127.0.0.1:");
        return started;
    }
}
