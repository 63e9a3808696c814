package fr.quitus.app.admission;

import fr.quitus.api.door.CommandController;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Retours trop tôt : who was refused and told to wait, and asks the same again within a second of it. */
final class TooSoon {
    /** The least that any refusal says in {@code Retry-After}. */
    static final long TOO_SOON_MS = 1_000;
    /** Refusals remembered, eight bytes each; a newer one takes the slot of an older one. */
    static final int REFUSALS_MAX = 1 << 16;

    private static final int TIME_BITS = 32;
    private static final long TIME_MASK = (1L << TIME_BITS) - 1;

    private final AtomicLongArray refused = new AtomicLongArray(REFUSALS_MAX);
    private final LongSupplier nanos;

    /** @param nanos the time, in nanoseconds since the start */
    TooSoon(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether this demand was refused less than a second ago. */
    boolean came(long demand) {
        long last = refused.get(slot(demand));
        return last != 0 && (last & ~TIME_MASK) == (demand & ~TIME_MASK) && ((now() - last) & TIME_MASK) < TOO_SOON_MS;
    }

    /** This demand is refused now. */
    void refused(long demand) {
        refused.set(slot(demand), (demand & ~TIME_MASK) | now());
    }

    /** Of the token and of what is asked: by its key, or its address when it has none. */
    static long demand(HttpServletRequest request, String token) {
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
