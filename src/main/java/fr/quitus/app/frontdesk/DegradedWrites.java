package fr.quitus.app.frontdesk;

import fr.quitus.api.door.FrontDesk;
import fr.quitus.eventstore.EventLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/** Mode dégradé : every answer says that acts are not written now, refusals and pages too. */
final class DegradedWrites extends OncePerRequestFilter {
    /** On every answer while acts are not written. */
    static final String HEADER = "Quitus-Degraded";
    /** What it stands for, in French; a header has no accents. */
    static final String DETAIL_HEADER = "Quitus-Degraded-Detail";

    static final String WRITES = "writes";
    static final String DESK_OPEN =
            "Le registre ne prend pas d'actes en ce moment : le guichet les prend, et les chiffres sont ceux d'avant.";
    static final String NO_DESK =
            "Le registre ne prend pas d'actes en ce moment : ils attendent, et les chiffres sont ceux d'avant.";

    private final Supplier<FrontDesk> desk;
    private final Supplier<EventLog> log;

    DegradedWrites(Supplier<FrontDesk> desk, Supplier<EventLog> log) {
        this.desk = SingletonSupplier.of(desk);
        this.log = SingletonSupplier.of(log);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean open = desk.get().isOpen();
        if (open || !log.get().health().writable()) {
            response.setHeader(HEADER, WRITES);
            response.setHeader(DETAIL_HEADER, open ? DESK_OPEN : NO_DESK);
        }
        chain.doFilter(request, response);
    }
}
