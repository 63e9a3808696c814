package fr.quitus.web;

import fr.quitus.web.ledger.LedgerConnection;
import jakarta.servlet.MultipartConfigElement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** All pages; whoever imports it says how one signs in, by a {@code ClientRegistrationRepository}. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import(LedgerConnection.class)
@EnableConfigurationProperties(WebSettings.class)
public class WebPages {
    private static final long DOCUMENT_BYTES_MAX = 20L * 1024 * 1024;
    private static final long FORM_BYTES_MAX = DOCUMENT_BYTES_MAX + 64 * 1024;
    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    /** A form may bring one document, as large as the interface takes. */
    @Bean
    MultipartConfigElement documentsInForms() {
        return new MultipartConfigElement("", DOCUMENT_BYTES_MAX, FORM_BYTES_MAX, 0);
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames("fr/quitus/web/messages", "fr/quitus/web/actes");
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
