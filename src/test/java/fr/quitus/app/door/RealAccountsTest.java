package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import fr.quitus.domain.actor.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An instance with real accounts: no ready-made identity, no simulated time, the State's own issuer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealAccountsTest {
    private HttpServer issuer;
    private RSAKey key;
    private RunningLedger ledger;

    @BeforeAll
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("state").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\",\"subject_types_supported\":[\"public\"]}"
                        .formatted(issuerUri(), issuerUri()));
        serve("/jwks", new JWKSet(key.toPublicJWK()).toString());
        issuer.start();
        ledger =
                RunningLedger.start(Map.of("quitus.demonstration", "false", "quitus.security.issuer-uri", issuerUri()));
    }

    private String issuerUri() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort();
    }

    private void serve(String path, String json) {
        issuer.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    void stop() throws Exception {
        if (ledger != null) {
            ledger.close();
        }
        issuer.stop(0);
    }

    @Test
    void a_caller_never_names_the_time_of_an_act() {
        Reply reply = ledger.post(denis(), "OpenCredits", Dossiers.open());

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("HORODATAGE_REFUSE");
        assertThat(ledger.log().head()).isEqualTo(-1);
    }

    @Test
    void a_person_of_the_state_s_issuer_is_let_in() {
        String key = RunningLedger.newKey();

        Reply reply = ledger.send(ledger.request("/api/v1/commands/AssignAccountingPost")
                .header("Authorization", "Bearer " + denis())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(
                        "{\"fundsCentre\":\"0156-DR35-U001\",\"post\":\"CBCM-FIN\",\"effectiveFrom\":\"2025-02-30\"}"))
                .build());

        // Authentic, in his role, and told what is wrong with the date: the door is open to him.
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/effectiveFrom");
    }

    @Test
    void nobody_gets_a_token_here_and_a_demonstration_s_token_is_worth_nothing() throws Exception {
        Reply token = ledger.send(ledger.request("/oauth2/token")
                .header("Authorization", "Basic ZGVuaXM6ZGVtbw==")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        RSAKey embedded = new RSAKeyGenerator(2048).keyID("state").generate();
        String forged = RunningLedger.sign(
                ledger.claims("denis", Role.BUDGET_DIRECTORATE)
                        .issuer(issuerUri())
                        .build(),
                embedded);

        assertThat(token.status()).isEqualTo(401);
        assertThat(ledger.post(forged, "OpenCredits", Dossiers.open()).status()).isEqualTo(401);
    }

    @Test
    void a_node_starts_without_the_issuer_and_tells_whose_fault_it_is() throws Exception {
        HttpServer away = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String uri = "http://127.0.0.1:" + away.getAddress().getPort();
        away.stop(0);
        try (RunningLedger node =
                RunningLedger.start(Map.of("quitus.demonstration", "false", "quitus.security.issuer-uri", uri))) {
            String token = RunningLedger.sign(
                    ledger.claims("denis", Role.BUDGET_DIRECTORATE).issuer(uri).build(), key);

            Reply reply = node.post(token, "OpenCredits", Dossiers.open());

            assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("EMETTEUR_INDISPONIBLE");
            assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
            assertThat(node.send(node.request("/actuator/health/liveness").build())
                            .status())
                    .isEqualTo(200);
        }
    }

    private String denis() {
        return RunningLedger.sign(
                ledger.claims("denis", Role.BUDGET_DIRECTORATE)
                        .issuer(issuerUri())
                        .build(),
                key);
    }
}
