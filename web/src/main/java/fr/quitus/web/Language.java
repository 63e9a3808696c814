package fr.quitus.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** {@code ?langue=en} or {@code fr} on any page changes the language from that page on. */
final class Language implements HandlerInterceptor {
    static final String PARAMETER = "langue";
    private static final Map<String, Locale> SPOKEN = Map.of("fr", Locale.FRENCH, "en", Locale.ENGLISH);

    private final LocaleResolver resolver;

    Language(LocaleResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable String asked = request.getParameter(PARAMETER);
        Locale spoken = asked == null ? null : SPOKEN.get(asked);
        if (spoken != null) {
            resolver.setLocale(request, response, spoken);
        }
        return true;
    }
}
