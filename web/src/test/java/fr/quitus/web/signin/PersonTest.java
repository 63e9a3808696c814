package fr.quitus.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;

class PersonTest {
    private static Person delegated() {
        Instant now = Instant.EPOCH;
        Map<String, Object> delegation =
                Map.of("id", "DEL-1", "ceiling", "500000.00", "from", "2025-02-01", "to", "2025-06-30");
        return new Person(
                new OidcIdToken("id", now, now.plusSeconds(60), Map.of("sub", "omar")),
                new Jwt(
                        "token",
                        now,
                        now.plusSeconds(60),
                        Map.of("alg", "none"),
                        Map.of("sub", "omar", "role", "AUTHORISING_OFFICER", "delegation", delegation)));
    }

    @Test
    void a_delegation_is_in_force_from_its_first_day_to_its_last() {
        Person omar = delegated();

        assertThat(omar.delegationOn(LocalDate.of(2025, 1, 31))).isNull();
        assertThat(omar.delegationOn(LocalDate.of(2025, 2, 1))).isNotNull();
        assertThat(omar.delegationOn(LocalDate.of(2025, 6, 30))).isNotNull();
        assertThat(omar.delegationOn(LocalDate.of(2025, 7, 1))).isNull();
    }

    @Test
    void who_has_none_has_none() {
        assertThat(People.of("gina", "MANAGER").delegationOn(LocalDate.EPOCH)).isNull();
    }
}
