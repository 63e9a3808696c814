package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.quitus.app.door.PlainBrowser.Page;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Signing in to the pages at an issuer that is not ours, by code and PKCE, and out of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalSignInTest {
    private static final String CLIENT = "pages-de-l-etat";

    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final Map<String, String> ended = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private HttpServer issuer;
    private RSAKey key;
    private RunningLedger ledger;
    private volatile String audience = "quitus";

    @BeforeAll
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("state").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String uri = uri();
        issuer.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, """
                        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                         "jwks_uri":"%1$s/jwks","end_session_endpoint":"%1$s/logout",
                         "response_types_supported":["code"],"subject_types_supported":["public"],
                         "id_token_signing_alg_values_supported":["RS256"],
                         "code_challenge_methods_supported":["S256"]}""".formatted(uri)));
        issuer.createContext("/jwks", exchange -> json(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        issuer.createContext("/authorize", this::authorize);
        issuer.createContext("/token", this::token);
        issuer.createContext("/logout", exchange -> {
            Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
            ended.putAll(query);
            redirect(exchange, query.getOrDefault("post_logout_redirect_uri", "/nowhere"));
        });
        issuer.start();
        ledger = RunningLedger.start(Map.of(
                "quitus.demonstration",
                "false",
                "quitus.security.issuer-uri",
                uri,
                "quitus.web.client-id",
                CLIENT,
                "quitus.web.client-secret",
                "secret"));
    }

    @AfterAll
    void stop() throws Exception {
        if (ledger != null) {
            ledger.close();
        }
        issuer.stop(0);
    }

    private String uri() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort();
    }

    /** Whoever comes is ada: what she may do, her token says. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
        String code = RunningLedger.newKey();
        asked.put(code, query);
        redirect(
                exchange,
                query.get("redirect_uri") + "?code=" + code + "&state=" + encoded(query.getOrDefault("state", "")));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> request = asked.remove(form.getOrDefault("code", ""));
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":secret").getBytes(StandardCharsets.UTF_8));
        if (request == null
                || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !"S256".equals(request.get("code_challenge_method"))
                || !challenge(form.getOrDefault("code_verifier", "")).equals(request.get("code_challenge"))) {
            failures.add(form + " for " + request);
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        JWTClaimsSet access = ledger.claims("ada", Role.AUDITOR)
                .issuer(uri())
                .audience(audience)
                .build();
        JWTClaimsSet id = new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject("ada")
                .audience(CLIENT)
                .issueTime(access.getIssueTime())
                .expirationTime(access.getExpirationTime())
                .claim("nonce", request.get("nonce"))
                .build();
        json(
                exchange,
                200,
                "{\"access_token\":\"%s\",\"id_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                        .formatted(RunningLedger.sign(access, key), RunningLedger.sign(id, key)));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void json(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    @Test
    void one_signs_in_by_code_and_pkce_and_comes_back_to_what_one_asked_for() {
        audience = "quitus";
        try (PlainBrowser browser = new PlainBrowser(ledger)) {
            Page trail = browser.get("/piste/refus");

            assertThat(failures).isEmpty();
            assertThat(trail.status()).as(trail.html()).isEqualTo(200);
            assertThat(trail.path()).isEqualTo("/piste/refus");
            assertThat(trail.html())
                    .contains("<strong>ada</strong>", "Auditeur")
                    .doesNotContain("Démonstration");
            assertThat(browser.get("/demonstration/identites").status()).isEqualTo(404);
        }
    }

    @Test
    void signing_out_ends_the_session_at_the_issuer_too_and_the_policy_lets_the_form_go_there() {
        audience = "quitus";
        try (PlainBrowser browser = new PlainBrowser(ledger)) {
            Page home = browser.get("/");
            HttpCookie session = browser.session().orElseThrow();
            assertThat(home.header("Content-Security-Policy")).contains("form-action 'self' " + uri());

            Page out = browser.submit(home, "/session/fermer", Map.of());

            assertThat(out.path()).as(out.html()).isEqualTo("/session/fermee");
            assertThat(ended)
                    .containsKey("id_token_hint")
                    .containsEntry("post_logout_redirect_uri", ledger.address() + "/session/fermee");
            Reply old = ledger.send(ledger.request("/piste")
                    .header("Cookie", session.getName() + "=" + session.getValue())
                    .build());
            assertThat(old.status()).as("the old session opens nothing").isEqualTo(302);
            assertThat(old.header("Location")).contains("/session/ouvrir/quitus");
        }
    }

    @Test
    void a_token_that_is_not_for_this_ledger_signs_nobody_in() {
        audience = "autre-service";
        try (PlainBrowser browser = new PlainBrowser(ledger)) {
            Page refused = browser.get("/");

            assertThat(refused.path()).isEqualTo("/session/echec");
            assertThat(refused.html()).contains("Connexion impossible").doesNotContain("<strong>ada</strong>");
        } finally {
            audience = "quitus";
        }
    }

    @Test
    void an_answer_nobody_asked_for_signs_nobody_in() {
        try (PlainBrowser browser = new PlainBrowser(ledger)) {
            assertThat(browser.get("/session/retour/quitus?code=x&state=y").path())
                    .isEqualTo("/session/echec");
        }
    }
}
