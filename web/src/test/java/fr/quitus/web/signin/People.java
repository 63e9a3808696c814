package fr.quitus.web.signin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;

/** People as they have signed in. */
public final class People {
    private People() {}

    public static Person of(String name, String role) {
        Instant now = Instant.EPOCH;
        Instant later = now.plusSeconds(60);
        return new Person(
                new OidcIdToken("id", now, later, Map.of("sub", name)),
                new Jwt(
                        "token",
                        now,
                        later,
                        Map.of("alg", "none"),
                        Map.of("sub", name, "role", role, "funds_centres", List.of("*"))));
    }
}
