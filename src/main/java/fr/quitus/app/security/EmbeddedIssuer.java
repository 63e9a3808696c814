package fr.quitus.app.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import fr.quitus.api.door.CallerClaims;
import fr.quitus.app.QuitusSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Émetteur d'identités embarqué : gives tokens to the ready-made identities, {@code POST /oauth2/token} with the
 * identity's name and password. Only a demonstration without an external issuer has it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "quitus.demonstration", havingValue = "true", matchIfMissing = true)
class EmbeddedIssuer {
    /** A working day. */
    static final Duration TOKEN_LIFE = Duration.ofHours(8);
    /** The least there is: the password stands in the README, a slow hash of it only slows every start and token. */
    private static final int HASH_LOG_ROUNDS = 4;

    @Bean
    RSAKey issuerKey(QuitusSettings settings) {
        return SigningKey.in(settings.data());
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(RSAKey issuerKey) {
        return new ImmutableJWKSet<>(new JWKSet(issuerKey));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(LocalAddress address) {
        return AuthorizationServerSettings.builder().issuer(address.url()).build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoint(HttpSecurity http) throws Exception {
        return http.securityMatcher("/oauth2/**", "/.well-known/**")
                .oauth2AuthorizationServer(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    PasswordEncoder passwords() {
        return new BCryptPasswordEncoder(HASH_LOG_ROUNDS);
    }

    @Bean
    RegisteredClientRepository identities(QuitusSettings settings, PasswordEncoder passwords) {
        return new IdentityRepository(ReadyMadeIdentity.all(settings.fiscalYear()), TOKEN_LIFE, passwords);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(QuitusSettings settings) {
        Map<String, ReadyMadeIdentity> byName = ReadyMadeIdentity.all(settings.fiscalYear()).stream()
                .collect(Collectors.toMap(ReadyMadeIdentity::name, Function.identity()));
        return context -> {
            ReadyMadeIdentity identity =
                    byName.get(context.getRegisteredClient().getClientId());
            if (identity == null) {
                throw new IllegalStateException("a token is asked for an identity nobody made");
            }
            context.getClaims()
                    .subject(identity.caller().actor().text())
                    .audience(List.of(settings.security().audience()))
                    .claims(claims -> claims.putAll(CallerClaims.write(identity.caller())));
        };
    }
}
