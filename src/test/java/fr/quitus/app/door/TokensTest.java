package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import fr.quitus.domain.actor.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is let in: only a token of our issuer, for us, in time, signed as we sign. */
@ExtendWith(SharedLedger.class)
class TokensTest {
    private final RunningLedger ledger;
    private final Dossiers dossiers;

    TokensTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.dossiers = new Dossiers(ledger);
    }

    @Test
    void no_token_is_401_and_writes_nothing() {
        long head = ledger.log().head();

        Reply reply = ledger.send(ledger.request("/api/v1/commands/DraftCommitment")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", RunningLedger.newKey())
                .POST(BodyPublishers.ofString(dossiers.draft("1.00")))
                .build());

        notAuthenticated(reply);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(ledger.log().head()).isEqualTo(head);
    }

    @Test
    void what_is_no_token_is_401() {
        notAuthenticated(tried("nonsense"));
        notAuthenticated(tried("a.b.c"));
    }

    @Test
    void what_is_no_bearer_header_is_401_even_around_a_good_token() {
        String token = ledger.token("gina", Role.MANAGER);
        assertThat(tried(token).status()).isEqualTo(201);

        for (String header : List.of(
                "Bearer",
                "Bearer ",
                "Bearer =",
                "Bearer" + token,
                "Bearer  " + token,
                "Bearer " + token + " " + token,
                "Bearer " + token + "=x",
                "Bearer " + token + ",",
                "Basic " + token,
                token)) {
            notAuthenticated(ledger.post(token, "DraftCommitment", dossiers.draft("1.00"), "Authorization", header));
        }
        notAuthenticated(ledger.send(ledger.request("/api/v1/openapi-nowhere?access_token=" + token)
                .GET()
                .build()));
    }

    @Test
    void a_token_that_was_let_in_once_lets_no_changed_one_in() {
        String token = ledger.token("gina", Role.MANAGER);
        assertThat(tried(token).status()).isEqualTo(201);
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("MANAGER", "TECH_ADMIN");
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        String otherEnd = parts[2].startsWith("A") ? "B" : "A";

        notAuthenticated(tried(parts[0] + "." + forged + "." + parts[2]));
        notAuthenticated(tried(parts[0] + "." + parts[1] + "." + otherEnd + parts[2].substring(1)));
        assertThat(tried(token).status()).isEqualTo(201);
    }

    @Test
    void no_answer_opens_a_session() {
        assertThat(tried(ledger.token("gina", Role.MANAGER)).header("Set-Cookie"))
                .isEmpty();
        assertThat(tried("nonsense").header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_token_that_nobody_signed_is_401() {
        notAuthenticated(tried(new PlainJWT(ledger.claims("gina", Role.MANAGER).build()).serialize()));
    }

    @Test
    void a_token_signed_with_our_public_key_as_a_secret_is_401() throws JOSEException {
        SignedJWT confused = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                ledger.claims("gina", Role.MANAGER).build());
        confused.sign(new MACSigner(ledger.issuerKey().toRSAPublicKey().getEncoded()));

        notAuthenticated(tried(confused.serialize()));
    }

    @Test
    void a_token_whose_claims_were_changed_is_401() {
        String[] parts = ledger.token("gina", Role.MANAGER).split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"gina\"", "\"omar\"");
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));

        notAuthenticated(tried(parts[0] + "." + forged + "." + parts[2]));
    }

    @Test
    void a_token_that_expired_is_401() {
        Instant past = Instant.now().minusSeconds(3_600);

        notAuthenticated(tried(RunningLedger.sign(
                ledger.claims("gina", Role.MANAGER)
                        .issueTime(Date.from(past.minusSeconds(60)))
                        .notBeforeTime(Date.from(past.minusSeconds(60)))
                        .expirationTime(Date.from(past))
                        .build(),
                ledger.issuerKey())));
    }

    @Test
    void a_token_not_valid_yet_is_401() {
        notAuthenticated(tried(RunningLedger.sign(
                ledger.claims("gina", Role.MANAGER)
                        .notBeforeTime(Date.from(Instant.now().plusSeconds(3_600)))
                        .build(),
                ledger.issuerKey())));
    }

    @Test
    void a_token_for_somebody_else_is_401() {
        notAuthenticated(tried(RunningLedger.sign(
                ledger.claims("gina", Role.MANAGER).audience("chorus").build(), ledger.issuerKey())));
        notAuthenticated(tried(RunningLedger.sign(
                ledger.claims("gina", Role.MANAGER).audience(List.of()).build(), ledger.issuerKey())));
    }

    @Test
    void a_token_of_another_issuer_is_401() throws JOSEException {
        RSAKey theirs =
                new RSAKeyGenerator(2048).keyID(ledger.issuerKey().getKeyID()).generate();

        notAuthenticated(
                tried(RunningLedger.sign(ledger.claims("gina", Role.MANAGER).build(), theirs)));
        notAuthenticated(tried(RunningLedger.sign(
                ledger.claims("gina", Role.MANAGER)
                        .issuer("https://issuer.example")
                        .build(),
                ledger.issuerKey())));
    }

    @Test
    void a_token_that_does_not_say_who_acts_may_do_nothing() {
        var claims = List.of(
                ledger.claims("gina", Role.MANAGER).subject(null),
                ledger.claims("gina", Role.MANAGER).subject("no such name!"),
                ledger.claims("gina", Role.MANAGER).claim("role", null),
                ledger.claims("gina", Role.MANAGER).claim("role", "KING"),
                ledger.claims("gina", Role.MANAGER).claim("posts", List.of("not a post")),
                ledger.claims("gina", Role.MANAGER).claim("delegation", "all"),
                ledger.claims("gina", Role.MANAGER)
                        .claim(
                                "delegation",
                                Map.of(
                                        "id",
                                        "D",
                                        "ceiling",
                                        "1.00",
                                        "from",
                                        "2026-01-01",
                                        "to",
                                        "2026-12-31",
                                        "rank",
                                        "KING")),
                ledger.claims("gina", Role.MANAGER)
                        .claim("delegation", Map.of("id", "D", "ceiling", "1.00", "from", "x", "to", "y")));

        for (var wrong : claims) {
            Reply reply = tried(RunningLedger.sign(wrong.build(), ledger.issuerKey()));

            assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("ROLE_INSUFFISANT");
        }
    }

    @Test
    void the_issuer_gives_a_token_to_a_ready_made_identity_and_to_nobody_else() {
        Reply token = tokenFor("gina", "demo");

        assertThat(token.status()).isEqualTo(200);
        String unit = "0156-DR35-U001"; // of gina's perimeter
        Reply drafted = ledger.post(
                token.text("access_token"),
                "DraftCommitment",
                dossiers.draft("1.00").replace(dossiers.unit, unit));
        assertThat(drafted.status()).as(drafted.toString()).isEqualTo(201);
        assertThat(ledger.post(token.text("access_token"), "DraftCommitment", dossiers.draft("1.00"))
                        .code())
                .isEqualTo("HORS_PERIMETRE");
        assertThat(tokenFor("gina", "wrong").status()).isEqualTo(401);
        assertThat(tokenFor("nobody", "demo").status()).isEqualTo(401);
    }

    private Reply tokenFor(String identity, String password) {
        String basic = Base64.getEncoder().encodeToString((identity + ":" + password).getBytes(StandardCharsets.UTF_8));
        return ledger.send(ledger.request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
    }

    private Reply tried(String token) {
        return ledger.post(token, "DraftCommitment", dossiers.draft("1.00"));
    }

    private static void notAuthenticated(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("NON_AUTHENTIFIE");
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.text("remede")).isNotEmpty();
    }
}
