package fr.quitus.web.signin;

import fr.quitus.web.WebSettings;
import jakarta.servlet.ServletException;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The chain of the pages: a session in a cookie, hence forms with a token of their own, and nothing loaded, framed or
 * sent elsewhere. Programs have the door, which knows neither session nor cookie; no address belongs to both.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    /** Name of the issuer's registration. */
    static final String ISSUER = "quitus";

    private static final String COOKIE = "quitus-session";
    private static final String OPEN = "/session/ouvrir";
    private static final String END_SESSION = "end_session_endpoint";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /** What is not ours: the interface, its issuer of demonstration, and what the server says when all else fails. */
    private static final RequestMatcher PAGES = new NegatedRequestMatcher(
            new OrRequestMatcher(Stream.of("/api/**", "/actuator/**", "/oauth2/**", "/.well-known/**", "/error")
                    .map(PathPatternRequestMatcher::pathPattern)
                    .map(RequestMatcher.class::cast)
                    .toList()));

    @Bean
    @Order(0)
    SecurityFilterChain pages(
            HttpSecurity http,
            WebSettings settings,
            PersonService people,
            RequestCache wantedPages,
            EntryPoint entry,
            ClientRegistrationRepository registrations,
            Clock clock)
            throws Exception {
        AccessDeniedHandlerImpl refused = new AccessDeniedHandlerImpl();
        refused.setErrorPage("/session/refusee");
        return http.securityMatcher(PAGES)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/session/**", "/ressources/**", "/demonstration/**", "/aide", "/accessibilite")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.authorizationEndpoint(endpoint -> endpoint.baseUri(OPEN))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri("/session/retour/*"))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
                        .failureUrl("/session/echec")
                        .loginPage(OPEN + "/" + ISSUER))
                .logout(logout -> logout.logoutUrl("/session/fermer").logoutSuccessHandler(signedOut(registrations)))
                .requestCache(cache -> cache.requestCache(wantedPages))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(entry).accessDeniedHandler(refused))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId())
                        .maximumSessions(settings.sessionsMax())
                        .expiredUrl("/session/expiree"))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(POLICY + sentOnTo(issuer(registrations))))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(
                        new SessionEnd(Duration.ofHours(settings.sessionMaxH()), clock),
                        SecurityContextHolderFilter.class)
                .build();
    }

    /** Signed out here, and at the issuer when it says where; back to a page of ours either way. */
    private static LogoutSuccessHandler signedOut(ClientRegistrationRepository registrations) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        handler.setDefaultTargetUrl("/session/fermee");
        handler.setPostLogoutRedirectUri("{baseUrl}/session/fermee");
        return handler;
    }

    /** A browser follows the form of signing out no further than the policy lets forms go. */
    private static String sentOnTo(ClientRegistration issuer) {
        Object end = issuer.getProviderDetails().getConfigurationMetadata().get(END_SESSION);
        if (end == null) {
            return "";
        }
        URI address = URI.create(end.toString());
        return " " + address.getScheme() + "://" + address.getAuthority();
    }

    private static ClientRegistration issuer(ClientRegistrationRepository registrations) {
        return Objects.requireNonNull(registrations.findByRegistrationId(ISSUER), "no issuer is called " + ISSUER);
    }

    /** Where somebody was going before he was sent to sign in. */
    @Bean
    @SuppressWarnings("NullAway") // null is Spring's own word for: nothing is added to the address
    RequestCache wantedPages() {
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        wanted.setMatchingRequestParameterName(null);
        wanted.setRequestMatcher(PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/**"));
        return wanted;
    }

    /** In the session, not by the person's name: two sessions of one person have a token each. */
    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    /** Counts sessions that end, so that a person is not kept out by those she left. */
    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionsThatEnd() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    /** The cookie is the session: no script reads it, no other site sends it with a form, no address bears it. */
    @Bean
    ServletContextInitializer sessionCookie(WebSettings settings) {
        return context -> {
            context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
            context.setSessionTimeout(settings.sessionIdleMin());
            context.getSessionCookieConfig().setName(COOKIE);
            context.getSessionCookieConfig().setHttpOnly(true);
        };
    }

    /** The issuer sends back by a link, which Lax lets through; a form of another site it does not. */
    @Bean
    CookieSameSiteSupplier sameSite() {
        return CookieSameSiteSupplier.ofLax().whenHasName(COOKIE);
    }

    @Bean
    EntryPoint entryPoint(ClientRegistrationRepository registrations) {
        return new EntryPoint(issuer(registrations));
    }

    /** Where somebody unknown is sent: to the issuer, and back to what he asked for. */
    static final class EntryPoint extends LoginUrlAuthenticationEntryPoint {
        EntryPoint(ClientRegistration issuer) {
            super(origin(Objects.requireNonNull(issuer.getRedirectUri())) + OPEN + "/" + ISSUER);
        }

        /** The issuer sends back to one address; whoever came by another name of this machine goes on under that. */
        private static String origin(String redirect) {
            return redirect.startsWith("{") ? "" : redirect.substring(0, redirect.indexOf("/session/"));
        }

        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
                throws IOException, ServletException {
            if (request.getHeader("HX-Request") == null) {
                super.commence(request, response, e);
                return;
            }
            // A part of a page cannot sign in: the whole page is asked for again, and that can.
            response.setHeader("HX-Refresh", "true");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
