package fr.quitus.app.admission;

import fr.quitus.api.door.Administration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Demandeur : who sends a request, as authentication has found.
 *
 * @param user whose quota it counts against
 * @param administration whose share it counts against
 */
record Asker(String user, String administration) {
    /** Absent when nobody is authenticated: security lets such a request through to open pages alone. */
    static @Nullable Asker now() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return null;
        }
        if (authentication.getPrincipal() instanceof Jwt token) {
            String subject = token.getSubject();
            return new Asker(subject == null ? "" : subject, Administration.of(token));
        }
        return new Asker(authentication.getName(), authentication.getName());
    }
}
