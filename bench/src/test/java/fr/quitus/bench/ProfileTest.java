package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
    @Test
    void a_sample_counts_for_the_innermost_part_on_its_stack() {
        assertThat(Profile.part(List.of(
                        "java.math.BigInteger",
                        "com.nimbusds.jose.crypto.RSASSAVerifier",
                        "org.springframework.security.oauth2.jwt.NimbusJwtDecoder",
                        "org.springframework.security.web.FilterChainProxy",
                        "org.apache.catalina.core.ApplicationFilterChain")))
                .isEqualTo("token: decoding, signature, claims");
        assertThat(Profile.part(List.of(
                        "fr.quitus.domain.commitment.CommitmentDecisions",
                        "fr.quitus.api.ledger.CommitmentHandlers",
                        "org.axonframework.commandhandling.SimpleCommandBus",
                        "fr.quitus.api.door.CommandGate")))
                .isEqualTo("gate, handlers, rules");
        assertThat(Profile.part(List.of("java.lang.Thread"))).isEqualTo("the JDK alone");
    }

    @Test
    void what_ran_is_seen() throws Exception {
        Profile profile = Profile.of(() -> {
            long end = System.nanoTime() + 400_000_000L;
            double sum = 0;
            while (System.nanoTime() < end) {
                sum += Math.sqrt(sum + 1);
            }
            assertThat(sum).isPositive();
        });

        assertThat(profile.table()).contains("| client of the bench |");
    }
}
