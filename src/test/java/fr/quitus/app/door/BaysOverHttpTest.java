package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.domain.actor.Role;
import fr.quitus.proofs.merkle.Proofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What each bay is, as the exploitation sees it: the ledger's log read in each of them. */
class BaysOverHttpTest {
    @Test
    void each_bay_tells_its_place_its_disk_its_position_its_root_its_lag_and_its_last_look() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(Map.of("quitus.storage.mode", "bays"))) {
            EmbeddedBays bays = ledger.bean(LedgerStorage.class).bays().orElseThrow();
            String tess = ledger.token("tess", Role.TECH_ADMIN);
            Await.until("three bays that hold everything", () -> serving(bays) == 3 && whole(ledger, tess));

            JsonNode shown = ledger.get(tess, "/api/v1/bays").json();

            long head = ledger.log().head();
            assertThat(shown.path("rootsAsOf").asLong()).isEqualTo(head);
            assertThat(shown.path("rootsDiffer").asBoolean()).isFalse();
            String root = Base64.getEncoder().encodeToString(new Proofs(ledger.log()).root(head + 1));
            assertThat(shown.path("items")).hasSize(3);
            for (JsonNode bay : shown.path("items")) {
                assertThat(bay.path("root").asString()).isEqualTo(root);
                assertThat(bay.path("position").asLong()).isEqualTo(head);
                assertThat(bay.path("lagEvents").asLong()).isZero();
                assertThat(bay.path("lagSeconds").asLong()).isZero();
                assertThat(Path.of(bay.path("folder").asString())).isDirectory();
                assertThat(bay.path("device").asString()).isNotEmpty();
                assertThat(bay.path("sharesDeviceWith"))
                        .as("folders of one test lie on one disk")
                        .hasSize(2);
                assertThat(Instant.parse(bay.path("probedAt").asString())).isBefore(Instant.now());
                assertThat(bay.path("probesAbandoned").asLong()).isZero();
            }
            assertThat(ledger.get(tess, "/actuator/prometheus").body())
                    .contains("quitus_bay_position{bay=\"a\"} " + (double) head)
                    .contains("quitus_bay_state{bay=\"a\",state=\"PRIMARY\"} 1.0")
                    .contains("quitus_bay_lag_bytes{bay=\"b\"}")
                    .contains("quitus_bay_lag_events{bay=\"c\"} 0.0")
                    .contains("quitus_bay_lag_seconds{bay=\"c\"} 0.0")
                    .contains("quitus_bay_probe_age_seconds{bay=\"a\"}")
                    .contains("quitus_bay_probes_abandoned{bay=\"a\"} 0.0")
                    .contains("quitus_bay_roots_differ 0.0");

            // What cannot be read is left out, and nobody is kept waiting for it.
            Path home = Path.of(folder(shown, "c"));
            Await.until("a file where the folder of c was", () -> isReplacedByAFile(bays, home));
            AtomicReference<JsonNode> answer = new AtomicReference<>(shown);
            Await.until("c lost", () -> state(answer, ledger, tess, "c").equals("LOST"));
            JsonNode lost = bay(answer.get(), "c");
            assertThat(lost.path("position").isNull() || lost.path("position").isMissingNode())
                    .as(lost.toString())
                    .isTrue();
            assertThat(ledger.get(tess, "/api/v1/bays").json().path("rootsAsOf").asLong())
                    .isEqualTo(head);
            Files.delete(home);
            Await.until("c back", () -> serving(bays) == 3);
        }
    }

    /** The bay is filled again as soon as it is lost: it is destroyed until nothing can be filled. */
    private static boolean isReplacedByAFile(EmbeddedBays bays, Path home) {
        bays.destroy(BayName.C);
        try {
            Files.createFile(home);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long serving(EmbeddedBays bays) {
        return bays.statuses().stream()
                .filter(status -> List.of(BayState.PRIMARY, BayState.QUORUM).contains(status.state()))
                .filter(status -> status.probedAt() != null)
                .count();
    }

    /** The standbys have applied what they received. */
    private static boolean whole(RunningLedger ledger, String token) {
        JsonNode shown = ledger.get(token, "/api/v1/bays").json();
        return shown.path("rootsAsOf").asLong() == ledger.log().head();
    }

    /** Asks anew, and keeps the answer: the next may be of a bay that is back. */
    private static String state(AtomicReference<JsonNode> answer, RunningLedger ledger, String token, String name) {
        answer.set(ledger.get(token, "/api/v1/bays").json());
        return bay(answer.get(), name).path("state").asString();
    }

    private static String folder(JsonNode shown, String name) {
        return bay(shown, name).path("folder").asString();
    }

    private static JsonNode bay(JsonNode shown, String name) {
        for (JsonNode bay : shown.path("items")) {
            if (bay.path("name").asString().equals(name)) {
                return bay;
            }
        }
        throw new AssertionError("no bay " + name + " in " + shown);
    }
}
