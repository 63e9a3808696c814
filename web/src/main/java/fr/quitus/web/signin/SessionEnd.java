package fr.quitus.web.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that has lasted as long as any may, however busy it is. */
final class SessionEnd extends OncePerRequestFilter {
    private final Duration longest;
    private final Clock clock;

    SessionEnd(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && !clock.instant()
                        .isBefore(
                                Instant.ofEpochMilli(session.getCreationTime()).plus(longest))) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
