package fr.quitus.bench;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CallerClaims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Tokens as the embedded issuer gives them, for as many people as a measurement needs: the ready-made ones work for two
 * funds centres. An instance with real accounts has no such issuer and believes none of them.
 */
final class CallerTokens {
    private static final Duration LIFE = Duration.ofHours(8);

    private final NimbusJwtEncoder encoder;
    private final String issuer;
    private final String audience;

    /** @param issuer the address of the instance, as it knows it itself */
    CallerTokens(JWKSource<SecurityContext> keys, String issuer, String audience) {
        this.encoder = new NimbusJwtEncoder(keys);
        this.issuer = issuer;
        this.audience = audience;
    }

    /** With the key that the issuer keeps in its data folder, for whoever may read that. */
    static CallerTokens of(Path data, String issuer, String audience) throws IOException {
        Path file = data.resolve("keys").resolve("issuer.jwk");
        try {
            return new CallerTokens(
                    new ImmutableJWKSet<>(new JWKSet(RSAKey.parse(Files.readString(file)))), issuer, audience);
        } catch (ParseException e) {
            throw new IOException(file + " is not the key of an embedded issuer", e);
        }
    }

    String token(Caller caller) {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(caller.actor().text())
                .audience(List.of(audience))
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claims(all -> all.putAll(CallerClaims.write(caller)))
                .build();
        return encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue();
    }
}
