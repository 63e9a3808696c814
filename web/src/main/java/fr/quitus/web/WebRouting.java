package fr.quitus.web;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.LedgerConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What a page may ask for among its parameters: the {@link Ledger} as who looks at it may ask it. */
@Configuration(proxyBeanMethods = false)
class WebRouting implements WebMvcConfigurer {
    private static final String ISSUER = "quitus";

    private final LedgerConnection connection;
    private final LocaleResolver locales;
    private final OAuth2AuthorizedClientManager tokens;

    WebRouting(
            LedgerConnection connection,
            LocaleResolver locales,
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientRepository clients) {
        this.connection = connection;
        this.locales = locales;
        DefaultOAuth2AuthorizedClientManager manager = new DefaultOAuth2AuthorizedClientManager(registrations, clients);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken()
                .build());
        this.tokens = manager;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new Language(locales)).excludePathPatterns("/api/**", "/actuator/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new LedgerArgument());
    }

    private final class LedgerArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Ledger.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return new Ledger(connection, token(request));
        }

        /** @throws ClientAuthorizationRequiredException when it has run out: one signs in again and comes back */
        private String token(NativeWebRequest request) {
            Authentication person = SecurityContextHolder.getContext().getAuthentication();
            if (person == null) {
                throw new ClientAuthorizationRequiredException(ISSUER);
            }
            OAuth2AuthorizedClient client = tokens.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(ISSUER)
                    .principal(person)
                    .attribute(
                            HttpServletRequest.class.getName(),
                            Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)))
                    .attribute(
                            HttpServletResponse.class.getName(),
                            Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)))
                    .build());
            if (client == null) {
                throw new ClientAuthorizationRequiredException(ISSUER);
            }
            return client.getAccessToken().getTokenValue();
        }
    }
}
