package fr.quitus.app.admission;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.NotAdmitted;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.admission.Quotas;
import fr.quitus.api.admission.Refusal;
import fr.quitus.api.admission.Visit;
import fr.quitus.api.door.CommandController;
import fr.quitus.api.door.FrontDesk;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;

/**
 * Where a request is let in, right after it is known who sends it: his quota, then the body of a command, then a place.
 * Only then does a controller see it.
 */
final class AdmissionFilter implements Filter {
    private final Admission admission;
    private final Quotas quotas;
    private final Demands demands;
    private final RequestBodies bodies;
    private final Refusals refusals;
    private final Transfers transfers;
    private final Supplier<FrontDesk> desk;

    /**
     * How long a transfer may last that holds a place.
     *
     * @param answerS until an answer is read, in seconds
     * @param bulkS until a file is read or written, in seconds
     */
    record Transfers(int answerS, int bulkS) {
        long end(Pool pool, Lane lane) {
            int seconds = pool == Pool.FILES || lane == Lane.BULK ? bulkS : answerS;
            return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        }
    }

    /** @param desk asked for when there is something to answer: filters are made before the storage is open */
    AdmissionFilter(
            Admission admission,
            Quotas quotas,
            Demands demands,
            RequestBodies bodies,
            Refusals refusals,
            Transfers transfers,
            Supplier<FrontDesk> desk) {
        this.admission = admission;
        this.quotas = quotas;
        this.demands = demands;
        this.bodies = bodies;
        this.refusals = refusals;
        this.transfers = transfers;
        this.desk = desk;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        Route route =
                RouteTable.of(request.getMethod(), request.getServletPath(), request.getHeader(HttpHeaders.ACCEPT));
        Asker asker = route.quota() ? Asker.now() : null;
        if (asker == null) {
            chain.doFilter(request, response);
            return;
        }
        Pool pool = route.pool();
        Lane lane = route.lane();
        if (pool == null || lane == null) {
            if (quotas.take(asker.user())) {
                chain.doFilter(request, response);
            } else {
                refusals.write(response, Refusal.QUOTA);
            }
            return;
        }
        demands.bears(request, asker);
        Visit visit = new Visit(pool, lane, asker.administration(), demands.isAgain(request, pool, asker));
        demands.came(request, pool, asker);
        try {
            if (!quotas.take(asker.user())) {
                throw admission.refused(visit, Refusal.QUOTA);
            }
            if (pool == Pool.COMMANDS) {
                withItsBody(request, response, chain, visit);
            } else {
                long end = transfers.end(pool, lane);
                within(ReadRequest.until(request, end), new EndingResponse(response, end), chain, visit);
            }
        } catch (NotAdmitted e) {
            demands.told(request, pool, asker, refusals.write(response, e.refusal()));
        }
    }

    private void withItsBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Visit visit)
            throws IOException, ServletException {
        RequestBodies.Body body;
        try {
            body = bodies.read(request);
        } catch (RequestBodies.NoRoomException e) {
            throw admission.refused(visit, Refusal.SATURATED);
        } catch (IOException e) {
            // Too slow, or gone: in either case nobody waits for more than this.
            refusals.writeTooSlow(response);
            return;
        }
        try (body) {
            withinOrToTheDesk(request, response, chain, visit, body);
        }
    }

    /** What finds no place is taken in by the front desk, when it is open to that. */
    private void withinOrToTheDesk(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Visit visit,
            RequestBodies.Body body)
            throws IOException, ServletException {
        try {
            within(ReadRequest.of(request, body), response, chain, visit);
        } catch (NotAdmitted e) {
            if (!e.refusal().isOurs() || !desk.get().takesOverflow()) {
                throw e;
            }
            request.setAttribute(CommandController.WITHOUT_PLACE, e.refusal());
            chain.doFilter(ReadRequest.of(request, body), response);
        }
    }

    private void within(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Visit visit)
            throws IOException, ServletException {
        Admission.Pass pass = admission.enter(visit);
        try {
            chain.doFilter(request, response);
        } finally {
            pass.leave(response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
