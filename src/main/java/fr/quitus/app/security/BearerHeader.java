package fr.quitus.app.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * The token of {@code Authorization: Bearer …} (RFC 6750 §2.1) and of nowhere else. It reads what Spring's own resolver
 * reads, without matching a thousand characters with a regular expression.
 */
final class BearerHeader implements BearerTokenResolver {
    private static final String SCHEME = "Bearer";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        int begin = SCHEME.length();
        if (header.length() < begin + 2 || header.charAt(begin) != ' ' || !isToken(header, begin + 1)) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Bearer token is malformed"));
        }
        return header.substring(begin + 1);
    }

    /** One or more characters of base64 or base64url, dots and tildes, then padding. */
    private static boolean isToken(String header, int begin) {
        int at = begin;
        while (at < header.length() && isTokenCharacter(header.charAt(at))) {
            at++;
        }
        int padding = at;
        while (padding < header.length() && header.charAt(padding) == '=') {
            padding++;
        }
        return at > begin && padding == header.length();
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~'
                || c == '+'
                || c == '/';
    }
}
