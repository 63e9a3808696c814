package fr.quitus.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What was verified once counts for the very same token, and not for longer than it is said. */
class VerifiedTokensTest {
    private static final Instant NOON = Instant.parse("2025-03-02T12:00:00Z");
    private static RSAKey key;

    private final Hands clock = new Hands();
    private int verifications;
    private boolean keyWithdrawn;
    private final VerifiedTokens tokens = tokens();

    @BeforeAll
    static void makeKey() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k").generate();
    }

    private VerifiedTokens tokens() {
        try {
            NimbusJwtDecoder verifier =
                    NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
            JwtTimestampValidator timestamps = new JwtTimestampValidator();
            timestamps.setClock(clock);
            verifier.setJwtValidator(timestamps);
            return new VerifiedTokens(
                    token -> {
                        verifications++;
                        if (keyWithdrawn) {
                            throw new JwtException("the key was withdrawn");
                        }
                        return verifier.decode(token);
                    },
                    clock);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_same_token_is_verified_once() {
        String token = token("gina", NOON.plusSeconds(3_600));

        for (int i = 0; i < 3; i++) {
            assertThat(tokens.decode(token).getSubject()).isEqualTo("gina");
        }

        assertThat(verifications).isEqualTo(1);
    }

    @Test
    void another_token_of_the_same_person_is_verified() {
        tokens.decode(token("gina", NOON.plusSeconds(3_600)));
        tokens.decode(token("gina", NOON.plusSeconds(3_601)));

        assertThat(verifications).isEqualTo(2);
    }

    @Test
    void a_known_token_with_other_claims_or_another_signature_is_refused() {
        String token = token("gina", NOON.plusSeconds(3_600));
        tokens.decode(token);
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("gina", "omar").getBytes(StandardCharsets.UTF_8));
        char other = parts[2].charAt(0) == 'A' ? 'B' : 'A';

        refused(parts[0] + "." + forged + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + "." + other + parts[2].substring(1));
        refused(parts[0] + "." + parts[1] + ".");
        assertThat(tokens.decode(token).getSubject()).isEqualTo("gina");
    }

    @Test
    void a_refusal_is_never_remembered_as_anything_else() {
        refused("nonsense");
        refused("nonsense");

        assertThat(verifications).isEqualTo(2);
        assertThat(tokens.size()).isZero();
    }

    @Test
    void a_token_is_judged_anew_from_the_instant_it_expires() {
        String token = token("gina", NOON.plusSeconds(100));
        tokens.decode(token);

        clock.now = NOON.plusSeconds(100);
        tokens.decode(token); // the verifier grants a minute for clocks that differ
        assertThat(verifications).isEqualTo(2);
        clock.now = NOON.plusSeconds(161);

        refused(token);
    }

    @Test
    void a_withdrawn_key_counts_no_longer_than_a_verification() {
        String token = token("gina", NOON.plus(Duration.ofHours(8)));
        tokens.decode(token);
        keyWithdrawn = true;

        clock.now = NOON.plus(VerifiedTokens.VERIFIED_LIFE).minusMillis(1);
        assertThat(tokens.decode(token).getSubject()).isEqualTo("gina");
        clock.now = NOON.plus(VerifiedTokens.VERIFIED_LIFE);

        refused(token);
    }

    @Test
    void a_clock_set_back_makes_everything_be_verified_again() {
        String token = token("gina", NOON.plusSeconds(3_600));
        tokens.decode(token);
        clock.now = NOON.minusSeconds(1);

        tokens.decode(token);

        assertThat(verifications).isEqualTo(2);
    }

    @Test
    void a_token_without_an_end_is_verified_each_time() {
        String token = token("gina", null);

        tokens.decode(token);
        tokens.decode(token);

        assertThat(verifications).isEqualTo(2);
    }

    @Test
    void no_more_tokens_are_remembered_than_the_limit() {
        VerifiedTokens many = new VerifiedTokens(
                text -> new Jwt(text, NOON, NOON.plusSeconds(3_600), Map.of("alg", "none"), Map.of("sub", "x")), clock);

        for (int i = 0; i < VerifiedTokens.VERIFIED_TOKENS_MAX + 500; i++) {
            many.decode("token-" + i);
        }

        assertThat(many.size()).isLessThanOrEqualTo(VerifiedTokens.VERIFIED_TOKENS_MAX);
    }

    private void refused(String token) {
        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(JwtException.class);
    }

    private static String token(String subject, @Nullable Instant expires) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                    new JWTClaimsSet.Builder()
                            .subject(subject)
                            .issueTime(Date.from(NOON.minusSeconds(60)))
                            .expirationTime(expires == null ? null : Date.from(expires))
                            .build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that stands where it is put. */
    private static final class Hands extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("nobody asks for it");
        }
    }
}
