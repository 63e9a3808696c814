package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the exploitation may do, and nobody else. */
@ExtendWith(SharedLedger.class)
class OperationsTest {
    private final RunningLedger ledger;

    OperationsTest(RunningLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void only_the_exploitation_rebuilds_or_drops_a_projection() {
        for (Role role : Role.values()) {
            int expected = role == Role.TECH_ADMIN ? 200 : 403;

            Reply ended = ledger.rebuild(ledger.token("somebody", role), "[\"trialbalance\"]");

            assertThat(ended.status()).as(role.name()).isEqualTo(expected);
        }
        assertThat(posted(Role.AUDITOR, "/api/v1/projections/trialbalance/drop").status())
                .isEqualTo(403);
    }

    @Test
    void bays_and_projections_are_shown_to_the_exploitation_and_the_auditor_only() {
        for (String path : new String[] {"/api/v1/bays", "/api/v1/projections", "/actuator/prometheus"}) {
            assertThat(shown(Role.TECH_ADMIN, path).status()).as(path).isEqualTo(200);
            assertThat(shown(Role.AUDITOR, path).status()).as(path).isEqualTo(200);
            assertThat(shown(Role.PUBLIC_ACCOUNTANT, path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void dead_letters_are_for_the_exploitation_only() {
        for (Role role : Role.values()) {
            int expected = role == Role.TECH_ADMIN ? 200 : 403;

            assertThat(shown(role, "/api/v1/dead-letters").status())
                    .as(role.name())
                    .isEqualTo(expected);
            assertThat(posted(role, "/api/v1/dead-letters/trialbalance/replay").status())
                    .as(role.name())
                    .isEqualTo(expected);
        }
        assertThat(shown(Role.TECH_ADMIN, "/api/v1/dead-letters?projection=trialbalance")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_letter_or_a_view_nobody_knows_is_404_in_french() {
        Reply letter = posted(Role.TECH_ADMIN, "/api/v1/dead-letters/trialbalance/7/replay");
        Reply view = posted(Role.TECH_ADMIN, "/api/v1/dead-letters/nothing/replay");

        assertThat(letter.status()).isEqualTo(404);
        assertThat(letter.json().path("code").asString()).isEqualTo("LETTRE_INCONNUE");
        assertThat(letter.json().path("detail").asString()).contains("n° 7");
        assertThat(view.status()).isEqualTo(404);
        assertThat(view.json().path("code").asString()).isEqualTo("VUE_INCONNUE");
    }

    @Test
    void a_projection_nobody_knows_is_404() {
        Reply rebuilt = ledger.rebuild(ledger.token("somebody", Role.TECH_ADMIN), "[\"nothing\"]");

        assertThat(rebuilt.status()).isEqualTo(404);
        assertThat(rebuilt.code()).isEqualTo("PROJECTION_INCONNUE");
        assertThat(posted(Role.TECH_ADMIN, "/api/v1/projections/nothing/drop").status())
                .isEqualTo(404);
    }

    private Reply posted(Role role, String path) {
        return ledger.send(ledger.request(path)
                .header("Authorization", "Bearer " + ledger.token("somebody", role))
                .POST(BodyPublishers.noBody())
                .build());
    }

    private Reply shown(Role role, String path) {
        return ledger.send(ledger.request(path)
                .header("Authorization", "Bearer " + ledger.token("somebody", role))
                .GET()
                .build());
    }
}
