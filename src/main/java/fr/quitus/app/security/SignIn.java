package fr.quitus.app.security;

import fr.quitus.api.ports.LedgerClock;
import fr.quitus.app.QuitusSettings;
import fr.quitus.web.BusinessDay;
import fr.quitus.web.WebPages;
import fr.quitus.web.WebSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * How one signs in to the pages: at the embedded issuer of a demonstration, or at an external one that knows the pages
 * by {@code quitus.web.client-id}. Without either there are no pages.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(SignIn.Possible.class)
@Import(WebPages.class)
class SignIn {
    /** Where the issuer sends back to. */
    static final String RETURN = "/session/retour/quitus";

    private static final String ISSUER = "quitus";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Asked before any bean is made. */
    static final class Possible implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment settings = context.getEnvironment();
            return settings.getProperty("quitus.security.issuer-uri") == null
                    ? settings.getProperty("quitus.demonstration", Boolean.class, true)
                    : settings.getProperty("quitus.web.client-id") != null;
        }
    }

    @Bean
    ClientRegistrationRepository issuers(
            QuitusSettings settings, WebSettings web, LocalAddress address, ObjectProvider<PagesSecret> embedded) {
        String external = settings.security().issuerUri();
        return new InMemoryClientRegistrationRepository(
                external == null ? embedded(address, embedded.getObject()) : external(external, web));
    }

    /** Its addresses are said and not asked for: it answers only once this instance has started. */
    private static ClientRegistration embedded(LocalAddress address, PagesSecret secret) {
        return ClientRegistration.withRegistrationId(ISSUER)
                .clientId(EmbeddedIssuer.PAGES)
                .clientSecret(secret.text())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(address.url() + RETURN)
                .scope(OidcScopes.OPENID)
                .authorizationUri(address.url() + "/oauth2/authorize")
                .tokenUri(address.url() + "/oauth2/token")
                .jwkSetUri(address.url() + "/oauth2/jwks")
                .issuerUri(address.url())
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .clientSettings(withProofKey())
                .build();
    }

    private static ClientRegistration external(String issuer, WebSettings web) {
        return ClientRegistrations.fromOidcIssuerLocation(issuer)
                .registrationId(ISSUER)
                .clientId(String.valueOf(web.clientId()))
                .clientSecret(web.clientSecret())
                .redirectUri("{baseUrl}" + RETURN)
                .scope(OidcScopes.OPENID)
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .clientSettings(withProofKey())
                .build();
    }

    private static ClientRegistration.ClientSettings withProofKey() {
        return ClientRegistration.ClientSettings.builder().requireProofKey(true).build();
    }

    @Bean
    BusinessDay businessDay(LedgerClock clock) {
        return () -> LocalDate.ofInstant(clock.now(), PARIS);
    }
}
