package fr.quitus.app.admission;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.admission.Refusal;
import fr.quitus.api.admission.Visit;
import fr.quitus.api.door.FrontDesk;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Tourniquet : before anybody asks who somebody is or reads what he sends, it refuses those of whom it is certain that
 * they will find no place: whoever asks the same again too soon, and whoever bears a token that was seen before and
 * would be refused at once. It lets nobody in: who passes is asked everything, and may still be refused.
 */
final class Turnstile implements Filter {
    private final Admission admission;
    private final Demands demands;
    private final Refusals refusals;
    private final TooSoon tooSoon;
    private final Supplier<FrontDesk> desk;

    /** @param desk asked for when there is something to answer: filters are made before the storage is open */
    Turnstile(Admission admission, Demands demands, Refusals refusals, TooSoon tooSoon, Supplier<FrontDesk> desk) {
        this.admission = admission;
        this.demands = demands;
        this.refusals = refusals;
        this.tooSoon = tooSoon;
        this.desk = desk;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        Route route = token == null
                ? Route.OPEN
                : RouteTable.of(request.getMethod(), request.getServletPath(), request.getHeader(HttpHeaders.ACCEPT));
        Pool pool = route.pool();
        Lane lane = route.lane();
        if (token == null || pool == null || lane == null) {
            chain.doFilter(request, response);
            return;
        }
        long demand = TooSoon.demand(request, token);
        if (tooSoon.came(demand) && admission.isBeyondItsShare(pool, lane)) {
            admission.refusedUnseen(lane);
            refusals.write(response, Refusal.RETRIES);
            return;
        }
        Asker asker = demands.bearer(request);
        Refusal refusal = asker == null ? null : certain(request, asker, pool, lane);
        if (asker == null || refusal == null) {
            chain.doFilter(request, response);
        } else {
            demands.told(request, pool, asker, refusals.write(response, refusal));
        }
        if (response.getHeader(HttpHeaders.RETRY_AFTER) != null) {
            tooSoon.refused(demand);
        }
    }

    private @Nullable Refusal certain(HttpServletRequest request, Asker asker, Pool pool, Lane lane) {
        if (pool == Pool.COMMANDS && desk.get().takesOverflow()) {
            return null; // what finds no place may be deposited
        }
        return admission.refusedAtOnce(
                new Visit(pool, lane, asker.administration(), demands.isAgain(request, pool, asker)));
    }
}
