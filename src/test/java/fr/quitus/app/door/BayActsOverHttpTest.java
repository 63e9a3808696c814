package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.BaysSeen;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.domain.actor.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Orders on bays, as the exploitation gives them, while persons go on writing. */
class BayActsOverHttpTest {
    private static final Duration PATIENCE = Await.PATIENCE;
    private static final String WHY = "{\"reason\":\"remplacement du disque\"}";
    private static final String DRAFT = """
            {"year": 2025, "fundsCentre": "0156-DR35-U001", "type": "BON_COMMANDE", "subject": "Papier",
             "supplier": {"siret": "13000495500015", "name": "Fournitures de l’Ouest"},
             "lines": [{"imputation": {"functionalArea": "0156-01", "title": "T3", "account": "6113110000"},
             "amount": "1.00"}]}
            """;

    @Test
    void are_given_by_the_exploitation_alone_with_a_reason_and_lose_no_command() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(Map.of("quitus.storage.mode", "bays"))) {
            EmbeddedBays bays = ledger.bean(LedgerStorage.class).bays().orElseThrow();
            String tess = ledger.token("tess", Role.TECH_ADMIN);
            BaysSeen.awaitAllCounting(bays);

            assertThat(order(ledger, ledger.token("ada", Role.AUDITOR), "c/drain", WHY)
                            .status())
                    .isEqualTo(403);
            assertThat(order(ledger, ledger.token("gina", Role.MANAGER), "c/promote", WHY)
                            .status())
                    .isEqualTo(403);
            for (String act : List.of("drain", "remove", "add", "promote", "reseed")) {
                Reply silent = order(ledger, tess, "c/" + act, "{\"reason\":\" \"}");
                assertThat(silent.status()).as(act).isEqualTo(400);
                assertThat(silent.code()).isEqualTo("REQUETE_INVALIDE");
            }
            refused(order(ledger, tess, "d/drain", WHY), 404, "BAIE_INCONNUE");
            refused(order(ledger, tess, "a/drain", WHY), 409, "BAIE_PRIMAIRE");
            refused(order(ledger, tess, "b/remove", WHY), 409, "BAIE_NON_ECARTEE");
            assertThat(BaysSeen.counting(bays)).as("nothing was changed").isEqualTo(3);

            try (Drafts drafts = new Drafts(ledger)) {
                drafts.awaitMore();
                Reply drained = order(ledger, tess, "c/drain", WHY);
                assertThat(drained.status()).as(drained.toString()).isEqualTo(200);
                assertThat(drained.json().path("changed").asBoolean()).isTrue();
                assertThat(order(ledger, tess, "C/drain", WHY)
                                .json()
                                .path("changed")
                                .asBoolean())
                        .as("repeated")
                        .isFalse();
                refused(order(ledger, tess, "b/promote", WHY), 409, "AUTRE_BAIE_A_L_ECART");
                BaysSeen.await(bays, BayName.C, BayState.DRAINED);
                drafts.awaitMore();

                Reply added = order(ledger, tess, "c/add", WHY);
                assertThat(added.status()).as(added.toString()).isEqualTo(202);
                BaysSeen.awaitAllCounting(bays);

                Reply promoted = order(ledger, tess, "b/promote", WHY);
                assertThat(promoted.status()).as(promoted.toString()).isEqualTo(200);
                assertThat(bays.primary()).isEqualTo(BayName.B);
                drafts.awaitMore();
                BaysSeen.awaitAllCounting(bays);
            }
        }
    }

    @Test
    void are_refused_where_the_storage_is_run_by_others() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(Map.of())) {
            refused(order(ledger, ledger.token("tess", Role.TECH_ADMIN), "c/drain", WHY), 409, "BAIES_AILLEURS");
        }
    }

    /** Somebody who drafts one commitment after the other, and asks again with the same key when told to wait. */
    private static final class Drafts implements AutoCloseable {
        private final RunningLedger ledger;
        private final String gina;
        private final List<Long> positions = new CopyOnWriteArrayList<>();
        private final List<Reply> unexpected = new CopyOnWriteArrayList<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;

        Drafts(RunningLedger ledger) {
            this.ledger = ledger;
            this.gina = ledger.token("gina", Role.MANAGER);
            Reply opened = ledger.post(
                    ledger.token("denis", Role.BUDGET_DIRECTORATE),
                    "OpenCredits",
                    "{\"year\":2025,\"programme\":\"0156\",\"title\":\"T3\","
                            + "\"ae\":\"1000000.00\",\"cp\":\"900000.00\",\"legalRef\":\"LFI\"}");
            assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
            this.thread = Thread.ofPlatform().start(this::draft);
        }

        private void draft() {
            while (!over.get()) {
                String key = RunningLedger.newKey();
                Reply reply = ledger.post(gina, "DraftCommitment", DRAFT, "Idempotency-Key", key);
                while (reply.status() == 503) {
                    LockSupport.parkNanos(100_000_000);
                    reply = ledger.post(gina, "DraftCommitment", DRAFT, "Idempotency-Key", key);
                }
                if (reply.status() == 201) {
                    positions.add(reply.json().path("position").asLong());
                } else {
                    unexpected.add(reply);
                    return;
                }
            }
        }

        void awaitMore() {
            int before = positions.size();
            Await.until("drafts", () -> positions.size() > before + 20 || !unexpected.isEmpty());
        }

        /** Every acknowledged draft is in the log, once. */
        @Override
        public void close() throws InterruptedException {
            over.set(true);
            thread.join();
            assertThat(unexpected).isEmpty();
            Set<Long> distinct = new HashSet<>(positions);
            assertThat(positions).hasSameSizeAs(distinct);
            Set<Long> logged = new HashSet<>();
            ledger.log().read(-1, 100_000).forEach(event -> {
                if (event.name().startsWith("commitment-drafted")) {
                    logged.add(event.position());
                }
            });
            assertThat(logged).isEqualTo(distinct);
        }
    }

    private static Reply order(RunningLedger ledger, String token, String path, String body) {
        return ledger.send(ledger.request("/api/v1/bays/" + path)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static void refused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.text("remede")).isNotBlank();
    }
}
