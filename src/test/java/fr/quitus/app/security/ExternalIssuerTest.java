package fr.quitus.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class ExternalIssuerTest {
    /** So short that each token has the keys asked for again. */
    private static final Duration NO_LIFE = Duration.ofMillis(10);

    private static RSAKey key;
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer issuer;

    @BeforeAll
    static void makeKey() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("state").generate();
    }

    @BeforeEach
    void listen() throws IOException {
        listen(0);
    }

    private void listen(int port) throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        serve("/.well-known/openid-configuration", "{\"jwks_uri\":\"" + address() + "/jwks\"}");
        serve("/jwks", new JWKSet(key.toPublicJWK()).toString());
        issuer.start();
    }

    private void serve(String path, String json) {
        issuer.createContext(path, exchange -> {
            asked.incrementAndGet();
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort();
    }

    private static String token(RSAKey signer) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signer.getKeyID())
                        .build(),
                claims());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .subject("denis")
                .expirationTime(Date.from(Instant.now().plusSeconds(3_600)))
                .build();
    }

    @Test
    void who_comes_while_the_issuer_is_away_is_known_by_its_last_keys() throws Exception {
        NimbusJwtDecoder decoder = ExternalIssuer.decoder(address(), NO_LIFE);
        String token = token(key);
        assertThat(decoder.decode(token).getSubject()).isEqualTo("denis");
        assertThat(asked).hasValue(2);
        issuer.stop(0);
        Thread.sleep(NO_LIFE.multipliedBy(2)); // the keys count no more for themselves

        assertThat(decoder.decode(token).getSubject()).isEqualTo("denis");
        RSAKey another = new RSAKeyGenerator(2048).keyID("state").generate();
        assertThatThrownBy(() -> decoder.decode(token(another))).isInstanceOf(BadJwtException.class);
    }

    @Test
    void an_issuer_that_is_away_at_the_start_is_asked_when_it_is_back() throws Exception {
        NimbusJwtDecoder decoder = ExternalIssuer.decoder(address(), NO_LIFE);
        int port = issuer.getAddress().getPort();
        issuer.stop(0);
        assertThatThrownBy(() -> decoder.decode(token(key)))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
        listen(port);
        Thread.sleep(NO_LIFE);

        assertThat(decoder.decode(token(key)).getSubject()).isEqualTo("denis");
    }

    @Test
    void a_shared_secret_signs_nothing() throws Exception {
        NimbusJwtDecoder decoder = ExternalIssuer.decoder(address(), ExternalIssuer.KEYS_LIFE);
        SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims());
        forged.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

        assertThatThrownBy(() -> decoder.decode(forged.serialize())).isInstanceOf(BadJwtException.class);
    }
}
