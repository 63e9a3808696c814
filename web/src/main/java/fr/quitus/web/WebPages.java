package fr.quitus.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** All pages; whoever imports it says how one signs in, by a {@code ClientRegistrationRepository}. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(WebSettings.class)
public class WebPages {
    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("fr/quitus/web/messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // French first, whatever the machine speaks.
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    /** French until the person says otherwise: what a browser prefers is often what its maker preferred. */
    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver languages = new CookieLocaleResolver("langue");
        languages.setDefaultLocale(Locale.FRENCH);
        languages.setCookieMaxAge(LANGUAGE_KEPT);
        languages.setCookieHttpOnly(true);
        languages.setCookieSameSite("Lax");
        return languages;
    }
}
