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
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Émetteur d'identités embarqué : gives tokens to the ready-made identities, {@code POST /oauth2/token} with the
 * identity's name and password, and signs them in to the pages. Only a demonstration has it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "quitus.demonstration", havingValue = "true", matchIfMissing = true)
class EmbeddedIssuer {
    /** A working day. */
    static final Duration TOKEN_LIFE = Duration.ofHours(8);
    /** The least there is: the password stands in the README, a slow hash of it only slows every start and token. */
    private static final int HASH_LOG_ROUNDS = 4;
    /** Name of the pages among the clients; no identity is called so. */
    static final String PAGES = "quitus-pages";

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
    SecurityFilterChain tokenEndpoint(HttpSecurity http, ChosenIdentity chosen) throws Exception {
        return http.securityMatcher("/oauth2/**", "/.well-known/**")
                .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(chosen))
                .requestCache(cache -> cache.requestCache(chosen.awaited()))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(ChosenIdentity.PAGE),
                        PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/oauth2/authorize")))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    ChosenIdentity chosenIdentity(QuitusSettings settings) {
        return new ChosenIdentity(ReadyMadeIdentity.all(settings.fiscalYear()));
    }

    /** Lasts as long as the instance runs. */
    @Bean
    PagesSecret pagesSecret() {
        return new PagesSecret(UUID.randomUUID().toString());
    }

    /** The pages of this very instance. */
    @Bean
    RegisteredClient pagesAsClient(LocalAddress address, PagesSecret secret, PasswordEncoder passwords) {
        return RegisteredClient.withId(PAGES)
                .clientId(PAGES)
                .clientSecret(passwords.encode(secret.text()))
                .clientName("Quitus")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(address.url() + SignIn.RETURN)
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }

    @Bean
    PasswordEncoder passwords() {
        return new BCryptPasswordEncoder(HASH_LOG_ROUNDS);
    }

    @Bean
    RegisteredClientRepository identities(
            QuitusSettings settings, RegisteredClient pagesAsClient, PasswordEncoder passwords) {
        return new IdentityRepository(
                ReadyMadeIdentity.all(settings.fiscalYear()), pagesAsClient, TOKEN_LIFE, passwords);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(QuitusSettings settings) {
        Map<String, ReadyMadeIdentity> byName = ReadyMadeIdentity.all(settings.fiscalYear()).stream()
                .collect(Collectors.toMap(ReadyMadeIdentity::name, Function.identity()));
        return context -> {
            if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                return; // who signed in, told to the pages alone: what he may do stands in the other token
            }
            String client = context.getRegisteredClient().getClientId();
            ReadyMadeIdentity identity = byName.get(
                    client.equals(PAGES)
                            ? Objects.requireNonNull(context.<Authentication>getPrincipal())
                                    .getName()
                            : client);
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
