package fr.quitus.app.admission;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.admission.Refusal;
import fr.quitus.api.door.CommandController;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Retours trop tôt: whoever was refused and told to wait, and asks the same again within a second of it while there is
 * still no place, is refused before anybody asks who he is or reads what he sends: a storm of repeats costs little.
 */
final class TooSoon implements Filter {
    /** The least that any refusal says in {@code Retry-After}. */
    static final long TOO_SOON_MS = 1_000;
    /** Refusals remembered, eight bytes each; a newer one takes the slot of an older one. */
    static final int REFUSALS_MAX = 1 << 16;

    private static final int TIME_BITS = 32;
    private static final long TIME_MASK = (1L << TIME_BITS) - 1;

    private final AtomicLongArray refused = new AtomicLongArray(REFUSALS_MAX);
    private final Admission admission;
    private final Refusals refusals;
    private final LongSupplier nanos;

    /** @param nanos the time, in nanoseconds since the start */
    TooSoon(Admission admission, LongSupplier nanos) {
        this.admission = admission;
        this.refusals = new Refusals(admission.retryAfter());
        this.nanos = nanos;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        long demand = demand(request, token);
        if (cameLately(demand)) {
            Route route =
                    RouteTable.of(request.getMethod(), request.getServletPath(), request.getHeader(HttpHeaders.ACCEPT));
            Pool pool = route.pool();
            Lane lane = route.lane();
            if (pool != null && lane != null && admission.isFull(pool, lane)) {
                admission.refusedUnseen(lane);
                refusals.write(response, Refusal.RETRIES);
                return;
            }
        }
        chain.doFilter(request, response);
        if (response.getHeader(HttpHeaders.RETRY_AFTER) != null) {
            refused.set(slot(demand), (demand & ~TIME_MASK) | now());
        }
    }

    private boolean cameLately(long demand) {
        long last = refused.get(slot(demand));
        return last != 0 && (last & ~TIME_MASK) == (demand & ~TIME_MASK) && ((now() - last) & TIME_MASK) < TOO_SOON_MS;
    }

    /** Of the token and of what is asked: by its key, or its address when it has none. */
    private static long demand(HttpServletRequest request, String token) {
        String key = request.getHeader(CommandController.KEY_HEADER);
        String what = key == null ? address(request) : key;
        long hash = (31L * token.hashCode() + what.hashCode()) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }

    private static String address(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        return request.getMethod() + request.getRequestURI() + (query == null ? "" : '?' + query);
    }

    private static int slot(long demand) {
        return (int) (demand & (REFUSALS_MAX - 1));
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong()) & TIME_MASK;
    }
}
