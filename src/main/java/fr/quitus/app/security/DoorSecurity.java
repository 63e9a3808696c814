package fr.quitus.app.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import fr.quitus.api.admission.RetryAfter;
import fr.quitus.api.door.DoorProblems;
import fr.quitus.api.door.Problem;
import fr.quitus.api.openapi.OpenApiController;
import fr.quitus.app.QuitusSettings;
import fr.quitus.domain.actor.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Every request but health and the API's description bears a token: signed by our issuer, for our audience, not
 * expired.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuitusSettings.class)
class DoorSecurity {

    @Bean
    LocalAddress localAddress(@Value("${server.port:8080}") int port) {
        return new LocalAddress("http://127.0.0.1:" + port);
    }

    @Bean
    @Order(2)
    SecurityFilterChain door(HttpSecurity http, RetryAfter retryAfter) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**", "/actuator/health", OpenApiController.PATH, "/error")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/projections/**")
                        .hasRole(Role.TECH_ADMIN.name())
                        .requestMatchers("/api/v1/dead-letters", "/api/v1/dead-letters/**")
                        .hasRole(Role.TECH_ADMIN.name()) // they tell of files, whatever the perimeter
                        .requestMatchers("/api/v1/rebuilds", "/api/v1/rebuilds/**")
                        .hasRole(Role.TECH_ADMIN.name())
                        .requestMatchers(HttpMethod.POST, "/api/v1/bays/**")
                        .hasRole(Role.TECH_ADMIN.name())
                        .requestMatchers(HttpMethod.POST, "/api/v1/front-desk/**")
                        .hasRole(Role.TECH_ADMIN.name())
                        .requestMatchers("/api/v1/proofs/entries/**")
                        .hasAnyRole(Role.AUDITOR.name(), Role.BUDGET_CONTROLLER.name()) // they show what was decided
                        .requestMatchers(HttpMethod.POST, "/api/v1/proofs/keys")
                        .hasRole(Role.TECH_ADMIN.name())
                        .requestMatchers("/api/v1/proofs/**")
                        .hasAnyRole(Role.AUDITOR.name(), Role.BUDGET_CONTROLLER.name(), Role.TECH_ADMIN.name())
                        .requestMatchers(
                                "/api/v1/projections/**",
                                "/api/v1/bays",
                                "/api/v1/archive",
                                "/api/v1/admission",
                                "/actuator/**")
                        .hasAnyRole(Role.TECH_ADMIN.name(), Role.AUDITOR.name())
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new BearerHeader())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(DoorSecurity::withRole))
                        .withObjectPostProcessor(issuerAway(retryAfter))
                        .authenticationEntryPoint((request, response, e) -> problem(response, 401)))
                .exceptionHandling(
                        handling -> handling.accessDeniedHandler((request, response, e) -> problem(response, 403)))
                // Who acts is said by each request and kept for it alone: no session is looked for, made or managed.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(session -> session.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .servletApi(servlet -> servlet.disable())
                .csrf(csrf -> csrf.disable()) // no cookie carries authority here
                .build();
    }

    /** A token that cannot be verified because its issuer is away is no bad token, and no fault of ours. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> issuerAway(RetryAfter retryAfter) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler((request, response, e) -> {
                    if (e instanceof AuthenticationServiceException) {
                        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.seconds()));
                        problem(response, DoorProblems.issuerAway());
                    } else {
                        problem(response, 401);
                    }
                });
                return filter;
            }
        };
    }

    /** Spring's own firewall, with its rule on header values checked character by character and not by a pattern. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(DoorSecurity::isHeaderValue);
        return firewall;
    }

    /** Assigned characters, and no control character but the tab. */
    static boolean isHeaderValue(String value) {
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            if (!Character.isDefined(c) || (Character.isISOControl(c) && c != '\t')) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** Each filter timed by itself cost a tenth of a command; http.server.requests still times the whole. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** The role of the token, for the few paths that are no business of the ledger's. */
    private static JwtAuthenticationToken withRole(Jwt token) {
        String role = token.getClaimAsString("role");
        return new JwtAuthenticationToken(
                token, role == null ? List.of() : List.of(new SimpleGrantedAuthority("ROLE_" + role)));
    }

    @Bean
    JwtDecoder tokenDecoder(QuitusSettings settings, LocalAddress address, ObjectProvider<RSAKey> embedded, Clock clock)
            throws JOSEException {
        String external = settings.security().issuerUri();
        NimbusJwtDecoder decoder = external == null
                ? NimbusJwtDecoder.withPublicKey(key(embedded).toRSAPublicKey())
                        .signatureAlgorithm(SignatureAlgorithm.RS256)
                        .build()
                : ExternalIssuer.decoder(external, ExternalIssuer.KEYS_LIFE);
        String issuer = external == null ? address.url() : external;
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD,
                        audience -> audience != null
                                && audience.contains(settings.security().audience()))));
        return new VerifiedTokens(decoder, clock);
    }

    private static RSAKey key(ObjectProvider<RSAKey> embedded) {
        RSAKey key = embedded.getIfAvailable();
        if (key == null) {
            throw new IllegalStateException(
                    "real accounts (quitus.demonstration=false) need an issuer: set quitus.security.issuer-uri");
        }
        return key;
    }

    private static void problem(HttpServletResponse response, int status) throws IOException {
        problem(response, DoorProblems.ofStatus(status));
    }

    private static void problem(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(DoorProblems.MEDIA_TYPE);
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(DoorProblems.json(problem));
    }
}
