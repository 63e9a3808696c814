package fr.quitus.app.projection;

import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CallerClaims;
import fr.quitus.projections.ports.CurrentReader;
import fr.quitus.projections.ports.Reader;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who asks, from the token of the request. */
final class TokenReader implements CurrentReader {
    @Override
    public Reader reader() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw new IllegalStateException("a question was let in without a token");
        }
        Caller caller = CallerClaims.read(token);
        return new Reader(caller.actor().text(), caller.role(), caller.perimeter());
    }
}
