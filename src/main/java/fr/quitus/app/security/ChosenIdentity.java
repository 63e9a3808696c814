package fr.quitus.app.security;

import fr.quitus.web.signin.DemonstrationIdentities;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Who somebody chose to be, kept by the embedded issuer for the one code it then gives: it knows nobody afterwards, so
 * that whoever signs out and in again chooses anew. It shares the session with the pages, and no attribute of it.
 */
final class ChosenIdentity implements SecurityContextRepository, DemonstrationIdentities {
    static final String PAGE = "/demonstration/identites";
    private static final String CHOSEN = ChosenIdentity.class.getName();

    private final List<Identity> identities;
    private final HttpSessionRequestCache awaited = new HttpSessionRequestCache();

    @SuppressWarnings("NullAway") // null is Spring's own word for: nothing is added to the address
    ChosenIdentity(List<ReadyMadeIdentity> identities) {
        this.identities = identities.stream()
                .map(identity ->
                        new Identity(identity.name(), identity.caller().role().name(), identity.function()))
                .toList();
        awaited.setSessionAttrName(CHOSEN + ".awaited");
        awaited.setMatchingRequestParameterName(null);
    }

    /** The demand for a code that waits for a person. */
    HttpSessionRequestCache awaited() {
        return awaited;
    }

    @Override
    public List<Identity> all() {
        return identities;
    }

    @Override
    public @Nullable String choose(Identity identity, HttpServletRequest request, HttpServletResponse response) {
        SavedRequest demand = awaited.getRequest(request, response);
        if (demand == null) {
            return null;
        }
        request.getSession().setAttribute(CHOSEN, identity.name());
        return demand.getRedirectUrl();
    }

    @Override
    @SuppressWarnings("deprecation") // still what the interface asks for
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        HttpSession session = holder.getRequest().getSession(false);
        Object name = session == null ? null : session.getAttribute(CHOSEN);
        if (session == null || !(name instanceof String chosen)) {
            return SecurityContextHolder.createEmptyContext();
        }
        session.removeAttribute(CHOSEN);
        // The token says when somebody signed in, which Spring takes from the factor he did it with.
        GrantedAuthority choice = FactorGrantedAuthority.withAuthority("FACTOR_CHOICE")
                .issuedAt(Instant.ofEpochMilli(session.getLastAccessedTime()))
                .build();
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(chosen, null, List.of(choice)));
    }

    /** Nothing: a client that gave its secret is known for that request alone. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(CHOSEN) != null;
    }
}
